//! What an export asks of several tables.

use api_types::{Post, StringMap};
use sqlx::{
    AssertSqlSafe, Row,
    any::{AnyExecutor, AnyRow},
};

use super::ReadState;
use crate::store::{flag, json_column, json_list, posts};

/// A channel to export, with the name of its team.
#[derive(Clone, Debug)]
pub(crate) struct ExportChannel {
    pub(crate) id: String,
    /// Empty for direct and group channels.
    pub(crate) team: String,
    pub(crate) name: String,
    pub(crate) channel_type: String,
    pub(crate) display_name: String,
    pub(crate) header: String,
    pub(crate) purpose: String,
    pub(crate) delete_at: i64,
    /// Messages that are not deleted, and those of them that are no replies.
    pub(crate) n_messages: i64,
    pub(crate) n_roots: i64,
}

/// All channels of all teams that are not deleted, and the direct ones.
pub(crate) async fn channels(db: impl AnyExecutor<'_>) -> sqlx::Result<Vec<ExportChannel>> {
    sqlx::query(
        "SELECT c.*, coalesce(t.name, '') AS team, \
         (SELECT count(*) FROM posts p WHERE p.channel_id = c.id AND p.delete_at = 0 \
             AND p.post_type NOT LIKE 'system\\_%' ESCAPE '\\') AS n_messages, \
         (SELECT count(*) FROM posts p WHERE p.channel_id = c.id AND p.delete_at = 0 \
             AND p.root_id = '' AND p.post_type NOT LIKE 'system\\_%' ESCAPE '\\') AS n_roots \
         FROM channels c LEFT JOIN teams t ON t.id = c.team_id \
         WHERE c.team_id = '' OR t.delete_at = 0 ORDER BY coalesce(t.name, ''), c.name",
    )
    .try_map(|row: AnyRow| {
        Ok(ExportChannel {
            id: row.try_get("id")?,
            team: row.try_get("team")?,
            name: row.try_get("name")?,
            channel_type: row.try_get("channel_type")?,
            display_name: row.try_get("display_name")?,
            header: row.try_get("header")?,
            purpose: row.try_get("purpose")?,
            delete_at: row.try_get("delete_at")?,
            n_messages: row.try_get("n_messages")?,
            n_roots: row.try_get("n_roots")?,
        })
    })
    .fetch_all(db)
    .await
}

/// All teams that are not deleted, by name.
pub(crate) async fn teams(db: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(String, String)>> {
    sqlx::query_as("SELECT id, name FROM teams WHERE delete_at = 0 ORDER BY name")
        .fetch_all(db)
        .await
}

/// Ids of users after the one of that name, by name.
pub(crate) async fn user_ids_after(
    db: impl AnyExecutor<'_>,
    username: &str,
    limit: i64,
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar("SELECT id FROM users WHERE username > $1 ORDER BY username LIMIT $2")
        .bind(username)
        .bind(limit)
        .fetch_all(db)
        .await
}

/// A membership to export, with what was said since the member last looked.
#[derive(Clone, Debug)]
pub(crate) struct ExportMember {
    pub(crate) channel_id: String,
    pub(crate) username: String,
    pub(crate) scheme_admin: bool,
    pub(crate) notify_props: StringMap,
    pub(crate) read: ReadState,
    pub(crate) n_unread: i64,
    pub(crate) n_unread_roots: i64,
}

const MEMBERS: &str = "SELECT m.*, u.username, \
     (SELECT count(*) FROM posts p WHERE p.channel_id = m.channel_id \
         AND p.create_at > m.last_viewed_at AND p.delete_at = 0 \
         AND p.post_type NOT LIKE 'system\\_%' ESCAPE '\\') AS n_unread, \
     (SELECT count(*) FROM posts p WHERE p.channel_id = m.channel_id AND p.root_id = '' \
         AND p.create_at > m.last_viewed_at AND p.delete_at = 0 \
         AND p.post_type NOT LIKE 'system\\_%' ESCAPE '\\') AS n_unread_roots \
     FROM channel_members m JOIN users u ON u.id = m.user_id";

fn export_member(row: &AnyRow) -> sqlx::Result<ExportMember> {
    Ok(ExportMember {
        channel_id: row.try_get("channel_id")?,
        username: row.try_get("username")?,
        scheme_admin: flag(row, "scheme_admin")?,
        notify_props: json_column(row, "notify_props")?,
        read: ReadState {
            last_viewed_at: row.try_get("last_viewed_at")?,
            mention_count: row.try_get("mention_count")?,
            mention_count_root: row.try_get("mention_count_root")?,
        },
        n_unread: row.try_get("n_unread")?,
        n_unread_roots: row.try_get("n_unread_roots")?,
    })
}

/// Where a user is a member.
pub(crate) async fn members_of_user(
    db: impl AnyExecutor<'_>,
    user_id: &str,
) -> sqlx::Result<Vec<ExportMember>> {
    sqlx::query(AssertSqlSafe(format!("{MEMBERS} WHERE m.user_id = $1")))
        .bind(user_id)
        .try_map(|row| export_member(&row))
        .fetch_all(db)
        .await
}

/// Who is a member, by name.
pub(crate) async fn members_of_channel(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
) -> sqlx::Result<Vec<ExportMember>> {
    sqlx::query(AssertSqlSafe(format!("{MEMBERS} WHERE m.channel_id = $1 ORDER BY u.username")))
        .bind(channel_id)
        .try_map(|row| export_member(&row))
        .fetch_all(db)
        .await
}

/// Posts of a channel that are no replies, after `time`, the oldest first.
pub(crate) async fn roots_after(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    time: i64,
    limit: i64,
) -> sqlx::Result<Vec<Post>> {
    sqlx::query(
        "SELECT * FROM posts WHERE channel_id = $1 AND create_at > $2 AND root_id = '' \
         AND delete_at = 0 ORDER BY create_at LIMIT $3",
    )
    .bind(channel_id)
    .bind(time)
    .bind(limit)
    .try_map(|row| posts::post(&row))
    .fetch_all(db)
    .await
}

/// The replies to these posts, the oldest first.
pub(crate) async fn replies(
    db: impl AnyExecutor<'_>,
    root_ids: &[&str],
) -> sqlx::Result<Vec<Post>> {
    sqlx::query(
        "SELECT * FROM posts WHERE root_id IN (SELECT value FROM json_each($1)) \
         AND root_id <> '' AND delete_at = 0 ORDER BY create_at",
    )
    .bind(json_list(root_ids))
    .try_map(|row| posts::post(&row))
    .fetch_all(db)
    .await
}

/// Who follows a thread.
#[derive(Clone, Debug)]
pub(crate) struct ExportFollower {
    pub(crate) post_id: String,
    pub(crate) username: String,
    pub(crate) last_viewed: i64,
    pub(crate) unread_mentions: i64,
}

/// Who follows the threads of these posts, by name.
pub(crate) async fn thread_followers(
    db: impl AnyExecutor<'_>,
    root_ids: &[&str],
) -> sqlx::Result<Vec<ExportFollower>> {
    sqlx::query(
        "SELECT t.post_id, u.username, t.last_viewed, t.unread_mentions \
         FROM thread_memberships t JOIN users u ON u.id = t.user_id \
         WHERE t.post_id IN (SELECT value FROM json_each($1)) AND t.following = 1 \
         ORDER BY u.username",
    )
    .bind(json_list(root_ids))
    .try_map(|row: AnyRow| {
        Ok(ExportFollower {
            post_id: row.try_get("post_id")?,
            username: row.try_get("username")?,
            last_viewed: row.try_get("last_viewed")?,
            unread_mentions: row.try_get("unread_mentions")?,
        })
    })
    .fetch_all(db)
    .await
}

/// Who switched on what of this category: the preference's name, the user's name.
pub(crate) async fn choosers(
    db: impl AnyExecutor<'_>,
    category: &str,
) -> sqlx::Result<Vec<(String, String)>> {
    sqlx::query_as(
        "SELECT f.name, u.username FROM preferences f JOIN users u ON u.id = f.user_id \
         WHERE f.category = $1 AND f.value = 'true' ORDER BY f.name, u.username",
    )
    .bind(category)
    .fetch_all(db)
    .await
}
