//! The table `facts`: single facts about this server.

use sqlx::SqliteExecutor;

/// The team that new users join.
pub(crate) const DEFAULT_TEAM_ID: &str = "default_team_id";

pub(crate) async fn get(db: impl SqliteExecutor<'_>, name: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar("SELECT value FROM facts WHERE name = ?").bind(name).fetch_optional(db).await
}

pub(crate) async fn set(db: impl SqliteExecutor<'_>, name: &str, value: &str) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO facts (name, value) VALUES (?, ?) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(name)
    .bind(value)
    .execute(db)
    .await?;
    Ok(())
}
