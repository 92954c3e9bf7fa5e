//! One page per place of the console: it fetches and lays out; what shows it is in `components`.

mod audit;
mod configuration;
mod keys;
mod management;
mod not_found;
mod plugin;
mod reports;
mod slots;
mod statistics;

pub use audit::Audit;
pub use configuration::Configuration;
pub use keys::Keys;
pub use management::Management;
pub use not_found::NotFound;
pub use plugin::{Plugin, PluginProps};
pub use reports::Reports;
pub use slots::Slots;
pub use statistics::Statistics;
