//! The table `link_previews`: what the page that a post links to said about itself.

use sqlx::{Row, any::AnyExecutor};

use super::{json_column, json_list, to_json};
use crate::link_previews::Preview;

/// Writes one down, in the place of the one before.
pub(crate) async fn put(
    db: impl AnyExecutor<'_>,
    post_id: &str,
    url: &str,
    preview: &Preview,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO link_previews (post_id, url, preview) VALUES ($1, $2, $3) \
         ON CONFLICT (post_id) DO UPDATE SET url = excluded.url, preview = excluded.preview",
    )
    .bind(post_id)
    .bind(url)
    .bind(to_json(preview)?)
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets that of a post and those of its replies.
pub(crate) async fn delete_thread(db: impl AnyExecutor<'_>, post_id: &str) -> sqlx::Result<()> {
    sqlx::query(
        "DELETE FROM link_previews WHERE post_id = $1 \
         OR post_id IN (SELECT id FROM posts WHERE root_id = $1)",
    )
    .bind(post_id)
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets that of one post.
pub(crate) async fn delete(db: impl AnyExecutor<'_>, post_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM link_previews WHERE post_id = $1").bind(post_id).execute(db).await?;
    Ok(())
}

/// By post: the address and what it said.
pub(crate) async fn of_posts(
    db: impl AnyExecutor<'_>,
    post_ids: &[&str],
) -> sqlx::Result<Vec<(String, (String, Preview))>> {
    sqlx::query(
        "SELECT l.post_id, l.url, l.preview FROM link_previews l \
         JOIN posts p ON p.id = l.post_id \
         WHERE l.post_id IN (SELECT value FROM json_each($1)) AND p.delete_at = 0",
    )
    .bind(json_list(post_ids))
    .try_map(|row| {
        let preview = json_column(&row, "preview")?;
        Ok((row.try_get("post_id")?, (row.try_get("url")?, preview)))
    })
    .fetch_all(db)
    .await
}
