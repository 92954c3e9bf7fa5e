//! Numbers about the server, for administrators.

use serde::{Deserialize, Serialize};

/// One row of `GET /analytics/old`, in the forerunner's shape.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct AnalyticsRow {
    /// What is counted, such as `post_count`; for numbers by day the day, such as `2026-11-22`.
    pub name: String,
    /// How many.
    pub value: i64,
}
