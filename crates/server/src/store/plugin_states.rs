//! The table `plugin_states`: which plugins an administrator turned on.

use std::collections::BTreeMap;

use sqlx::any::AnyExecutor;

pub(crate) async fn all(db: impl AnyExecutor<'_>) -> sqlx::Result<BTreeMap<String, bool>> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT plugin_id, enabled FROM plugin_states").fetch_all(db).await?;
    Ok(rows.into_iter().map(|(id, enabled)| (id, enabled != 0)).collect())
}

pub(crate) async fn set(
    db: impl AnyExecutor<'_>,
    plugin_id: &str,
    enabled: bool,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO plugin_states (plugin_id, enabled, update_at) VALUES ($1, $2, $3) \
         ON CONFLICT (plugin_id) DO UPDATE SET enabled = excluded.enabled, \
         update_at = excluded.update_at",
    )
    .bind(plugin_id)
    .bind(i64::from(enabled))
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}
