//! The System Console: a program of its own below `/admin_console`, for administrators only.
//!
//! It is built on the client's library: components, calls, live connection, texts, tokens.
//! What the server refuses it does not allow itself; what the server allows it only makes easy.

pub mod app;
pub mod route;
pub mod frame;
pub mod pages;
pub mod components;
pub mod hooks;
pub mod services;
pub mod rules;

/// Its texts, beside those of the client.
pub const TEXTS: &str = include_str!("../../../www/locales/console.ftl");
