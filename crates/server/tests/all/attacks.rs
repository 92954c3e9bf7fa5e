//! Attacks on the store of plugins, each under its number in the list that issue 3 refers to.
//!
//! What a hostile archive can do to the reader of archives is tried in `crates/bundle/tests`; here
//! is what comes through the interface, and what is left behind.

mod manifest;
mod package;
mod serving;
mod signature;
mod store;
mod upload;
