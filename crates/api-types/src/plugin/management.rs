//! What the System Console shows of plugins, beyond what the forerunner's interface tells.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::PluginState;

/// Where a plugin comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PluginSource {
    /// An administrator put it in: by upload, from an address or from the marketplace.
    #[default]
    Installed,
    /// It came with the server, as a bundle.
    Prepackaged,
    /// A folder of the plugin folder, for people who write plugins. Only its owner removes it.
    Folder,
}

/// One row of `GET /plugins/management`: a plugin that is installed, or that could be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ManagedPlugin {
    /// The manifest's id, or the folder's name when the manifest can not be read.
    pub id: String,
    pub name: String,
    pub description: String,
    /// Empty when the manifest names none.
    pub version: String,
    pub source: PluginSource,
    /// False: a prepackaged bundle that was removed, or was never taken in.
    pub installed: bool,
    /// Whether an administrator turned it on; it may fail all the same.
    pub enabled: bool,
    #[cfg_attr(feature = "openapi", schema(value_type = u8))]
    pub state: PluginState,
    /// Why it does not run, naming field, value and rule when the manifest is at fault.
    pub error: String,
    /// The full manifest as in `plugin.json`; null when it can not be read.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub manifest: Value,
    /// The slots it says it contributes to.
    pub slots: Vec<String>,
    /// What it asks for.
    pub capabilities: Vec<String>,
    pub has_settings: bool,
    /// `sha256-…` of the bundle as it was installed; empty for folders.
    pub integrity: String,
    /// Of the bundle; 0 for folders.
    pub n_bytes: u64,
    /// The name of the key whose signature was verified at install; empty without one.
    pub signed_by: String,
    /// 0 for folders.
    pub installed_at: i64,
    /// The version that `POST /plugins/{id}/rollback` brings back; empty without one.
    pub previous_version: String,
    /// The version of the prepackaged bundle, when there is one.
    pub prepackaged_version: String,
    /// Failures that browsers told of since the plugin was last turned on.
    pub n_reports: u64,
}

/// `GET /plugins/{id}/settings`: the form's content. Secrets never leave the server.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PluginSettings {
    /// The manifest's `settings_schema`.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub schema: Value,
    /// Stored values and the schema's defaults, by key; without secrets.
    pub values: BTreeMap<String, Value>,
    /// Keys of secrets that have a value.
    pub secrets: Vec<String>,
    /// Keys that the configuration file or the environment sets, so that they can not be changed.
    pub locked: Vec<String>,
}

/// The administrator's order of plugins, by slot. The first listed wins.
pub type SlotOrders = BTreeMap<String, Vec<String>>;

/// `POST /plugins/reports`: a browser tells that a plugin failed there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct NewPluginReport {
    pub plugin_id: String,
    pub version: String,
    /// Empty when no slot was concerned.
    pub slot: String,
    /// As the runtime names it: `load`, `initialize`, `mount` ….
    pub phase: String,
    pub code: String,
    pub message: String,
    /// The browser has put the plugin into quarantine.
    pub quarantined: bool,
}

/// One row of `GET /plugins/reports`: equal failures counted together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PluginReport {
    pub plugin_id: String,
    pub version: String,
    pub slot: String,
    pub phase: String,
    pub code: String,
    /// The newest one's words.
    pub message: String,
    pub n_failures: u64,
    /// How many users saw it.
    pub n_users: u64,
    /// How many users' browsers put the plugin into quarantine.
    pub n_quarantined: u64,
    pub first_at: i64,
    pub last_at: i64,
}

/// A key whose signatures are accepted: `GET` and `POST /plugins/keys`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PluginKey {
    /// Made from the key itself; left out when one is added.
    pub id: String,
    pub name: String,
    /// `minisign` or `openpgp`; found out when one is added.
    pub format: String,
    /// The public key as text.
    pub public_key: String,
    pub create_at: i64,
}

/// A plugin that a catalogue offers, in the forerunner's shape.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct MarketplacePlugin {
    pub homepage_url: String,
    /// `data:image/svg+xml;base64,…`, or empty.
    pub icon_data: String,
    pub download_url: String,
    pub release_notes_url: String,
    pub labels: Vec<MarketplaceLabel>,
    pub hosting: String,
    pub author_type: String,
    pub release_stage: String,
    pub enterprise: bool,
    /// Base64.
    pub signature: String,
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub manifest: Value,
    /// Empty when it is not installed.
    pub installed_version: String,
}

/// A word of praise or warning on a [`MarketplacePlugin`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct MarketplaceLabel {
    pub name: String,
    pub description: String,
    pub url: String,
    pub color: String,
}
