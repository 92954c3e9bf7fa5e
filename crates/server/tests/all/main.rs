//! The tests of the server: each starts its own on a private database and asks it over HTTP.

mod support;

mod accounts;
mod assets;
mod channels;
mod client;
mod demo;
mod envelope;
mod plugins;
mod posts;
mod preferences;
mod sessions;
mod sidebar;
mod statuses;
mod teams;
mod users;
mod websocket;
