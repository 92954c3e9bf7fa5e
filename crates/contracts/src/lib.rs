//! The slots of the chat: ids, typed props, typed actions.
//!
//! A slot's id, props and actions are a promise to plugin authors: a change that breaks a plugin
//! gets a new id (`.v2`), and the old slot stays until its deprecation ends.
//! TypeScript declarations for JavaScript authors are generated from here into
//! `types/mortise.d.ts`, and what a tool may want to know of the slots into `types/catalogue.json`.
//! With the feature `fixtures` it also holds an example of each slot in each state.
//! This crate knows nothing of Yew or the DOM.

#![deny(missing_docs)]

#[macro_use]
mod each_slot;
mod model;
mod frame;
mod sidebar;
mod channel;
mod people;
mod posts;
mod files;
mod writing;
mod search;
mod console;
mod extension;
mod all;
pub mod hooks;
mod forerunner;
mod tokens;
#[cfg(feature = "fixtures")]
pub mod fixtures;
#[cfg(test)]
mod typescript;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod slots_page;

pub use all::{ALL, SlotInfo};
pub use channel::*;
pub use console::*;
pub use extension::*;
pub use files::*;
pub use forerunner::{FORERUNNER, Home, Method};
pub use frame::*;
pub use hooks::{CreatedChannel, DesktopNote, DesktopNoteAnswer, SlashCommand, SlashCommandAnswer};
pub use hooks::{HOOKS, HookInfo, OutgoingPost, PostAnswer, PostText, PostUpdate};
pub use model::{ChannelKind, ChannelProps, EmbedProps, FileProps, PostProps, Presence};
pub use model::{ReactionProps, TeamProps, UserProps};
pub use people::*;
pub use posts::*;
pub use search::*;
pub use sidebar::*;
pub use slots::{Contract, NoAction, Shape};
pub use tokens::TOKENS;
pub use writing::*;

/// The catalogue of slots as JSON: a list with id, shape, kinds, group, summary, deprecation, and
/// the JSON Schemas of props and actions, in the order of [`ALL`].
///
/// Texts for tools; what a program needs at run time is in [`ALL`].
#[cfg(feature = "fixtures")]
pub const CATALOGUE: &str = include_str!("../types/catalogue.json");
