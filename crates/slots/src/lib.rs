//! The registry: contributions, order, conflicts, resolutions, deltas.
//!
//! Pure values: no DOM, no Yew, no clock, no I/O. What a view *is* stays with the runtime, which
//! keeps it beside the [`ContributionId`].
#![deny(missing_docs)]

mod contract;
mod contribution;
mod registry;
mod resolution;
mod rank;
mod error;

pub use contract::{Contract, NoAction, Shape};
pub use contribution::{Contribution, ContributionId, DEFAULT_ORDER, Kind, NewContribution};
pub use error::RegistryError;
pub use manifest::{PluginId, SlotId};
pub use registry::{Delta, MAX_PER_PLUGIN, Registry};
pub use resolution::{Content, Loser, LossReason, Resolution};
