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
mod arrange;
mod assets;
mod attacks;
mod analytics;
mod audit;
mod bad_input;
mod bulk;
mod channels;
mod client;
mod commands;
mod config;
mod custom_status;
mod demo;
mod documents;
mod drafts;
mod envelope;
mod files;
mod keys;
mod link_previews;
mod managing;
mod nodes;
mod openapi;
mod permissions;
mod plugins;
mod post_lists;
mod posts;
mod preferences;
mod reactions;
mod reports;
mod search;
mod security;
mod sessions;
mod settings;
mod sidebar;
mod slot_orders;
mod statuses;
mod teams;
mod threads;
mod unread;
mod upgrade;
mod user_pictures;
mod users;
mod websocket;
mod workbench;
