//! Numbers about the whole server or one team. Every count reads a table once; who asks keeps them
//! for a while.
//!
//! `team_id` is empty for the whole server. What the server itself remarks is no message.

use sqlx::{Row, any::AnyExecutor};

/// Milliseconds of a day.
pub(crate) const DAY_MS: i64 = 86_400_000;

/// What `standard` tells of the whole server, or of a team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) public_channels: i64,
    pub(crate) private_channels: i64,
    pub(crate) users: i64,
    pub(crate) inactive_users: i64,
    pub(crate) teams: i64,
}

/// One number: channels, people and teams that are there.
pub(crate) async fn totals(db: impl AnyExecutor<'_>, team_id: &str) -> sqlx::Result<Totals> {
    let row = sqlx::query(
        "SELECT \
         (SELECT COUNT(*) FROM channels WHERE channel_type = 'O' AND delete_at = 0 \
          AND ($1 = '' OR team_id = $1)) AS public_channels, \
         (SELECT COUNT(*) FROM channels WHERE channel_type = 'P' AND delete_at = 0 \
          AND ($1 = '' OR team_id = $1)) AS private_channels, \
         (SELECT COUNT(*) FROM users WHERE delete_at = 0 AND ($1 = '' OR id IN \
          (SELECT user_id FROM team_members WHERE team_id = $1))) AS users, \
         (SELECT COUNT(*) FROM users WHERE delete_at > 0 AND ($1 = '' OR id IN \
          (SELECT user_id FROM team_members WHERE team_id = $1))) AS inactive_users, \
         (SELECT COUNT(*) FROM teams WHERE delete_at = 0) AS teams",
    )
    .bind(team_id)
    .fetch_one(db)
    .await?;
    Ok(Totals {
        public_channels: row.try_get("public_channels")?,
        private_channels: row.try_get("private_channels")?,
        users: row.try_get("users")?,
        inactive_users: row.try_get("inactive_users")?,
        teams: row.try_get("teams")?,
    })
}

/// Messages that are there.
pub(crate) async fn posts(db: impl AnyExecutor<'_>, team_id: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM posts p JOIN channels c ON c.id = p.channel_id \
         WHERE p.delete_at = 0 AND p.post_type NOT LIKE 'system!_%' ESCAPE '!' \
         AND ($1 = '' OR c.team_id = $1)",
    )
    .bind(team_id)
    .fetch_one(db)
    .await
}

/// Messages that have files.
pub(crate) async fn posts_with_files(db: impl AnyExecutor<'_>, team_id: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "SELECT COUNT(DISTINCT f.post_id) FROM files f JOIN channels c ON c.id = f.channel_id \
         WHERE f.post_id <> '' AND f.delete_at = 0 AND ($1 = '' OR c.team_id = $1)",
    )
    .bind(team_id)
    .fetch_one(db)
    .await
}

/// Sessions that are not over.
pub(crate) async fn sessions(db: impl AnyExecutor<'_>, now_ms: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM sessions WHERE expires_at > $1")
        .bind(now_ms)
        .fetch_one(db)
        .await
}

/// People who were active since a time: those whose presence says so, and those who signed in.
///
/// At least that many: of each person only the latest activity is kept.
pub(crate) async fn active_since(db: impl AnyExecutor<'_>, since_ms: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM users u WHERE u.delete_at = 0 AND (\
         EXISTS (SELECT 1 FROM statuses s WHERE s.user_id = u.id AND s.last_activity_at >= $1) \
         OR EXISTS (SELECT 1 FROM sessions s WHERE s.user_id = u.id AND s.create_at >= $1))",
    )
    .bind(since_ms)
    .fetch_one(db)
    .await
}

/// What is counted for each day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Daily {
    /// Messages.
    Posts,
    /// People who wrote one.
    Writers,
}

/// Days since 1970 with their numbers, the latest first; those without any are left out.
///
/// `CROSS JOIN` keeps SQLite from reading all posts: for each channel its index leads to the time.
pub(crate) async fn by_day(
    db: impl AnyExecutor<'_>,
    daily: Daily,
    team_id: &str,
    (from_ms, to_ms): (i64, i64),
) -> sqlx::Result<Vec<(i64, i64)>> {
    macro_rules! query {
        ($counted:literal) => {
            concat!(
                "SELECT p.create_at / 86400000 AS day, ",
                $counted,
                " AS counted FROM channels c CROSS JOIN posts p \
                 WHERE p.channel_id = c.id AND p.create_at >= $1 AND p.create_at < $2 \
                 AND p.delete_at = 0 AND p.post_type NOT LIKE 'system!_%' ESCAPE '!' \
                 AND ($3 = '' OR c.team_id = $3) \
                 GROUP BY p.create_at / 86400000 ORDER BY day DESC"
            )
        };
    }
    let sql = match daily {
        Daily::Posts => query!("COUNT(*)"),
        Daily::Writers => query!("COUNT(DISTINCT p.user_id)"),
    };
    sqlx::query(sql)
        .bind(from_ms)
        .bind(to_ms)
        .bind(team_id)
        .try_map(|row: sqlx::any::AnyRow| Ok((row.try_get("day")?, row.try_get("counted")?)))
        .fetch_all(db)
        .await
}
