//! The tables `plugins` and `plugin_bundles`: what is installed, and what was read from its bundle.
//!
//! Whether the bundles themselves are there is the blob store's matter.

use sqlx::{AnyConnection, FromRow, Row, any::AnyExecutor};

/// An installed plugin, or one that was removed.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub(crate) struct PluginRow {
    pub(crate) plugin_id: String,
    /// The hash of its bundle; `None` when it was removed.
    pub(crate) current: Option<String>,
    pub(crate) previous: Option<String>,
    /// `installed` or `prepackaged`.
    pub(crate) source: String,
    pub(crate) update_at: i64,
}

/// What was read from a bundle when it was taken in.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub(crate) struct BundleRow {
    pub(crate) sha256: String,
    pub(crate) plugin_id: String,
    /// JSON.
    pub(crate) manifest: String,
    /// JSON: path to hexadecimal SHA-256.
    pub(crate) files: String,
    pub(crate) n_bytes: i64,
    pub(crate) signed_by: String,
    pub(crate) create_at: i64,
}

pub(crate) async fn all(db: impl AnyExecutor<'_>) -> sqlx::Result<Vec<PluginRow>> {
    sqlx::query_as(
        "SELECT plugin_id, current, previous, source, update_at FROM plugins ORDER BY plugin_id",
    )
    .fetch_all(db)
    .await
}

pub(crate) async fn get(
    db: impl AnyExecutor<'_>,
    plugin_id: &str,
) -> sqlx::Result<Option<PluginRow>> {
    sqlx::query_as(
        "SELECT plugin_id, current, previous, source, update_at FROM plugins WHERE plugin_id = $1",
    )
    .bind(plugin_id)
    .fetch_optional(db)
    .await
}

/// A plugin with its current bundle's manifest, if it has one.
pub(crate) async fn with_manifest(
    db: impl AnyExecutor<'_>,
    plugin_id: &str,
) -> sqlx::Result<Option<(PluginRow, Option<String>)>> {
    let row = sqlx::query(
        "SELECT p.plugin_id, p.current, p.previous, p.source, p.update_at, b.manifest \
         FROM plugins p LEFT JOIN plugin_bundles b ON b.sha256 = p.current \
         WHERE p.plugin_id = $1",
    )
    .bind(plugin_id)
    .fetch_optional(db)
    .await?;
    row.map(|row| Ok((PluginRow::from_row(&row)?, row.try_get("manifest")?))).transpose()
}

/// All bundles that a row of `plugins` names.
pub(crate) async fn bundles(db: impl AnyExecutor<'_>) -> sqlx::Result<Vec<BundleRow>> {
    sqlx::query_as(
        "SELECT sha256, plugin_id, manifest, files, n_bytes, signed_by, create_at \
         FROM plugin_bundles ORDER BY sha256",
    )
    .fetch_all(db)
    .await
}

/// Makes `row` what is installed, with what was read from its bundles; forgets bundles left over.
pub(crate) async fn put(
    db: &mut AnyConnection,
    row: &PluginRow,
    bundle: Option<&BundleRow>,
) -> sqlx::Result<()> {
    if let Some(bundle) = bundle {
        put_bundle(&mut *db, bundle).await?;
    }
    sqlx::query(
        "INSERT INTO plugins (plugin_id, current, previous, source, update_at) \
         VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (plugin_id) DO UPDATE SET current = excluded.current, \
         previous = excluded.previous, source = excluded.source, update_at = excluded.update_at",
    )
    .bind(&row.plugin_id)
    .bind(row.current.as_deref())
    .bind(row.previous.as_deref())
    .bind(&row.source)
    .bind(row.update_at)
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "DELETE FROM plugin_bundles WHERE plugin_id = $1 AND NOT EXISTS \
         (SELECT 1 FROM plugins WHERE current = plugin_bundles.sha256 \
          OR previous = plugin_bundles.sha256)",
    )
    .bind(&row.plugin_id)
    .execute(&mut *db)
    .await?;
    Ok(())
}

/// The same bundle may be taken in again, perhaps with a signature this time.
async fn put_bundle(db: impl AnyExecutor<'_>, bundle: &BundleRow) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO plugin_bundles \
         (sha256, plugin_id, manifest, files, n_bytes, signed_by, create_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (sha256) DO UPDATE SET manifest = excluded.manifest, files = excluded.files, \
         signed_by = excluded.signed_by, create_at = excluded.create_at",
    )
    .bind(&bundle.sha256)
    .bind(&bundle.plugin_id)
    .bind(&bundle.manifest)
    .bind(&bundle.files)
    .bind(bundle.n_bytes)
    .bind(&bundle.signed_by)
    .bind(bundle.create_at)
    .execute(db)
    .await?;
    Ok(())
}
