//! Searching for posts and files: what is asked, and what was found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{FileInfo, Post};

/// Body of `POST /posts/search`, `/files/search`, and of the same below a team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SearchRequest {
    /// Words, `"phrases"`, `-excluded`, `begin*`, `#hashtags`, and `from:`, `in:`, `before:`,
    /// `after:`, `on:`, for files `ext:`.
    pub terms: String,
    /// One of the words is enough; otherwise all of them.
    pub is_or_search: bool,
    /// How far the clock of who asks is ahead of UTC, in seconds: dates mean days there.
    pub time_zone_offset: i64,
    /// Archived channels as well.
    pub include_deleted_channels: bool,
    /// From 0.
    pub page: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_page: Option<i64>,
}

/// Posts that were found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PostSearchResults {
    /// Ids, newest first.
    pub order: Vec<String>,
    pub posts: BTreeMap<String, Post>,
    /// Per post the words of it that were searched for, as they stand there.
    pub matches: BTreeMap<String, Vec<String>>,
    /// There are more pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_next: Option<bool>,
    /// Always empty: results are paged by number.
    pub next_post_id: String,
    /// Always empty: results are paged by number.
    pub prev_post_id: String,
    pub first_inaccessible_post_time: i64,
}

/// Files that were found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct FileSearchResults {
    /// Ids, newest first.
    pub order: Vec<String>,
    pub file_infos: BTreeMap<String, FileInfo>,
    /// There are more pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_next: Option<bool>,
    /// Always empty: results are paged by number.
    pub next_file_info_id: String,
    /// Always empty: results are paged by number.
    pub prev_file_info_id: String,
    pub first_inaccessible_file_time: i64,
}
