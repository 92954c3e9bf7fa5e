//! Files over HTTP: the built client and what plugins bring.

pub(crate) mod client;
mod budget;
pub(crate) mod csp;
pub(crate) mod files;
pub(crate) mod mime;
