//! What can be decided without a page: rights, news, states, questions. No Yew, no I/O, no clock.

pub mod rights;
pub mod news;
pub mod page_plugins;
pub mod plugin_links;
pub mod plugin_row;
pub mod picked;
pub mod replace;
pub mod configuration;
pub mod settings;
pub mod slots;
pub mod reports;
pub mod audits;
pub mod statistics;
