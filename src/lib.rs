//! The web client: a team chat in Yew whose every part is a slot.

pub mod components;
pub mod i18n;
pub mod markdown;
