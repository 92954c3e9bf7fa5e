//! The slots around everything: the page as a whole, and what stands before it.

mod login;
mod right_hand_side;
mod root;

pub use self::{
    login::{Login, LoginAction, LoginProps},
    right_hand_side::{RightHandSide, RightHandSideAction, RightHandSideKind, RightHandSideProps},
    root::{Root, RootAction, RootProps},
};
