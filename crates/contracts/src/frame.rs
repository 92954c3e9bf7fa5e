//! The slots around everything: the page as a whole, and what stands before it.

mod login;
mod root;

pub use self::{
    login::{Login, LoginAction, LoginProps},
    root::{Root, RootAction, RootProps},
};
