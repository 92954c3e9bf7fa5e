//! What a plugin in the making tells: how its builds fare.

use serde::{Deserialize, Serialize};

/// How a build fares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BuildState {
    /// It runs; the version before is still on.
    Building,
    /// It failed; the last good version stays on.
    Failed,
    /// What is on is what the author wrote, or nobody develops the plugin any more.
    #[default]
    Ready,
}

/// One thing that keeps a plugin from being built.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct BuildError {
    /// Seen from the plugin's folder; empty when it is a matter of no file.
    pub file: String,
    /// From 1; 0 when it is not known.
    pub line: u32,
    /// From 1; 0 when it is not known.
    pub column: u32,
    /// What is wrong, in a sentence.
    pub message: String,
}

/// The body of `POST /plugins/{id}/development/state`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BuildReport {
    pub state: BuildState,
    /// What is wrong when it failed.
    #[serde(default)]
    pub errors: Vec<BuildError>,
}
