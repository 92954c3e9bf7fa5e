//! Users: creating, reading, searching, changing, and their pictures.

pub(crate) mod create;
pub(crate) mod image;
pub(crate) mod notify;
pub(crate) mod picture;
pub(crate) mod profile;
pub(crate) mod search;
pub(crate) mod validate;
pub(crate) mod visible;
