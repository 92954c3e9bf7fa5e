//! The table `posts`.
//!
//! `create_at` is unique in a channel, so stretches before and after a post need no other order.

use api_types::Post;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::{flag, json_column, json_list, to_json};

pub(in crate::store) fn post(row: &AnyRow) -> Result<Post, sqlx::Error> {
    Ok(Post {
        id: row.try_get("id")?,
        create_at: row.try_get("create_at")?,
        update_at: row.try_get("update_at")?,
        edit_at: row.try_get("edit_at")?,
        delete_at: row.try_get("delete_at")?,
        is_pinned: flag(row, "is_pinned")?,
        user_id: row.try_get("user_id")?,
        channel_id: row.try_get("channel_id")?,
        root_id: row.try_get("root_id")?,
        original_id: String::new(),
        message: row.try_get("message")?,
        post_type: row.try_get("post_type")?,
        props: json_column(row, "props")?,
        hashtags: row.try_get("hashtags")?,
        file_ids: json_column(row, "file_ids")?,
        pending_post_id: row.try_get("pending_post_id")?,
        reply_count: row.try_get("reply_count")?,
        last_reply_at: row.try_get("last_reply_at")?,
        is_following: None,
        metadata: None,
    })
}

pub(crate) async fn insert(db: impl AnyExecutor<'_>, post: &Post) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO posts (id, create_at, update_at, is_pinned, user_id, channel_id, root_id, \
         message, post_type, props, hashtags, pending_post_id, file_ids) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(&post.id)
    .bind(post.create_at)
    .bind(post.update_at)
    .bind(i64::from(post.is_pinned))
    .bind(&post.user_id)
    .bind(&post.channel_id)
    .bind(&post.root_id)
    .bind(&post.message)
    .bind(&post.post_type)
    .bind(to_json(&post.props)?)
    .bind(&post.hashtags)
    .bind(&post.pending_post_id)
    .bind(to_json(&post.file_ids)?)
    .execute(db)
    .await?;
    Ok(())
}

/// Writes what an edit changes.
pub(crate) async fn update(db: impl AnyExecutor<'_>, post: &Post) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE posts SET update_at = $1, edit_at = $2, is_pinned = $3, message = $4, props = $5, \
         hashtags = $6 WHERE id = $7",
    )
    .bind(post.update_at)
    .bind(post.edit_at)
    .bind(i64::from(post.is_pinned))
    .bind(&post.message)
    .bind(to_json(&post.props)?)
    .bind(&post.hashtags)
    .bind(&post.id)
    .execute(db)
    .await?;
    Ok(())
}

/// Counts a reply at its root.
pub(crate) async fn count_reply(
    db: impl AnyExecutor<'_>,
    root_id: &str,
    create_at: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE posts SET reply_count = reply_count + 1, last_reply_at = $2, update_at = $2 \
         WHERE id = $1",
    )
    .bind(root_id)
    .bind(create_at)
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a deleted reply out of its root's count. The last reply is the last that is left.
pub(crate) async fn uncount_reply(
    db: impl AnyExecutor<'_>,
    root_id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE posts SET reply_count = max(reply_count - 1, 0), update_at = $2, \
         last_reply_at = coalesce((SELECT max(r.create_at) FROM posts r WHERE r.root_id = $1 \
         AND r.root_id <> '' AND r.delete_at = 0), 0) WHERE id = $1",
    )
    .bind(root_id)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes a post and its replies: what they said is gone, that they were stays.
pub(crate) async fn delete_thread(
    db: impl AnyExecutor<'_>,
    id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE posts SET delete_at = $2, update_at = $2, message = '', props = '{}', \
         hashtags = '', is_pinned = 0, file_ids = '[]' \
         WHERE (id = $1 OR (root_id = $1 AND root_id <> '')) AND delete_at = 0",
    )
    .bind(id)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// A post that is not deleted.
pub(crate) async fn by_id(db: impl AnyExecutor<'_>, id: &str) -> sqlx::Result<Option<Post>> {
    sqlx::query("SELECT * FROM posts WHERE id = $1 AND delete_at = 0")
        .bind(id)
        .try_map(|row| post(&row))
        .fetch_optional(db)
        .await
}

/// Posts of one channel among `ids`.
pub(crate) async fn by_ids(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    ids: &[&str],
) -> sqlx::Result<Vec<Post>> {
    sqlx::query(
        "SELECT * FROM posts WHERE id IN (SELECT value FROM json_each($1)) AND channel_id = $2 \
         AND delete_at = 0",
    )
    .bind(json_list(ids))
    .bind(channel_id)
    .try_map(|row| post(&row))
    .fetch_all(db)
    .await
}

/// What a user's client called `pending_post_id`, when it arrived before.
pub(crate) async fn by_pending_id(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    pending_post_id: &str,
) -> sqlx::Result<Option<Post>> {
    sqlx::query(
        "SELECT * FROM posts WHERE user_id = $1 AND pending_post_id = $2 AND pending_post_id <> ''",
    )
    .bind(user_id)
    .bind(pending_post_id)
    .try_map(|row| post(&row))
    .fetch_optional(db)
    .await
}

/// A root and its replies, oldest first.
pub(crate) async fn thread(db: impl AnyExecutor<'_>, root_id: &str) -> sqlx::Result<Vec<Post>> {
    sqlx::query(
        "SELECT * FROM posts WHERE id = $1 AND delete_at = 0 UNION ALL \
         SELECT * FROM posts WHERE root_id = $1 AND root_id <> '' AND delete_at = 0 \
         ORDER BY create_at",
    )
    .bind(root_id)
    .try_map(|row| post(&row))
    .fetch_all(db)
    .await
}

/// Posts newest first, skipping `offset` from the end.
pub(crate) async fn page(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    limit: i64,
    offset: i64,
) -> sqlx::Result<Vec<Post>> {
    sqlx::query(
        "SELECT * FROM posts WHERE channel_id = $1 AND delete_at = 0 \
         ORDER BY create_at DESC LIMIT $2 OFFSET $3",
    )
    .bind(channel_id)
    .bind(limit)
    .bind(offset)
    .try_map(|row| post(&row))
    .fetch_all(db)
    .await
}

/// Posts older than `time`, newest first.
pub(crate) async fn before(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    time: i64,
    limit: i64,
    offset: i64,
) -> sqlx::Result<Vec<Post>> {
    sqlx::query(
        "SELECT * FROM posts WHERE channel_id = $1 AND create_at < $2 AND delete_at = 0 \
         ORDER BY create_at DESC LIMIT $3 OFFSET $4",
    )
    .bind(channel_id)
    .bind(time)
    .bind(limit)
    .bind(offset)
    .try_map(|row| post(&row))
    .fetch_all(db)
    .await
}

/// Posts newer than `time`: those next to it, newest first.
pub(crate) async fn after(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    time: i64,
    limit: i64,
    offset: i64,
) -> sqlx::Result<Vec<Post>> {
    let mut posts = sqlx::query(
        "SELECT * FROM posts WHERE channel_id = $1 AND create_at > $2 AND delete_at = 0 \
         ORDER BY create_at LIMIT $3 OFFSET $4",
    )
    .bind(channel_id)
    .bind(time)
    .bind(limit)
    .bind(offset)
    .try_map(|row| post(&row))
    .fetch_all(db)
    .await?;
    posts.reverse();
    Ok(posts)
}

/// Everything that came, changed or went after `time`, newest first, deleted posts included.
pub(crate) async fn changed_since(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    time: i64,
    limit: i64,
) -> sqlx::Result<Vec<Post>> {
    let mut posts = sqlx::query(
        "SELECT * FROM posts WHERE channel_id = $1 AND update_at > $2 ORDER BY update_at LIMIT $3",
    )
    .bind(channel_id)
    .bind(time)
    .bind(limit)
    .try_map(|row| post(&row))
    .fetch_all(db)
    .await?;
    posts.sort_unstable_by_key(|post| std::cmp::Reverse(post.create_at));
    Ok(posts)
}

/// When a post was written, deleted or not, if it belongs to the channel.
pub(crate) async fn time_of(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    id: &str,
) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar("SELECT create_at FROM posts WHERE id = $1 AND channel_id = $2")
        .bind(id)
        .bind(channel_id)
        .fetch_optional(db)
        .await
}

/// The id of the post next to `time`: after it, or before it.
pub(crate) async fn neighbour(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    time: i64,
    newer: bool,
) -> sqlx::Result<Option<String>> {
    let sql = if newer {
        "SELECT id FROM posts WHERE channel_id = $1 AND create_at > $2 AND delete_at = 0 \
         ORDER BY create_at LIMIT 1"
    } else {
        "SELECT id FROM posts WHERE channel_id = $1 AND create_at < $2 AND delete_at = 0 \
         ORDER BY create_at DESC LIMIT 1"
    };
    sqlx::query_scalar(sql).bind(channel_id).bind(time).fetch_optional(db).await
}

/// How many posts a channel has.
pub(crate) async fn count(db: impl AnyExecutor<'_>, channel_id: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT count(*) FROM posts WHERE channel_id = $1")
        .bind(channel_id)
        .fetch_one(db)
        .await
}

/// A time for the next change in a channel, later than every change before.
///
/// So nobody who asks for what came after the last change they know of misses one.
pub(crate) async fn next_time(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    now: i64,
) -> sqlx::Result<i64> {
    let last: Option<i64> =
        sqlx::query_scalar("SELECT max(update_at) FROM posts WHERE channel_id = $1")
            .bind(channel_id)
            .fetch_one(db)
            .await?;
    Ok(last.map_or(now, |last| now.max(last + 1)))
}
