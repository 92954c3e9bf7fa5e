//! The browser runtime for any Yew app: slots, loading, guarded mounting, quarantine, live change.
//!
//! Knows Yew and the DOM, and nothing of the chat: contracts, manifests and the `host` object come
//! from the app. Start with [`Runtime::install`] and [`Slot`].
#![deny(missing_docs)]

mod config;
mod runtime;
mod orders;
mod slot;
mod place;
mod outlet;
mod view;
mod wanted;
mod plugin;
mod guard;
mod calls;
mod report;
mod page_errors;
mod quarantine;
mod status;
mod inspect;

pub use config::{Config, Limits, OnView};
pub use inspect::Inspected;
pub use manifest::{PluginId, SlotId};
pub use report::{Code, Failure, Phase, Report};
pub use runtime::Runtime;
pub use slot::Slot;
pub use slots::{Contract, NoAction, Shape};
pub use status::{PluginPhase, PluginStatus, Status, Subscription};
