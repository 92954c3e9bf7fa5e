//! The slots around everything: the page as a whole, and what stands before it.

mod dialog;
mod error_page;
mod global_header;
mod help_menu;
mod login;
mod right_hand_side;
mod root;

pub use self::{
    dialog::{Dialog, DialogAction, DialogName, DialogProps},
    error_page::{ErrorPage, ErrorPageAction, ErrorPageKind, ErrorPageProps},
    global_header::{GlobalHeader, GlobalHeaderAction, GlobalHeaderProps},
    help_menu::{HelpMenu, HelpMenuProps},
    login::{Login, LoginAction, LoginProps},
    right_hand_side::{RightHandSide, RightHandSideAction, RightHandSideKind, RightHandSideProps},
    root::{Root, RootAction, RootProps},
};
