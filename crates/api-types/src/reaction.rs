//! Reactions: the emoji that people put under a post.

use serde::{Deserialize, Serialize};

/// One person's emoji under one post. Body and answer of `POST /reactions`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Reaction {
    pub user_id: String,
    pub post_id: String,
    /// Letters, digits, `-`, `+` and `_`, without colons.
    pub emoji_name: String,
    pub create_at: i64,
    pub update_at: i64,
    pub delete_at: i64,
    pub channel_id: String,
}
