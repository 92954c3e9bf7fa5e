//! Drafts: what somebody has typed and not sent yet, kept for their other devices.

use serde::{Deserialize, Serialize};

use crate::Props;

/// One unsent text; a user has at most one per channel and thread. Body of `POST /drafts`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Draft {
    pub create_at: i64,
    pub update_at: i64,
    pub delete_at: i64,
    pub user_id: String,
    pub channel_id: String,
    /// The thread that it answers; empty outside of threads.
    pub root_id: String,
    /// Markdown. Sent empty, the draft is forgotten.
    pub message: String,
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub draft_type: String,
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub props: Props,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub file_ids: Vec<String>,
}
