//! The slots of the list of posts and of each post.

mod action;
mod body;
mod center_toast;
mod post;

pub use self::{
    action::{PostActionEntry, PostActionEntryAction, PostActionEntryProps},
    body::{PostBody, PostBodyAction, PostBodyProps},
    center_toast::{CenterToast, CenterToastAction, CenterToastProps},
    post::{Post, PostAction, PostSlotProps},
};
