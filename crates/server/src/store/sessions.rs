//! The table `sessions`.

use sqlx::{FromRow, any::AnyExecutor};

/// A session and what its user may do.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct SessionRow {
    pub(crate) id: String,
    pub(crate) csrf_token: String,
    pub(crate) user_id: String,
    pub(crate) expires_at: i64,
    pub(crate) roles: String,
}

/// What is stored of a new session.
#[derive(Debug)]
pub(crate) struct NewSession<'a> {
    pub(crate) id: &'a str,
    pub(crate) token_hash: &'a [u8],
    pub(crate) csrf_token: &'a str,
    pub(crate) user_id: &'a str,
    pub(crate) create_at: i64,
    pub(crate) expires_at: i64,
}

pub(crate) async fn insert(db: impl AnyExecutor<'_>, session: NewSession<'_>) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO sessions (id, token_hash, csrf_token, user_id, create_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(session.id)
    .bind(session.token_hash)
    .bind(session.csrf_token)
    .bind(session.user_id)
    .bind(session.create_at)
    .bind(session.expires_at)
    .execute(db)
    .await?;
    Ok(())
}

/// The session of a token, unless it is over or its user is deactivated.
pub(crate) async fn by_token_hash(
    db: impl AnyExecutor<'_>,
    token_hash: &[u8],
    now: i64,
) -> sqlx::Result<Option<SessionRow>> {
    sqlx::query_as(
        "SELECT s.id, s.csrf_token, s.user_id, s.expires_at, u.roles FROM sessions s \
         JOIN users u ON u.id = s.user_id \
         WHERE s.token_hash = $1 AND s.expires_at > $2 AND u.delete_at = 0",
    )
    .bind(token_hash)
    .bind(now)
    .fetch_optional(db)
    .await
}

pub(crate) async fn delete(db: impl AnyExecutor<'_>, id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM sessions WHERE id = $1").bind(id).execute(db).await?;
    Ok(())
}

/// Forgets sessions that are over.
pub(crate) async fn delete_expired(db: impl AnyExecutor<'_>, now: i64) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(now).execute(db).await?;
    Ok(())
}
