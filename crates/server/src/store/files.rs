//! The table `files`: what is known of attached files. Their content is elsewhere (`blobs/files.rs`).

use api_types::FileInfo;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::{flag, json_list};

pub(in crate::store) fn file(row: &AnyRow) -> Result<FileInfo, sqlx::Error> {
    Ok(FileInfo {
        id: row.try_get("id")?,
        user_id: row.try_get("user_id")?,
        post_id: row.try_get("post_id")?,
        channel_id: row.try_get("channel_id")?,
        create_at: row.try_get("create_at")?,
        update_at: row.try_get("update_at")?,
        delete_at: row.try_get("delete_at")?,
        name: row.try_get("name")?,
        extension: row.try_get("extension")?,
        size: row.try_get("size")?,
        mime_type: row.try_get("mime_type")?,
        width: row.try_get("width")?,
        height: row.try_get("height")?,
        has_preview_image: flag(row, "has_preview")?,
    })
}

pub(crate) async fn insert(db: impl AnyExecutor<'_>, file: &FileInfo) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO files (id, user_id, channel_id, create_at, update_at, name, extension, size, \
         mime_type, width, height, has_preview) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(&file.id)
    .bind(&file.user_id)
    .bind(&file.channel_id)
    .bind(file.create_at)
    .bind(file.update_at)
    .bind(&file.name)
    .bind(&file.extension)
    .bind(file.size)
    .bind(&file.mime_type)
    .bind(file.width)
    .bind(file.height)
    .bind(i64::from(file.has_preview_image))
    .execute(db)
    .await?;
    Ok(())
}

/// A file that is not deleted.
pub(crate) async fn by_id(db: impl AnyExecutor<'_>, id: &str) -> sqlx::Result<Option<FileInfo>> {
    sqlx::query("SELECT * FROM files WHERE id = $1 AND delete_at = 0")
        .bind(id)
        .try_map(|row| file(&row))
        .fetch_optional(db)
        .await
}

/// Files among `ids` that are not deleted, in no order.
pub(crate) async fn by_ids(db: impl AnyExecutor<'_>, ids: &[&str]) -> sqlx::Result<Vec<FileInfo>> {
    sqlx::query(
        "SELECT * FROM files WHERE id IN (SELECT value FROM json_each($1)) AND delete_at = 0",
    )
    .bind(json_list(ids))
    .try_map(|row| file(&row))
    .fetch_all(db)
    .await
}

/// Files of posts, in no order.
pub(crate) async fn of_posts(
    db: impl AnyExecutor<'_>,
    post_ids: &[&str],
) -> sqlx::Result<Vec<FileInfo>> {
    sqlx::query(
        "SELECT * FROM files WHERE post_id IN (SELECT value FROM json_each($1)) \
         AND post_id <> '' AND delete_at = 0",
    )
    .bind(json_list(post_ids))
    .try_map(|row| file(&row))
    .fetch_all(db)
    .await
}

/// Gives files to a post.
pub(crate) async fn attach(
    db: impl AnyExecutor<'_>,
    ids: &[&str],
    post_id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE files SET post_id = $2, update_at = $3 \
         WHERE id IN (SELECT value FROM json_each($1))",
    )
    .bind(json_list(ids))
    .bind(post_id)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Marks the files of a post and of its replies as deleted; their content goes later.
pub(crate) async fn delete_of_thread(
    db: impl AnyExecutor<'_>,
    post_id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE files SET delete_at = $2, update_at = $2 WHERE delete_at = 0 AND (post_id = $1 \
         OR post_id IN (SELECT id FROM posts WHERE root_id = $1 AND root_id <> ''))",
    )
    .bind(post_id)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Ids of files that nobody needs: deleted ones, and those uploaded before `time` without a post.
pub(crate) async fn unneeded(
    db: impl AnyExecutor<'_>,
    time: i64,
    limit: i64,
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT id FROM files WHERE delete_at > 0 OR (post_id = '' AND create_at < $1) LIMIT $2",
    )
    .bind(time)
    .bind(limit)
    .fetch_all(db)
    .await
}

/// Forgets files that nobody needs, unless a post took one meanwhile; says which are forgotten.
pub(crate) async fn forget(db: impl AnyExecutor<'_>, ids: &[&str]) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar(
        "DELETE FROM files WHERE id IN (SELECT value FROM json_each($1)) \
         AND (delete_at > 0 OR post_id = '') RETURNING id",
    )
    .bind(json_list(ids))
    .fetch_all(db)
    .await
}
