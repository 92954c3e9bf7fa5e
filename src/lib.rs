//! The web client: a team chat in Yew whose every part is a slot.

pub mod app;
pub mod route;
pub mod pages;
pub mod shortcuts;
pub mod slots;
pub mod hooks;
pub mod lazy;
pub mod services;
pub mod state;
pub mod components;
pub mod i18n;
pub mod markdown;
pub mod emoji;
pub mod custom_theme;
