//! The workbench: a program of its own below `/workbench`, for those who write plugins.
//!
//! One program, two pages: the bench, with the tree of slots and everything to choose, and the cell,
//! a frame in which one slot stands with one fixture. The address of a cell says all it shows.

pub mod bench;
pub mod cell;

/// The texts of the bench, beside those of the client.
pub const TEXTS: &str = include_str!("../../../www/locales/workbench.ftl");
