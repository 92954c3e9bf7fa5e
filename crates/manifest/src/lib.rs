//! What a plugin says about itself: ids, versions, the web part, settings; parsing and validation without I/O.
#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod value;

pub use self::value::{
    bundle_path::BundlePath,
    bundle_url::BundleUrl,
    capability::Capability,
    integrity::Integrity,
    invalid::InvalidValue,
    plugin_id::PluginId,
    slot_id::{SlotId, StaticSlotId},
    version::Version,
    web_url::WebUrl,
};
