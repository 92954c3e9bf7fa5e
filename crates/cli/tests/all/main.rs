//! The tests of the `mortise` program: the real one, as a process of its own.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of tests may fail like tests, and clippy knows only the tests themselves"
)]

mod support;

mod author;
mod bulk;
mod check;
mod durability;
mod guides;
mod install;
mod new;
mod plugin;
mod plugin_power_cuts;
mod serve;
mod user;
