//! The table `users`.
//!
//! User names and addresses are kept in small letters, so that no two differ by capitals only.

use api_types::User;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::{json_column, json_list, to_json};

/// A user and the hash of their password.
pub(crate) struct Credentials {
    pub(crate) user: User,
    pub(crate) password_hash: Option<String>,
}

fn user(row: &AnyRow) -> Result<User, sqlx::Error> {
    Ok(User {
        id: row.try_get("id")?,
        create_at: row.try_get("create_at")?,
        update_at: row.try_get("update_at")?,
        delete_at: row.try_get("delete_at")?,
        username: row.try_get("username")?,
        email: row.try_get("email")?,
        nickname: row.try_get("nickname")?,
        first_name: row.try_get("first_name")?,
        last_name: row.try_get("last_name")?,
        position: row.try_get("position")?,
        roles: row.try_get("roles")?,
        locale: row.try_get("locale")?,
        timezone: json_column(row, "timezone")?,
        props: json_column(row, "props")?,
        notify_props: json_column(row, "notify_props")?,
        last_password_update: row.try_get("last_password_update")?,
        last_picture_update: row.try_get("last_picture_update")?,
        ..User::default()
    })
}

pub(crate) async fn insert(
    db: impl AnyExecutor<'_>,
    user: &User,
    password_hash: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO users (id, create_at, update_at, delete_at, username, email, password_hash, \
         nickname, first_name, last_name, position, roles, locale, timezone, props, notify_props, \
         last_password_update) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, \
         $9, $10, $11, $12, $13, $14, $15, $16, $17)",
    )
    .bind(&user.id)
    .bind(user.create_at)
    .bind(user.update_at)
    .bind(user.delete_at)
    .bind(user.username.to_lowercase())
    .bind(user.email.to_lowercase())
    .bind(password_hash)
    .bind(&user.nickname)
    .bind(&user.first_name)
    .bind(&user.last_name)
    .bind(&user.position)
    .bind(&user.roles)
    .bind(&user.locale)
    .bind(to_json(&user.timezone)?)
    .bind(to_json(&user.props)?)
    .bind(to_json(&user.notify_props)?)
    .bind(user.last_password_update)
    .execute(db)
    .await?;
    Ok(())
}

/// Writes what the profile shows; password, roles and times of creation stay.
pub(crate) async fn update_profile(db: impl AnyExecutor<'_>, user: &User) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE users SET update_at = $1, username = $2, email = $3, nickname = $4, \
         first_name = $5, last_name = $6, position = $7, locale = $8, timezone = $9, props = $10, notify_props = $11 \
         WHERE id = $12",
    )
    .bind(user.update_at)
    .bind(user.username.to_lowercase())
    .bind(user.email.to_lowercase())
    .bind(&user.nickname)
    .bind(&user.first_name)
    .bind(&user.last_name)
    .bind(&user.position)
    .bind(&user.locale)
    .bind(to_json(&user.timezone)?)
    .bind(to_json(&user.props)?)
    .bind(to_json(&user.notify_props)?)
    .bind(&user.id)
    .execute(db)
    .await?;
    Ok(())
}

/// Notes when a user's picture was set; below zero, that there is none any more.
pub(crate) async fn set_picture(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    picture_at: i64,
    update_at: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE users SET last_picture_update = $1, update_at = $2 WHERE id = $3")
        .bind(picture_at)
        .bind(update_at)
        .bind(user_id)
        .execute(db)
        .await?;
    Ok(())
}

/// Whether there is any account at all: the first visitor becomes the administrator.
pub(crate) async fn any(db: impl AnyExecutor<'_>) -> sqlx::Result<bool> {
    let found: Option<String> =
        sqlx::query_scalar("SELECT id FROM users LIMIT 1").fetch_optional(db).await?;
    Ok(found.is_some())
}

pub(crate) async fn by_id(db: impl AnyExecutor<'_>, id: &str) -> sqlx::Result<Option<User>> {
    sqlx::query("SELECT * FROM users WHERE id = $1")
        .bind(id)
        .try_map(|row| user(&row))
        .fetch_optional(db)
        .await
}

pub(crate) async fn by_username(
    db: impl AnyExecutor<'_>,
    username: &str,
) -> sqlx::Result<Option<User>> {
    sqlx::query("SELECT * FROM users WHERE username = $1")
        .bind(username.to_lowercase())
        .try_map(|row| user(&row))
        .fetch_optional(db)
        .await
}

/// By user name or e-mail address, for signing in.
pub(crate) async fn credentials(
    db: impl AnyExecutor<'_>,
    login_id: &str,
) -> sqlx::Result<Option<Credentials>> {
    sqlx::query("SELECT * FROM users WHERE username = $1 OR email = $1")
        .bind(login_id.to_lowercase())
        .try_map(|row: AnyRow| {
            Ok(Credentials { user: user(&row)?, password_hash: row.try_get("password_hash")? })
        })
        .fetch_optional(db)
        .await
}

pub(crate) async fn by_ids<T: AsRef<str>>(
    db: impl AnyExecutor<'_>,
    ids: &[T],
) -> sqlx::Result<Vec<User>> {
    sqlx::query(
        "SELECT * FROM users WHERE id IN (SELECT value FROM json_each($1)) ORDER BY username",
    )
    .bind(json_list(ids))
    .try_map(|row| user(&row))
    .fetch_all(db)
    .await
}

pub(crate) async fn by_usernames<T: AsRef<str>>(
    db: impl AnyExecutor<'_>,
    usernames: &[T],
) -> sqlx::Result<Vec<User>> {
    let usernames: Vec<String> =
        usernames.iter().map(|username| username.as_ref().to_lowercase()).collect();
    sqlx::query(
        "SELECT * FROM users WHERE username IN (SELECT value FROM json_each($1)) ORDER BY username",
    )
    .bind(json_list(&usernames))
    .try_map(|row| user(&row))
    .fetch_all(db)
    .await
}

/// Members of group channels among `channel_ids` that `viewer_id` belongs to, with the channel.
pub(crate) async fn of_group_channels(
    db: impl AnyExecutor<'_>,
    viewer_id: &str,
    channel_ids: &[String],
) -> sqlx::Result<Vec<(String, User)>> {
    sqlx::query(
        "SELECT m.channel_id, u.* FROM channels c \
         JOIN channel_members own ON own.channel_id = c.id AND own.user_id = $1 \
         JOIN channel_members m ON m.channel_id = c.id AND m.user_id <> $1 \
         JOIN users u ON u.id = m.user_id \
         WHERE c.channel_type = 'G' AND c.id IN (SELECT value FROM json_each($2)) \
         ORDER BY u.username",
    )
    .bind(viewer_id)
    .bind(json_list(channel_ids))
    .try_map(|row: AnyRow| Ok((row.try_get("channel_id")?, user(&row)?)))
    .fetch_all(db)
    .await
}

/// Which users a search looks at; empty fields do not restrict.
#[derive(Debug, Default)]
pub(crate) struct Search<'a> {
    /// What user name, names or nickname must begin with.
    pub(crate) term: &'a str,
    pub(crate) team_id: &'a str,
    pub(crate) not_in_team_id: &'a str,
    pub(crate) channel_id: &'a str,
    pub(crate) not_in_channel_id: &'a str,
    pub(crate) with_inactive: bool,
    pub(crate) limit: i64,
    pub(crate) offset: i64,
}

pub(crate) async fn search(
    db: impl AnyExecutor<'_>,
    search: Search<'_>,
) -> sqlx::Result<Vec<User>> {
    // `%`, `_` and `\` in the term stand for themselves.
    let escaped = search.term.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    sqlx::query(
        "SELECT * FROM users u WHERE ($2 = 1 OR delete_at = 0) \
         AND ($1 = '%' OR lower(username) LIKE $1 ESCAPE '\\' \
              OR lower(first_name) LIKE $1 ESCAPE '\\' \
              OR lower(last_name) LIKE $1 ESCAPE '\\' \
              OR lower(nickname) LIKE $1 ESCAPE '\\' \
              OR lower(first_name || ' ' || last_name) LIKE $1 ESCAPE '\\') \
         AND ($3 = '' OR EXISTS (SELECT 1 FROM team_members m \
              WHERE m.team_id = $3 AND m.user_id = u.id)) \
         AND ($4 = '' OR NOT EXISTS (SELECT 1 FROM team_members m \
              WHERE m.team_id = $4 AND m.user_id = u.id)) \
         AND ($5 = '' OR EXISTS (SELECT 1 FROM channel_members m \
              WHERE m.channel_id = $5 AND m.user_id = u.id)) \
         AND ($6 = '' OR NOT EXISTS (SELECT 1 FROM channel_members m \
              WHERE m.channel_id = $6 AND m.user_id = u.id)) \
         ORDER BY username LIMIT $7 OFFSET $8",
    )
    // Databases do not agree on more than A to Z.
    .bind(format!("{}%", escaped.to_ascii_lowercase()))
    .bind(i64::from(search.with_inactive))
    .bind(search.team_id)
    .bind(search.not_in_team_id)
    .bind(search.channel_id)
    .bind(search.not_in_channel_id)
    .bind(search.limit)
    .bind(search.offset)
    .try_map(|row| user(&row))
    .fetch_all(db)
    .await
}
