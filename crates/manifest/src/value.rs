//! Values that can not be wrong: one newtype per kind of text in a manifest, each checked when it is made.

pub(crate) mod invalid;
mod newtype;
pub(crate) mod plugin_id;
pub(crate) mod version;
pub(crate) mod bundle_path;
pub(crate) mod bundle_url;
pub(crate) mod slot_id;
pub(crate) mod capability;
pub(crate) mod integrity;
pub(crate) mod web_url;
