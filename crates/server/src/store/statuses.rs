//! The table `statuses`.

use api_types::{PresenceStatus, Status};
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::{flag, json_list};

pub(crate) fn text(status: PresenceStatus) -> &'static str {
    match status {
        PresenceStatus::Online => "online",
        PresenceStatus::Away => "away",
        PresenceStatus::Dnd => "dnd",
        PresenceStatus::Offline => "offline",
    }
}

fn status(row: &AnyRow) -> Result<Status, sqlx::Error> {
    let status = match row.try_get("status")? {
        "online" => PresenceStatus::Online,
        "away" => PresenceStatus::Away,
        "dnd" => PresenceStatus::Dnd,
        _ => PresenceStatus::Offline,
    };
    Ok(Status {
        user_id: row.try_get("user_id")?,
        status,
        manual: flag(row, "manual")?,
        last_activity_at: row.try_get("last_activity_at")?,
        dnd_end_time: row.try_get("dnd_end_time")?,
    })
}

/// The stored statuses of `user_ids`; users who were never here have none.
pub(crate) async fn by_ids<T: AsRef<str>>(
    db: impl AnyExecutor<'_>,
    user_ids: &[T],
) -> sqlx::Result<Vec<Status>> {
    sqlx::query("SELECT * FROM statuses WHERE user_id IN (SELECT value FROM json_each($1))")
        .bind(json_list(user_ids))
        .try_map(|row| status(&row))
        .fetch_all(db)
        .await
}

pub(crate) async fn set(db: impl AnyExecutor<'_>, status: &Status) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO statuses (user_id, status, manual, last_activity_at, dnd_end_time) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (user_id) DO UPDATE SET status = excluded.status, \
         manual = excluded.manual, last_activity_at = excluded.last_activity_at, \
         dnd_end_time = excluded.dnd_end_time",
    )
    .bind(&status.user_id)
    .bind(text(status.status))
    .bind(i64::from(status.manual))
    .bind(status.last_activity_at)
    .bind(status.dnd_end_time)
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that users are gone.
pub(crate) async fn set_offline(db: impl AnyExecutor<'_>, user_ids: &[String]) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE statuses SET status = 'offline' \
         WHERE user_id IN (SELECT value FROM json_each($1))",
    )
    .bind(json_list(user_ids))
    .execute(db)
    .await?;
    Ok(())
}

/// Nobody is connected when the server starts, whatever it knew when it ended.
pub(crate) async fn nobody_is_here(db: impl AnyExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query("UPDATE statuses SET status = 'offline' WHERE manual = 0").execute(db).await?;
    Ok(())
}
