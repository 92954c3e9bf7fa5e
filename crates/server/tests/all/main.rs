//! The tests of the server: each starts its own on a private database and asks it over HTTP.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of tests may fail like tests, and clippy knows only the tests themselves"
)]

mod support;

mod accounts;
mod assets;
mod bulk;
mod channels;
mod client;
mod demo;
mod envelope;
mod nodes;
mod plugins;
mod posts;
mod preferences;
mod sessions;
mod sidebar;
mod statuses;
mod teams;
mod users;
mod websocket;
