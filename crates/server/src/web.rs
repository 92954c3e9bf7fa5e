//! Files over HTTP: the built client, the documentation and what plugins bring.

pub(crate) mod client;
pub(crate) mod docs;
mod budget;
pub(crate) mod csp;
pub(crate) mod files;
pub(crate) mod mime;
