//! The table `facts`: single facts about this server.

use sqlx::any::AnyExecutor;

/// The team that new users join.
pub(crate) const DEFAULT_TEAM_ID: &str = "default_team_id";

pub(crate) async fn get(db: impl AnyExecutor<'_>, name: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar("SELECT value FROM facts WHERE name = $1")
        .bind(name)
        .fetch_optional(db)
        .await
}

pub(crate) async fn set(db: impl AnyExecutor<'_>, name: &str, value: &str) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO facts (name, value) VALUES ($1, $2) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(name)
    .bind(value)
    .execute(db)
    .await?;
    Ok(())
}
