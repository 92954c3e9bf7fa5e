//! The table `reactions`.

use api_types::Reaction;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::json_list;

fn reaction(row: &AnyRow) -> Result<Reaction, sqlx::Error> {
    let create_at = row.try_get("create_at")?;
    Ok(Reaction {
        user_id: row.try_get("user_id")?,
        post_id: row.try_get("post_id")?,
        emoji_name: row.try_get("emoji_name")?,
        create_at,
        update_at: create_at,
        delete_at: 0,
        channel_id: row.try_get("channel_id")?,
    })
}

/// Adds one; says whether it was new.
pub(crate) async fn add(db: impl AnyExecutor<'_>, reaction: &Reaction) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO reactions (post_id, user_id, emoji_name, create_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind(&reaction.post_id)
    .bind(&reaction.user_id)
    .bind(&reaction.emoji_name)
    .bind(reaction.create_at)
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Removes one; says whether it was there.
pub(crate) async fn remove(db: impl AnyExecutor<'_>, reaction: &Reaction) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "DELETE FROM reactions WHERE post_id = $1 AND user_id = $2 AND emoji_name = $3",
    )
    .bind(&reaction.post_id)
    .bind(&reaction.user_id)
    .bind(&reaction.emoji_name)
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// All below these posts, the oldest first.
pub(crate) async fn of_posts(
    db: impl AnyExecutor<'_>,
    post_ids: &[&str],
) -> sqlx::Result<Vec<Reaction>> {
    sqlx::query(
        "SELECT r.*, p.channel_id FROM reactions r JOIN posts p ON p.id = r.post_id \
         WHERE r.post_id IN (SELECT value FROM json_each($1)) AND p.delete_at = 0 \
         ORDER BY r.create_at, r.user_id, r.emoji_name",
    )
    .bind(json_list(post_ids))
    .try_map(|row| reaction(&row))
    .fetch_all(db)
    .await
}

/// How many different emoji stand below a post, not counting `emoji_name`.
pub(crate) async fn count_others(
    db: impl AnyExecutor<'_>,
    post_id: &str,
    emoji_name: &str,
) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "SELECT count(DISTINCT emoji_name) FROM reactions WHERE post_id = $1 AND emoji_name <> $2",
    )
    .bind(post_id)
    .bind(emoji_name)
    .fetch_one(db)
    .await
}

/// Marks the post as changed, so that who asks what changed since a time sees its reactions.
pub(crate) async fn touch_post(
    db: impl AnyExecutor<'_>,
    post_id: &str,
    time: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE posts SET update_at = $2 WHERE id = $1")
        .bind(post_id)
        .bind(time)
        .execute(db)
        .await?;
    Ok(())
}
