//! Threads that a user takes part in, counted over posts and memberships.
//!
//! Taking part means having written in it, the first post included.
//! A reply counts as read once its channel was looked at after it.

use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::json_list;

/// The threads of user `$1` in team `$2` and in direct channels, one row each.
const MINE: &str = "SELECT p.id, p.channel_id, p.last_reply_at, m.last_viewed_at, \
     (SELECT count(*) FROM posts r WHERE r.root_id = p.id AND r.root_id <> '' \
         AND r.delete_at = 0 AND r.user_id <> $1 AND r.create_at > m.last_viewed_at) AS unread \
     FROM channel_members m \
     JOIN channels c ON c.id = m.channel_id AND c.delete_at = 0 \
         AND (c.team_id = $2 OR c.team_id = '') \
     JOIN posts p ON p.channel_id = m.channel_id AND p.reply_count > 0 AND p.delete_at = 0 \
     WHERE m.user_id = $1 AND (p.user_id = $1 OR EXISTS (SELECT 1 FROM posts own \
         WHERE own.root_id = p.id AND own.root_id <> '' AND own.user_id = $1 \
         AND own.delete_at = 0))";

/// One thread with how far its user has read.
#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub(crate) id: String,
    pub(crate) channel_id: String,
    pub(crate) last_reply_at: i64,
    pub(crate) last_viewed_at: i64,
    pub(crate) unread_replies: i64,
}

/// All of them, the newest activity first.
pub(crate) async fn of_user(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    team_id: &str,
) -> sqlx::Result<Vec<Thread>> {
    sqlx::query(sqlx::AssertSqlSafe(format!(
        "SELECT * FROM ({MINE}) AS mine ORDER BY last_reply_at DESC, id"
    )))
    .bind(user_id)
    .bind(team_id)
    .try_map(|row: AnyRow| {
        Ok(Thread {
            id: row.try_get("id")?,
            channel_id: row.try_get("channel_id")?,
            last_reply_at: row.try_get("last_reply_at")?,
            last_viewed_at: row.try_get("last_viewed_at")?,
            unread_replies: row.try_get("unread")?,
        })
    })
    .fetch_all(db)
    .await
}

/// How many mentions of the user in replies wait unread, in a team and in direct channels.
pub(crate) async fn count_unread_mentions(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    team_id: &str,
) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "SELECT CAST(coalesce(sum(m.mention_count - m.mention_count_root), 0) AS BIGINT) \
         FROM channel_members m JOIN channels c ON c.id = m.channel_id AND c.delete_at = 0 \
         WHERE m.user_id = $1 AND (c.team_id = $2 OR c.team_id = '')",
    )
    .bind(user_id)
    .bind(team_id)
    .fetch_one(db)
    .await
}

/// One reply, as far as counting needs it.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) root_id: String,
    pub(crate) user_id: String,
    pub(crate) create_at: i64,
    pub(crate) message: String,
}

/// The replies of these threads, the oldest first.
pub(crate) async fn replies(
    db: impl AnyExecutor<'_>,
    root_ids: &[&str],
) -> sqlx::Result<Vec<Reply>> {
    sqlx::query(
        "SELECT root_id, user_id, create_at, message FROM posts \
         WHERE root_id IN (SELECT value FROM json_each($1)) AND root_id <> '' \
         AND delete_at = 0 ORDER BY create_at",
    )
    .bind(json_list(root_ids))
    .try_map(|row: AnyRow| {
        Ok(Reply {
            root_id: row.try_get("root_id")?,
            user_id: row.try_get("user_id")?,
            create_at: row.try_get("create_at")?,
            message: row.try_get("message")?,
        })
    })
    .fetch_all(db)
    .await
}
