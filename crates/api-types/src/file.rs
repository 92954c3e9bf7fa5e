//! Files that people attach to posts.

use serde::{Deserialize, Serialize};

/// What is known of a file beside its content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct FileInfo {
    pub id: String,
    pub user_id: String,
    /// Empty until a post names the file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub post_id: String,
    pub channel_id: String,
    pub create_at: i64,
    pub update_at: i64,
    pub delete_at: i64,
    /// As its owner called it, without folders and without characters that nobody sees.
    pub name: String,
    /// The part of the name after the last dot, in lower case; empty when there is none.
    pub extension: String,
    /// In bytes.
    pub size: i64,
    /// Read from the content, not from the name.
    pub mime_type: String,
    /// Of pictures, in pixels, as they are seen; 0 for all else.
    #[serde(skip_serializing_if = "is_default")]
    pub width: i64,
    #[serde(skip_serializing_if = "is_default")]
    pub height: i64,
    /// A picture that the server could read: there are a thumbnail and a preview.
    #[serde(skip_serializing_if = "is_default")]
    pub has_preview_image: bool,
}

/// Answer of `POST /files`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct FileUploadResponse {
    pub file_infos: Vec<FileInfo>,
    /// What the client called them, in the same order.
    pub client_ids: Vec<String>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
