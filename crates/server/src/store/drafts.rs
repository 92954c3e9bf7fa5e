//! The table `drafts`.

use api_types::Draft;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::{json_column, to_json};

fn draft(row: &AnyRow) -> Result<Draft, sqlx::Error> {
    Ok(Draft {
        create_at: row.try_get("create_at")?,
        update_at: row.try_get("update_at")?,
        delete_at: 0,
        user_id: row.try_get("user_id")?,
        channel_id: row.try_get("channel_id")?,
        root_id: row.try_get("root_id")?,
        message: row.try_get("message")?,
        draft_type: row.try_get("draft_type")?,
        props: json_column(row, "props")?,
        file_ids: json_column(row, "file_ids")?,
    })
}

/// Stores the draft in place of the one before; its `create_at` stays what it was.
pub(crate) async fn set(db: impl AnyExecutor<'_>, draft: &Draft) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO drafts (user_id, channel_id, root_id, create_at, update_at, message, \
         draft_type, props, file_ids) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (user_id, channel_id, root_id) DO UPDATE SET \
         update_at = excluded.update_at, message = excluded.message, \
         draft_type = excluded.draft_type, props = excluded.props, \
         file_ids = excluded.file_ids",
    )
    .bind(&draft.user_id)
    .bind(&draft.channel_id)
    .bind(&draft.root_id)
    .bind(draft.create_at)
    .bind(draft.update_at)
    .bind(&draft.message)
    .bind(&draft.draft_type)
    .bind(to_json(&draft.props)?)
    .bind(to_json(&draft.file_ids)?)
    .execute(db)
    .await?;
    Ok(())
}

pub(crate) async fn get(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    channel_id: &str,
    root_id: &str,
) -> sqlx::Result<Option<Draft>> {
    sqlx::query("SELECT * FROM drafts WHERE user_id = $1 AND channel_id = $2 AND root_id = $3")
        .bind(user_id)
        .bind(channel_id)
        .bind(root_id)
        .try_map(|row| draft(&row))
        .fetch_optional(db)
        .await
}

pub(crate) async fn delete(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    channel_id: &str,
    root_id: &str,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM drafts WHERE user_id = $1 AND channel_id = $2 AND root_id = $3")
        .bind(user_id)
        .bind(channel_id)
        .bind(root_id)
        .execute(db)
        .await?;
    Ok(())
}

/// Those of one team and of direct channels, the newest first; only where the user still is.
pub(crate) async fn of_team(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    team_id: &str,
) -> sqlx::Result<Vec<Draft>> {
    sqlx::query(
        "SELECT d.* FROM drafts d JOIN channels c ON c.id = d.channel_id \
         JOIN channel_members m ON m.channel_id = d.channel_id AND m.user_id = d.user_id \
         WHERE d.user_id = $1 AND c.delete_at = 0 AND (c.team_id = $2 OR c.team_id = '') \
         ORDER BY d.update_at DESC, d.channel_id, d.root_id",
    )
    .bind(user_id)
    .bind(team_id)
    .try_map(|row| draft(&row))
    .fetch_all(db)
    .await
}
