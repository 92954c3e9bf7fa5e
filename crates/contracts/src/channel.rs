//! The slots of an open channel that are no posts.

mod header;
mod header_button;

pub use self::{
    header::{ChannelHeader, ChannelHeaderAction, ChannelHeaderProps},
    header_button::{ChannelHeaderButton, ChannelHeaderButtonAction, ChannelHeaderButtonProps},
};
