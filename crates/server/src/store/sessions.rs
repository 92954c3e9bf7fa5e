//! The table `sessions`.

use api_types::{SessionInfo, StringMap};
use sqlx::{
    FromRow, Row,
    any::{AnyExecutor, AnyRow},
};

use super::{json_column, to_json};

/// A session and what its user may do.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct SessionRow {
    pub(crate) id: String,
    pub(crate) csrf_token: String,
    pub(crate) user_id: String,
    pub(crate) expires_at: i64,
    pub(crate) roles: String,
    pub(crate) last_activity_at: i64,
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
    pub(crate) device_id: &'a str,
    /// What it was made with.
    pub(crate) props: &'a StringMap,
}

pub(crate) async fn insert(db: impl AnyExecutor<'_>, session: NewSession<'_>) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO sessions (id, token_hash, csrf_token, user_id, create_at, expires_at, \
         last_activity_at, device_id, props) VALUES ($1, $2, $3, $4, $5, $6, $5, $7, $8)",
    )
    .bind(session.id)
    .bind(session.token_hash)
    .bind(session.csrf_token)
    .bind(session.user_id)
    .bind(session.create_at)
    .bind(session.expires_at)
    .bind(session.device_id)
    .bind(to_json(session.props)?)
    .execute(db)
    .await?;
    Ok(())
}

/// The sessions of a user that hold, the newest first. Without any token.
pub(crate) async fn of_user(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    now: i64,
) -> sqlx::Result<Vec<SessionInfo>> {
    sqlx::query(
        "SELECT s.id, s.user_id, s.create_at, s.expires_at, s.last_activity_at, s.device_id, \
         s.props, u.roles FROM sessions s JOIN users u ON u.id = s.user_id \
         WHERE s.user_id = $1 AND s.expires_at > $2 ORDER BY s.create_at DESC, s.id",
    )
    .bind(user_id)
    .bind(now)
    .try_map(|row: AnyRow| {
        Ok(SessionInfo {
            id: row.try_get("id")?,
            user_id: row.try_get("user_id")?,
            create_at: row.try_get("create_at")?,
            expires_at: row.try_get("expires_at")?,
            last_activity_at: row.try_get("last_activity_at")?,
            roles: row.try_get("roles")?,
            device_id: row.try_get("device_id")?,
            is_oauth: false,
            props: json_column(&row, "props")?,
        })
    })
    .fetch_all(db)
    .await
}

/// Ends the sessions of a user except one; answers their ids.
pub(crate) async fn delete_of_user(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    kept_id: &str,
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar("DELETE FROM sessions WHERE user_id = $1 AND id <> $2 RETURNING id")
        .bind(user_id)
        .bind(kept_id)
        .fetch_all(db)
        .await
}

/// Ends one session, if it is the user's; answers whether it was.
pub(crate) async fn delete_own(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    id: &str,
) -> sqlx::Result<bool> {
    let done = sqlx::query("DELETE FROM sessions WHERE user_id = $1 AND id = $2")
        .bind(user_id)
        .bind(id)
        .execute(db)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes that a session is in use.
pub(crate) async fn touch(db: impl AnyExecutor<'_>, id: &str, now: i64) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE sessions SET last_activity_at = $2 WHERE id = $1 AND last_activity_at < $2",
    )
    .bind(id)
    .bind(now)
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
        "SELECT s.id, s.csrf_token, s.user_id, s.expires_at, s.last_activity_at, u.roles \
         FROM sessions s \
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
