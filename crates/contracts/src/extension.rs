//! The slots that plugins bring to the page as a whole: places beside the chat, panels, pages.

mod app_bar;
mod global;
mod main_menu;
mod page;
mod panel;
mod product;
mod product_switcher;
mod settings_page;
mod user_setting;

pub use self::{
    app_bar::{AppBar, AppBarAction, AppBarProps},
    global::{Global, GlobalProps},
    main_menu::{MainMenu, MainMenuProps},
    page::{Page, PageAction, PageProps},
    panel::{Panel, PanelAction, PanelProps},
    product::{Product, ProductAction, ProductProps},
    product_switcher::{ProductSwitcher, ProductSwitcherProps},
    settings_page::{SettingsPage, SettingsPageAction, SettingsPageProps},
    user_setting::{UserSetting, UserSettingAction, UserSettingProps},
};
