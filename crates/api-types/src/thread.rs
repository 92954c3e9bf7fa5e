//! Threads: conversations below one post, and how much of them a user has not read.

use serde::{Deserialize, Serialize};

use crate::{Post, User};

/// Answer of `GET /users/{id}/teams/{team_id}/threads`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UserThreads {
    /// How many threads the user takes part in.
    pub total: i64,
    pub total_unread_threads: i64,
    pub total_unread_mentions: i64,
    pub total_unread_urgent_mentions: i64,
    /// The newest activity first; empty when only the totals were asked for.
    pub threads: Vec<UserThread>,
}

/// One thread as its participant sees it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UserThread {
    /// The id of the post that the thread began with.
    pub id: String,
    pub reply_count: i64,
    pub last_reply_at: i64,
    pub last_viewed_at: i64,
    /// Who wrote in it; only their ids unless `extended=true` was asked for.
    pub participants: Vec<User>,
    pub post: Post,
    pub unread_replies: i64,
    pub unread_mentions: i64,
    pub is_urgent: bool,
    pub delete_at: i64,
}
