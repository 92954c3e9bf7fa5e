//! The slots in which a person writes.

mod action;
mod banner;
mod message_box;

pub use self::{
    action::{MessageBoxActionEntry, MessageBoxActionEntryAction, MessageBoxActionEntryProps},
    banner::{MessageBoxBanner, MessageBoxBannerProps},
    message_box::{MessageBox, MessageBoxAction, MessageBoxProps},
};
