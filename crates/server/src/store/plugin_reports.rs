//! The tables `plugin_reports` and `plugin_report_users`: failures in browsers.

use std::collections::BTreeMap;

use api_types::{NewPluginReport, PluginReport};
use sqlx::{AnyConnection, Row, any::{AnyExecutor, AnyRow}};

fn report(row: &AnyRow) -> sqlx::Result<PluginReport> {
    let count = |column: &str| -> sqlx::Result<u64> {
        Ok(u64::try_from(row.try_get::<i64, _>(column)?).unwrap_or_default())
    };
    Ok(PluginReport {
        plugin_id: row.try_get("plugin_id")?,
        version: row.try_get("version")?,
        slot: row.try_get("slot")?,
        phase: row.try_get("phase")?,
        code: row.try_get("code")?,
        message: row.try_get("message")?,
        n_failures: count("n_failures")?,
        n_users: count("n_users")?,
        n_quarantined: count("n_quarantined")?,
        first_at: row.try_get("first_at")?,
        last_at: row.try_get("last_at")?,
    })
}

/// The newest first.
pub(crate) async fn all(db: impl AnyExecutor<'_>, limit: i64) -> sqlx::Result<Vec<PluginReport>> {
    sqlx::query(
        "SELECT r.*, \
         (SELECT count(*) FROM plugin_report_users u WHERE u.report_id = r.id) AS n_users, \
         (SELECT count(*) FROM plugin_report_users u WHERE u.report_id = r.id \
          AND u.quarantined <> 0) AS n_quarantined \
         FROM plugin_reports r ORDER BY r.last_at DESC, r.id LIMIT $1",
    )
    .bind(limit)
    .try_map(|row| report(&row))
    .fetch_all(db)
    .await
}

/// How many failures each plugin had.
pub(crate) async fn counts(db: impl AnyExecutor<'_>) -> sqlx::Result<BTreeMap<String, u64>> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT plugin_id, CAST(sum(n_failures) AS BIGINT) FROM plugin_reports GROUP BY plugin_id",
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id, n)| (id, u64::try_from(n).unwrap_or_default())).collect())
}

/// Counts a failure, with those that are equal to it.
///
/// Of one plugin at most `max_rows` different ones are kept, and of one at most `max_users` users.
pub(crate) async fn add(
    db: &mut AnyConnection,
    new: &NewPluginReport,
    fresh_id: &str,
    user_id: &str,
    now: i64,
    (max_rows, max_users): (i64, i64),
) -> sqlx::Result<()> {
    let id: String = sqlx::query_scalar(
        "INSERT INTO plugin_reports \
         (id, plugin_id, version, slot, phase, code, message, n_failures, first_at, last_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8) \
         ON CONFLICT (plugin_id, version, slot, phase, code) DO UPDATE SET \
         n_failures = plugin_reports.n_failures + 1, message = excluded.message, \
         last_at = excluded.last_at RETURNING id",
    )
    .bind(fresh_id)
    .bind(&new.plugin_id)
    .bind(&new.version)
    .bind(&new.slot)
    .bind(&new.phase)
    .bind(&new.code)
    .bind(&new.message)
    .bind(now)
    .fetch_one(&mut *db)
    .await?;
    sqlx::query(
        "INSERT INTO plugin_report_users (report_id, user_id, quarantined) \
         SELECT $1, $2, $3 WHERE EXISTS \
         (SELECT 1 FROM plugin_report_users WHERE report_id = $1 AND user_id = $2) \
         OR (SELECT count(*) FROM plugin_report_users WHERE report_id = $1) < $4 \
         ON CONFLICT (report_id, user_id) DO UPDATE SET quarantined = \
         CASE WHEN excluded.quarantined > plugin_report_users.quarantined \
         THEN excluded.quarantined ELSE plugin_report_users.quarantined END",
    )
    .bind(&id)
    .bind(user_id)
    .bind(i64::from(new.quarantined))
    .bind(max_users)
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "DELETE FROM plugin_reports WHERE plugin_id = $1 AND id NOT IN \
         (SELECT id FROM plugin_reports WHERE plugin_id = $1 ORDER BY last_at DESC, id LIMIT $2)",
    )
    .bind(&new.plugin_id)
    .bind(max_rows)
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets what was told of a plugin.
pub(crate) async fn delete(db: impl AnyExecutor<'_>, plugin_id: &str) -> sqlx::Result<u64> {
    let done = sqlx::query("DELETE FROM plugin_reports WHERE plugin_id = $1")
        .bind(plugin_id)
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}
