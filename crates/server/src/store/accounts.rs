//! What administrators change of the table `users`: passwords, roles, whether an account is active.

use sqlx::any::AnyExecutor;

/// The hash of a user's password; `None` without such a user or without a password.
pub(crate) async fn password_hash(
    db: impl AnyExecutor<'_>,
    user_id: &str,
) -> sqlx::Result<Option<String>> {
    let found: Option<Option<String>> =
        sqlx::query_scalar("SELECT password_hash FROM users WHERE id = $1")
            .bind(user_id)
            .fetch_optional(db)
            .await?;
    Ok(found.flatten())
}

pub(crate) async fn set_password(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    hash: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE users SET password_hash = $2, last_password_update = $3, update_at = $3 \
         WHERE id = $1",
    )
    .bind(user_id)
    .bind(hash)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

pub(crate) async fn set_roles(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    roles: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE users SET roles = $2, update_at = $3 WHERE id = $1")
        .bind(user_id)
        .bind(roles)
        .bind(now)
        .execute(db)
        .await?;
    Ok(())
}

/// `delete_at` is 0 for an account that is active.
pub(crate) async fn set_active(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    delete_at: i64,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE users SET delete_at = $2, update_at = $3 WHERE id = $1")
        .bind(user_id)
        .bind(delete_at)
        .bind(now)
        .execute(db)
        .await?;
    Ok(())
}

/// Whether there is an active account with the role beside this one.
pub(crate) async fn has_other_with_role(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    role: &str,
) -> sqlx::Result<bool> {
    // Roles are words of a-z and '_', so the pattern means what it says but for '_', which fits
    // any character: no role differs from another in that alone.
    let n: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM users WHERE id <> $1 AND delete_at = 0 \
         AND ' ' || roles || ' ' LIKE $2",
    )
    .bind(user_id)
    .bind(format!("% {role} %"))
    .fetch_one(db)
    .await?;
    Ok(n > 0)
}
