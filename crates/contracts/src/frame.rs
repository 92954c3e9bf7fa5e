//! The slots around everything: the page as a whole, and what stands before it.

mod global_header;
mod help_menu;
mod login;
mod right_hand_side;
mod root;

pub use self::{
    global_header::{GlobalHeader, GlobalHeaderAction, GlobalHeaderProps},
    help_menu::{HelpMenu, HelpMenuProps},
    login::{Login, LoginAction, LoginProps},
    right_hand_side::{RightHandSide, RightHandSideAction, RightHandSideKind, RightHandSideProps},
    root::{Root, RootAction, RootProps},
};
