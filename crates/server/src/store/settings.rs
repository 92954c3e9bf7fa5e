//! The table `config`: what administrators set, as JSON by name.

use sqlx::any::AnyExecutor;

/// All names with their JSON.
pub(crate) async fn all(db: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(String, String)>> {
    sqlx::query_as("SELECT name, value FROM config ORDER BY name").fetch_all(db).await
}

pub(crate) async fn set(
    db: impl AnyExecutor<'_>,
    name: &str,
    value: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO config (name, value, update_at) VALUES ($1, $2, $3) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, update_at = excluded.update_at",
    )
    .bind(name)
    .bind(value)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Back to the default.
pub(crate) async fn delete(db: impl AnyExecutor<'_>, name: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM config WHERE name = $1").bind(name).execute(db).await?;
    Ok(())
}
