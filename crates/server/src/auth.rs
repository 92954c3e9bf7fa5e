//! Who is asking: passwords, sessions, signing in and out.

pub(crate) mod accounts;
pub(crate) mod attempts;
mod device;
pub(crate) mod local_admin;
pub(crate) mod login;
pub(crate) mod password;
pub(crate) mod permissions;
pub(crate) mod session;
pub(crate) mod sessions;

pub(crate) use self::{
    permissions::{Admin, PluginsRead, PluginsWrite, Viewer, Who},
    session::Session,
};
