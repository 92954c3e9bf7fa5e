//! Posts that are listed for another reason than where they stand: pinned ones, saved ones; and
//! what would be unread from a post on.

use api_types::Post;
use sqlx::{Row, any::AnyExecutor};

use super::posts::post;

/// The pinned posts of a channel, newest first.
pub(crate) async fn pinned(db: impl AnyExecutor<'_>, channel_id: &str) -> sqlx::Result<Vec<Post>> {
    sqlx::query(
        "SELECT * FROM posts WHERE channel_id = $1 AND is_pinned = 1 AND delete_at = 0 \
         ORDER BY create_at DESC",
    )
    .bind(channel_id)
    .try_map(|row| post(&row))
    .fetch_all(db)
    .await
}

/// Which saved posts.
#[derive(Debug)]
pub(crate) struct SavedWanted<'a> {
    /// Whose.
    pub(crate) user_id: &'a str,
    /// Only those of a team and of direct channels; empty for all.
    pub(crate) team_id: &'a str,
    /// Only those of a channel; empty for all.
    pub(crate) channel_id: &'a str,
    pub(crate) limit: i64,
    pub(crate) offset: i64,
}

/// The posts that a user saved, newest first; those of channels that they left are not for them.
pub(crate) async fn saved(
    db: impl AnyExecutor<'_>,
    wanted: &SavedWanted<'_>,
) -> sqlx::Result<Vec<Post>> {
    sqlx::query(
        "SELECT p.* FROM preferences f JOIN posts p ON p.id = f.name AND p.delete_at = 0 \
         JOIN channels c ON c.id = p.channel_id \
         JOIN channel_members m ON m.channel_id = p.channel_id AND m.user_id = f.user_id \
         WHERE f.user_id = $1 AND f.category = 'flagged_post' AND f.value = 'true' \
         AND ($2 = '' OR c.team_id = $2 OR c.team_id = '') AND ($3 = '' OR p.channel_id = $3) \
         ORDER BY p.create_at DESC, p.id LIMIT $4 OFFSET $5",
    )
    .bind(wanted.user_id)
    .bind(wanted.team_id)
    .bind(wanted.channel_id)
    .bind(wanted.limit)
    .bind(wanted.offset)
    .try_map(|row| post(&row))
    .fetch_all(db)
    .await
}

/// One post that would be unread.
#[derive(Debug)]
pub(crate) struct Unread {
    pub(crate) user_id: String,
    pub(crate) is_root: bool,
    pub(crate) message: String,
}

/// What people wrote in a channel from a time on, as far as counting needs it.
pub(crate) async fn written_since(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    time: i64,
) -> sqlx::Result<Vec<Unread>> {
    sqlx::query(
        "SELECT user_id, root_id, message FROM posts WHERE channel_id = $1 AND create_at >= $2 \
         AND delete_at = 0 AND post_type NOT LIKE 'system\\_%' ESCAPE '\\'",
    )
    .bind(channel_id)
    .bind(time)
    .try_map(|row: sqlx::any::AnyRow| {
        Ok(Unread {
            user_id: row.try_get("user_id")?,
            is_root: row.try_get::<String, _>("root_id")?.is_empty(),
            message: row.try_get("message")?,
        })
    })
    .fetch_all(db)
    .await
}
