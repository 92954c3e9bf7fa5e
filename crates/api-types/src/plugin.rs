//! Plugins as the REST interface shows them.

pub mod development;
pub mod management;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Whether a plugin runs, as the number on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(into = "u8", from = "u8")]
pub enum PluginState {
    #[default]
    NotRunning,
    Starting,
    Running,
    FailedToStart,
    FailedToStayRunning,
    Stopping,
}

impl From<PluginState> for u8 {
    fn from(state: PluginState) -> Self {
        match state {
            PluginState::NotRunning => 0,
            PluginState::Starting => 1,
            PluginState::Running => 2,
            PluginState::FailedToStart => 3,
            PluginState::FailedToStayRunning => 4,
            PluginState::Stopping => 5,
        }
    }
}

impl From<u8> for PluginState {
    /// A number from a newer server counts as not running.
    fn from(number: u8) -> Self {
        match number {
            1 => Self::Starting,
            2 => Self::Running,
            3 => Self::FailedToStart,
            4 => Self::FailedToStayRunning,
            5 => Self::Stopping,
            _ => Self::NotRunning,
        }
    }
}

/// How one installed plugin fares, from `GET /plugins/statuses`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PluginStatus {
    /// The manifest's id, or the folder's name when the manifest can not be read.
    pub plugin_id: String,
    pub cluster_id: String,
    pub plugin_path: String,
    #[cfg_attr(feature = "openapi", schema(value_type = u8))]
    pub state: PluginState,
    /// Why it does not run, naming field, value and rule when the manifest is at fault.
    pub error: String,
    pub name: String,
    pub description: String,
    pub version: String,
}

/// Answer of `GET /plugins`: the full manifests as in `plugin.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PluginsResponse {
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub active: Vec<Value>,
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub inactive: Vec<Value>,
}
