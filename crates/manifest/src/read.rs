//! From text to a manifest, with everything that is wrong with it on one list.

pub(crate) mod findings;
pub(crate) mod limits;
pub(crate) mod tree;
#[cfg(feature = "yaml")]
mod yaml;
pub(crate) mod object;
pub(crate) mod choice;
mod near;
