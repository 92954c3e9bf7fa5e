//! Posts and lists of posts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Props;

/// A message in a channel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Post {
    pub id: String,
    pub create_at: i64,
    pub update_at: i64,
    /// Above 0 when the message was changed.
    pub edit_at: i64,
    /// Above 0 when the post was deleted; the message is empty then.
    pub delete_at: i64,
    pub is_pinned: bool,
    pub user_id: String,
    pub channel_id: String,
    /// The post that this one answers; empty for a post that starts a conversation.
    pub root_id: String,
    pub original_id: String,
    /// Markdown.
    pub message: String,
    /// Empty for ordinary posts; `system_…` from the server, `custom_…` from plugins.
    #[serde(rename = "type")]
    pub post_type: String,
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub props: Props,
    pub hashtags: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub file_ids: Vec<String>,
    /// What the author's client called the post before the server gave it an id.
    pub pending_post_id: String,
    pub reply_count: i64,
    pub last_reply_at: i64,
    /// Whether who asks follows the thread that this post begins. Absent in replies, and where an answer
    /// is for more than one, as in events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_following: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub metadata: Option<Props>,
}

/// A stretch of a channel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PostList {
    /// Ids, newest first.
    pub order: Vec<String>,
    pub posts: BTreeMap<String, Post>,
    /// The post after the newest of this list; empty when there is none.
    pub next_post_id: String,
    /// The post before the oldest of this list; empty when there is none.
    pub prev_post_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_next: Option<bool>,
    pub first_inaccessible_post_time: i64,
}

/// Body of `POST /posts`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CreatePost {
    pub channel_id: String,
    pub message: String,
    pub root_id: String,
    /// Chosen by the client, `<user id>:<ms>`: sent again, it does not create a second post.
    pub pending_post_id: String,
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub post_type: String,
    #[serde(skip_serializing_if = "Props::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub props: Props,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub file_ids: Vec<String>,
}

/// Body of `PUT /posts/{id}/patch`; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PatchPost {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_pinned: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub props: Option<Props>,
}
