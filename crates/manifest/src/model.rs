//! The manifest and its parts: each file holds one part, its documentation (which is the schema) and how it is read.

pub(crate) mod manifest;
pub(crate) mod webapp;
pub(crate) mod server;
pub(crate) mod settings;
pub(crate) mod client;
pub(crate) mod file;
