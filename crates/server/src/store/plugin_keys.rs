//! The table `plugin_keys`: keys whose signatures are accepted.

use api_types::PluginKey;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

fn key(row: &AnyRow) -> sqlx::Result<PluginKey> {
    Ok(PluginKey {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        format: row.try_get("format")?,
        public_key: row.try_get("public_key")?,
        create_at: row.try_get("create_at")?,
    })
}

pub(crate) async fn all(db: impl AnyExecutor<'_>) -> sqlx::Result<Vec<PluginKey>> {
    sqlx::query("SELECT * FROM plugin_keys ORDER BY create_at, id")
        .try_map(|row| key(&row))
        .fetch_all(db)
        .await
}

/// Fails as a clash when the key is there already.
pub(crate) async fn insert(db: impl AnyExecutor<'_>, key: &PluginKey) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO plugin_keys (id, name, format, public_key, create_at) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&key.id)
    .bind(&key.name)
    .bind(&key.format)
    .bind(&key.public_key)
    .bind(key.create_at)
    .execute(db)
    .await?;
    Ok(())
}

/// Whether there was one.
pub(crate) async fn delete(db: impl AnyExecutor<'_>, id: &str) -> sqlx::Result<bool> {
    let done = sqlx::query("DELETE FROM plugin_keys WHERE id = $1").bind(id).execute(db).await?;
    Ok(done.rows_affected() > 0)
}
