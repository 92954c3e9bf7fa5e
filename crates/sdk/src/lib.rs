#![doc = include_str!("../README.md")]
//!
//! This crate wraps the JavaScript contract of `contracts/types/mortise.d.ts` in types. It does not
//! load or run plugins; that is the host's part.

#![deny(missing_docs)]

mod export;
mod registry;
mod view;
mod context;
mod host;
mod error;
mod panic;
mod from_js;
pub mod task;
pub mod dom;
#[cfg(feature = "yew")]
pub mod entry;
#[cfg(feature = "yew")]
mod yew_view;
#[cfg(feature = "testing")]
pub mod testing;

/// The slots of the chat: ids, props and actions.
pub use contracts;
/// Time that ends with its owner: dropping an `Interval` or a `Timeout` cancels it.
pub use gloo_timers::callback as timer;
pub use js_sys;
pub use wasm_bindgen;
pub use web_sys;
#[cfg(feature = "yew")]
pub use yew;

pub use context::Context;
pub use error::HostError;
#[doc(hidden)]
pub use export::exports;
pub use host::hooks;
pub use host::{
    ChannelOption, ChannelOptionHandle, ChannelSettingsTabHandle, Direction, Host, Method, Notice,
    PageHandle, PanelHandle, Posts, Preferences, ProductHandle, ProductInfo, Question, Setting,
    SettingsSection, Storage, Subscription, Theme, Tone, UserSettings, UserSettingsHandle,
};
pub use registry::{Handle, Options, RegisterError, Registry};
pub use view::{Mounted, Slot, View};
#[cfg(feature = "yew")]
pub use yew_view::{ViewProps, YewView, yew_view};
