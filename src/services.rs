//! What talks to the server and the browser: typed calls, the WebSocket, what is kept, plugins.
//!
//! No Yew in here. `chat` joins them: it calls, and puts the answers into the store.

pub mod api;
pub mod backoff;
pub mod browser;
pub mod chat;
pub mod emoji;
pub mod error;
mod hooks;
pub mod host;
pub mod keep;
pub mod languages;
pub mod live;
pub mod notifications;
pub mod plugin_choice;
pub mod plugin_reports;
pub mod plugins;
pub mod safe_mode;
pub mod socket;
pub mod stream;
pub(crate) mod transfer;

pub use self::{
    api::Api,
    chat::{Chat, CommandEnd, PageCommand, Place, ThreadsPage},
    error::{ApiError, Refusal},
};
