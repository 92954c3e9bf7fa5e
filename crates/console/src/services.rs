//! What talks to the server beyond the chat's own calls.

pub mod plugins;
pub mod upload;
pub mod config;
pub mod settings;
pub mod custom_fields;
pub mod oversight;
