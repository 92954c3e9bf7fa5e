//! What administrators did, and when.

use serde::{Deserialize, Serialize};

/// One entry of `GET /audits`, newest first, in the forerunner's shape.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Audit {
    pub id: String,
    pub create_at: i64,
    /// Empty for commands with the local token.
    pub user_id: String,
    /// What was done, such as `plugin.enable`.
    pub action: String,
    /// What it was done to and with what outcome, as `key=value` pairs. Never a secret.
    pub extra_info: String,
    pub ip_address: String,
    pub session_id: String,
}
