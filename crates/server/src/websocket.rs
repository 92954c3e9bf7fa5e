//! The WebSocket: who is connected, what they are told, what they ask.
//!
//! `hub` keeps connections and their events, `socket` moves text in and out, `actions` answers,
//! `publish` finds out who may know of an event.

pub(crate) mod actions;
pub(crate) mod connection;
pub(crate) mod hub;
pub(crate) mod publish;
pub(crate) mod socket;
