//! The chat server: REST v4, WebSocket, storage and plugins over axum.
//!
//! `router.rs` lists every route.
//! Each feature is a folder: handlers check who asks, `store` holds the queries.
#![doc = include_str!("../README.md")]

mod config;
mod clock;
mod id;
mod error;
mod state;
mod request;
mod router;
mod openapi;
mod listen;
mod serve;
mod store;
mod auth;
mod settings;
mod audit;
mod analytics;
mod system;
mod users;
mod attributes;
mod preferences;
mod statuses;
mod teams;
mod channels;
mod posts;
mod reactions;
mod search;
mod drafts;
mod files;
mod link_previews;
mod threads;
mod commands;
mod absent;
mod websocket;
mod cluster;
mod blobs;
mod outgoing;
mod plugins;
mod slot_orders;
mod plugin_reports;
mod plugin_keys;
mod web;
mod demo;
pub mod workbench;
pub mod bulk;

pub use self::{
    auth::local_admin::TOKEN_FILE as LOCAL_ADMIN_TOKEN_FILE,
    config::{Config, DatabaseUrl, Timings, environment},
    serve::{Running, Server, StartError},
    settings::InvalidSetting,
};
