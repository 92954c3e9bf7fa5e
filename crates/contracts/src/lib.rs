//! The slots of the chat: ids, typed props, typed actions.
//!
//! A slot's id, props and actions are a promise to plugin authors: a change that breaks a plugin
//! gets a new id (`.v2`), and the old slot stays until its deprecation ends.
//! TypeScript declarations for JavaScript authors are generated from here into
//! `types/mortise.d.ts`, and what a tool may want to know of the slots into `types/catalogue.json`.
//! With the feature `fixtures` it also holds an example of each slot in each state.
//! This crate knows nothing of Yew or the DOM.

#![deny(missing_docs)]

mod model;
mod root;
mod login;
mod team_sidebar;
mod sidebar;
mod sidebar_header;
mod sidebar_row;
mod channel_header;
mod channel_header_button;
mod profile_popover;
mod post;
mod post_body;
mod post_action;
mod message_box;
mod center_toast;
mod admin_console_setting;
mod all;
mod tokens;
#[cfg(feature = "fixtures")]
pub mod fixtures;
#[cfg(test)]
mod typescript;
#[cfg(test)]
mod catalogue;

pub use admin_console_setting::{
    AdminConsoleSetting, AdminConsoleSettingAction, AdminConsoleSettingProps,
};
pub use all::{ALL, SlotInfo};
pub use center_toast::{CenterToast, CenterToastAction, CenterToastProps};
pub use channel_header::{ChannelHeader, ChannelHeaderAction, ChannelHeaderProps};
pub use channel_header_button::{
    ChannelHeaderButton, ChannelHeaderButtonAction, ChannelHeaderButtonProps,
};
pub use login::{Login, LoginAction, LoginProps};
pub use message_box::{MessageBox, MessageBoxAction, MessageBoxProps};
pub use model::{ChannelKind, ChannelProps, PostProps, Presence, TeamProps, UserProps};
pub use post::{Post, PostAction, PostSlotProps};
pub use post_action::{PostActionEntry, PostActionEntryAction, PostActionEntryProps};
pub use post_body::{PostBody, PostBodyAction, PostBodyProps};
pub use profile_popover::{
    ProfilePopover, ProfilePopoverAction, ProfilePopoverActions, ProfilePopoverAttributes,
    ProfilePopoverAttributesProps, ProfilePopoverProps,
};
pub use root::{Root, RootAction, RootProps};
pub use sidebar::{Sidebar, SidebarAction, SidebarProps, SidebarSection};
pub use sidebar_header::{SidebarHeader, SidebarHeaderAction, SidebarHeaderProps};
pub use sidebar_row::{SidebarRow, SidebarRowAction, SidebarRowProps};
pub use slots::{Contract, NoAction, Shape};
pub use team_sidebar::{TeamSidebar, TeamSidebarAction, TeamSidebarEntry, TeamSidebarProps};
pub use tokens::TOKENS;

/// The catalogue of slots as JSON: a list with id, shape, kinds, group, summary, deprecation, and
/// the JSON Schemas of props and actions, in the order of [`ALL`].
///
/// Texts for tools; what a program needs at run time is in [`ALL`].
#[cfg(feature = "fixtures")]
pub const CATALOGUE: &str = include_str!("../types/catalogue.json");
