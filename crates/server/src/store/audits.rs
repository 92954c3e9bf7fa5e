//! The table `audits`: what administrators did.

use api_types::Audit;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::json_list;

fn audit(row: &AnyRow) -> sqlx::Result<Audit> {
    Ok(Audit {
        id: row.try_get("id")?,
        create_at: row.try_get("create_at")?,
        user_id: row.try_get("user_id")?,
        action: row.try_get("action")?,
        extra_info: row.try_get("extra_info")?,
        ip_address: row.try_get("ip_address")?,
        session_id: row.try_get("session_id")?,
    })
}

pub(crate) async fn insert(db: impl AnyExecutor<'_>, audit: &Audit) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO audits (id, create_at, user_id, action, extra_info, ip_address, session_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&audit.id)
    .bind(audit.create_at)
    .bind(&audit.user_id)
    .bind(&audit.action)
    .bind(&audit.extra_info)
    .bind(&audit.ip_address)
    .bind(&audit.session_id)
    .execute(db)
    .await?;
    Ok(())
}

/// The newest first.
pub(crate) async fn page(
    db: impl AnyExecutor<'_>,
    limit: i64,
    offset: i64,
) -> sqlx::Result<Vec<Audit>> {
    sqlx::query("SELECT * FROM audits ORDER BY create_at DESC, id DESC LIMIT $1 OFFSET $2")
        .bind(limit)
        .bind(offset)
        .try_map(|row| audit(&row))
        .fetch_all(db)
        .await
}

/// Forgets all but the newest `n_kept` of those whose action is, or is not, one of these.
pub(crate) async fn sweep(
    db: impl AnyExecutor<'_>,
    actions: &[&str],
    is_one: bool,
    n_kept: i64,
) -> sqlx::Result<u64> {
    let done = sqlx::query(
        "DELETE FROM audits WHERE id IN (SELECT id FROM audits \
         WHERE CASE WHEN action IN (SELECT value FROM json_each($1)) THEN 1 ELSE 0 END = $2 \
         ORDER BY create_at DESC, id DESC LIMIT 1000000 OFFSET $3)",
    )
    .bind(json_list(actions))
    .bind(i64::from(is_one))
    .bind(n_kept)
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
