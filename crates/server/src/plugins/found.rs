//! A plugin as it was found: in a folder, or in the store of bundles.

use std::{collections::BTreeMap, path::PathBuf};

use api_types::PluginSource;
use axum::body::Bytes;
use manifest::{ClientManifest, Manifest};
use serde_json::Value;

/// One plugin, in order or not.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) source: PluginSource,
    /// Where its files lie: the folder's name, or the path in the data folder.
    pub(crate) path: String,
    /// The plugin, or why it is none.
    pub(crate) plugin: Result<Plugin, String>,
    /// What the database knows; folders have nothing there.
    pub(crate) stored: Option<Stored>,
}

/// What the database knows of a plugin.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stored {
    /// Of the bundle, hexadecimal.
    pub(crate) sha256: String,
    pub(crate) manifest: Value,
    pub(crate) n_bytes: u64,
    pub(crate) signed_by: String,
    pub(crate) installed_at: i64,
    /// The version before; empty when it named none.
    pub(crate) previous: Option<Previous>,
}

/// What an administrator can go back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Previous {
    pub(crate) sha256: String,
    pub(crate) version: String,
}

/// A plugin in order.
#[derive(Debug)]
pub(crate) struct Plugin {
    pub(crate) manifest: Manifest,
    /// Its web part, when it has one.
    pub(crate) bundle: Option<Bundle>,
    /// Its folder. Free of links.
    pub(crate) root: PathBuf,
    /// What its files must hold; `None` for folders, whose files change while people write them.
    pub(crate) pins: Option<Pins>,
}

/// The web part of a plugin.
#[derive(Debug)]
pub(crate) struct Bundle {
    pub(crate) client: ClientManifest,
    /// What the address ends with; another content has another name.
    pub(crate) file_name: String,
    /// The content that was hashed. Kept, because the file may be replaced meanwhile.
    pub(crate) content: Bytes,
    /// The file's folder, which is served beside it, seen from the plugin's; empty for that itself.
    pub(crate) folder: String,
}

/// The SHA-256 of each file, by path, as it was when the bundle was taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pins(pub(crate) BTreeMap<String, [u8; 32]>);

impl Found {
    /// The version, also of a plugin that can not run.
    pub(crate) fn version(&self) -> String {
        match (&self.plugin, &self.stored) {
            (Ok(plugin), _) => version(&plugin.manifest),
            (Err(_), Some(stored)) => text(&stored.manifest, "version"),
            (Err(_), None) => String::new(),
        }
    }

    /// The name for people; empty when it is not known.
    pub(crate) fn name(&self) -> String {
        match (&self.plugin, &self.stored) {
            (Ok(plugin), _) => plugin.manifest.name.clone(),
            (Err(_), Some(stored)) => text(&stored.manifest, "name"),
            (Err(_), None) => String::new(),
        }
    }
}

/// The version as text; empty when the manifest names none.
pub(crate) fn version(manifest: &Manifest) -> String {
    manifest.version.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// A text of a manifest that was kept as JSON.
pub(crate) fn text(manifest: &Value, key: &str) -> String {
    manifest.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
