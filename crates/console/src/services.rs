//! What talks to the server beyond the chat's own calls.

pub mod plugins;
pub mod settings;
pub mod oversight;
