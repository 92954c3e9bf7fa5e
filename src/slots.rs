//! Where each slot of the chat stands: what it hands out, what shows by default, what its content
//! may ask for. One file per slot.

mod center_toast;
mod channel_header;
mod channel_header_button;
mod login;
mod message_box;
mod post;
mod post_action;
mod post_body;
mod profile_popover;
mod profile_popover_actions;
mod profile_popover_attributes;
mod root;
mod sidebar;
mod sidebar_header;
mod sidebar_row;
mod team_sidebar;

use runtime::Runtime;

pub use self::{
    center_toast::CenterToastSlot,
    channel_header::ChannelHeaderSlot,
    channel_header_button::ChannelHeaderButtonSlot,
    login::LoginSlot,
    message_box::MessageBoxSlot,
    post::{PostSlot, PostSlotProps},
    post_action::PostActionSlot,
    post_body::PostBodySlot,
    profile_popover::ProfilePopoverSlot,
    profile_popover_actions::ProfilePopoverActionsSlot,
    profile_popover_attributes::ProfilePopoverAttributesSlot,
    root::RootSlot,
    sidebar::{SidebarSlot, section_title},
    sidebar_header::SidebarHeaderSlot,
    sidebar_row::SidebarRowSlot,
    team_sidebar::TeamSidebarSlot,
};

/// Makes every slot known, so that plugins may contribute before it first appears.
pub fn define_all(runtime: &Runtime) {
    macro_rules! define {
        ($($contract:ident $about:tt)*) => { $(runtime.define::<contracts::$contract>();)* };
    }
    contracts::each_slot!(define);
}
