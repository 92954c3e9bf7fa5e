//! What a plugin says about itself: ids, versions, the web part, settings; parsing and validation without I/O.
#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod value;
mod model;
mod read;
#[cfg(feature = "schema")]
mod schema;

#[cfg(feature = "schema")]
pub use self::schema::plugin_schema;
pub use self::{
    model::{
        client::{ClientManifest, ClientWebapp},
        file::{FILE_NAMES, Format, UnknownFormat},
        manifest::Manifest,
        server::Server,
        settings::{Hosting, Section, Setting, SettingOption, SettingType, SettingsSchema},
        webapp::{Kind, Webapp},
    },
    read::{
        findings::{ManifestErrors, Parsed, Refusal, Warning},
        limits::Limits,
    },
    value::{
        bundle_path::BundlePath,
        bundle_url::BundleUrl,
        capability::Capability,
        integrity::Integrity,
        invalid::InvalidValue,
        plugin_id::PluginId,
        slot_id::{SlotId, StaticSlotId},
        version::Version,
        web_url::WebUrl,
    },
};
