//! The tables `plugin_reports` and `plugin_report_users`: failures in browsers.

use std::collections::BTreeMap;

use api_types::{NewPluginReport, PluginReport};
use sqlx::{
    AnyConnection, Row,
    any::{AnyExecutor, AnyRow},
};

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
         FROM plugin_reports r ORDER BY r.turn DESC, r.last_at DESC, r.id LIMIT $1",
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

/// A failure that a browser told of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'a> {
    pub(crate) report: &'a NewPluginReport,
    /// For the row, if it is the first of its kind.
    pub(crate) fresh_id: &'a str,
    pub(crate) user_id: &'a str,
    pub(crate) now: i64,
}

/// How much is kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Different failures of one plugin; the oldest go.
    pub(crate) max_rows: i64,
    /// Users that are told apart per failure.
    pub(crate) max_users: i64,
}

/// Counts a failure, with those that are equal to it.
pub(crate) async fn add(
    db: &mut AnyConnection,
    told: Told<'_>,
    bounds: Bounds,
) -> sqlx::Result<()> {
    let Told { report: new, fresh_id, user_id, now } = told;
    let id: String = sqlx::query_scalar(
        "INSERT INTO plugin_reports \
         (id, plugin_id, version, slot, phase, code, message, n_failures, first_at, last_at, turn) \
         SELECT $1, $2, $3, $4, $5, $6, $7, 1, $8, $8, coalesce(max(turn), 0) + 1 \
         FROM plugin_reports WHERE true \
         ON CONFLICT (plugin_id, version, slot, phase, code) DO UPDATE SET \
         n_failures = plugin_reports.n_failures + 1, message = excluded.message, \
         last_at = excluded.last_at, turn = excluded.turn RETURNING id",
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
    .bind(bounds.max_users)
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "DELETE FROM plugin_reports WHERE plugin_id = $1 AND id NOT IN \
         (SELECT id FROM plugin_reports WHERE plugin_id = $1 \
         ORDER BY turn DESC, last_at DESC, id LIMIT $2)",
    )
    .bind(&new.plugin_id)
    .bind(bounds.max_rows)
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
