//! Channels: who may read them, creating, joining, reading marks, the sidebar's groups.

pub(crate) mod access;
pub(crate) mod arrange;
pub(crate) mod categories;
pub(crate) mod create;
pub(crate) mod direct;
pub(crate) mod edit;
pub(crate) mod members;
pub(crate) mod names;
pub(crate) mod notify;
pub(crate) mod read;
pub(crate) mod view;
