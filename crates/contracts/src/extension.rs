//! The slots that plugins bring to the page as a whole: places beside the chat, panels, pages.

mod app_bar;
mod global;
mod page;
mod panel;

pub use self::{
    app_bar::{AppBar, AppBarAction, AppBarProps},
    global::{Global, GlobalProps},
    page::{Page, PageAction, PageProps},
    panel::{Panel, PanelAction, PanelProps},
};
