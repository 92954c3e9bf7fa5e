//! The tables `teams` and `team_members`.

use api_types::{Team, TeamMember};
use sqlx::{
    AnyConnection, Row,
    any::{AnyExecutor, AnyRow},
};

use super::flag;

fn team(row: &AnyRow) -> Result<Team, sqlx::Error> {
    let team_type: String = row.try_get("team_type")?;
    Ok(Team {
        id: row.try_get("id")?,
        create_at: row.try_get("create_at")?,
        update_at: row.try_get("update_at")?,
        delete_at: row.try_get("delete_at")?,
        display_name: row.try_get("display_name")?,
        name: row.try_get("name")?,
        description: row.try_get("description")?,
        allow_open_invite: team_type == "O",
        team_type,
        invite_id: row.try_get("invite_id")?,
        ..Team::default()
    })
}

fn member(row: &AnyRow) -> Result<TeamMember, sqlx::Error> {
    let scheme_admin = flag(row, "scheme_admin")?;
    Ok(TeamMember {
        team_id: row.try_get("team_id")?,
        user_id: row.try_get("user_id")?,
        roles: if scheme_admin { "team_user team_admin" } else { "team_user" }.to_owned(),
        scheme_user: true,
        scheme_admin,
        ..TeamMember::default()
    })
}

pub(crate) async fn insert(db: impl AnyExecutor<'_>, team: &Team) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO teams (id, create_at, update_at, display_name, name, description, team_type, \
         invite_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&team.id)
    .bind(team.create_at)
    .bind(team.update_at)
    .bind(&team.display_name)
    .bind(&team.name)
    .bind(&team.description)
    .bind(&team.team_type)
    .bind(&team.invite_id)
    .execute(db)
    .await?;
    Ok(())
}

pub(crate) async fn by_id(db: impl AnyExecutor<'_>, id: &str) -> sqlx::Result<Option<Team>> {
    sqlx::query("SELECT * FROM teams WHERE id = $1")
        .bind(id)
        .try_map(|row| team(&row))
        .fetch_optional(db)
        .await
}

pub(crate) async fn by_name(db: impl AnyExecutor<'_>, name: &str) -> sqlx::Result<Option<Team>> {
    sqlx::query("SELECT * FROM teams WHERE name = $1")
        .bind(name)
        .try_map(|row| team(&row))
        .fetch_optional(db)
        .await
}

/// By title: every team, or those that are open and those that the user is in.
pub(crate) async fn page(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    sees_all: bool,
    limit: i64,
    offset: i64,
) -> sqlx::Result<Vec<Team>> {
    sqlx::query(
        "SELECT t.* FROM teams t WHERE t.delete_at = 0 AND ($1 = 1 OR t.team_type = 'O' \
         OR EXISTS (SELECT 1 FROM team_members m WHERE m.team_id = t.id AND m.user_id = $2)) \
         ORDER BY lower(t.display_name), t.id LIMIT $3 OFFSET $4",
    )
    .bind(i64::from(sees_all))
    .bind(user_id)
    .bind(limit)
    .bind(offset)
    .try_map(|row| team(&row))
    .fetch_all(db)
    .await
}

pub(crate) async fn of_user(db: impl AnyExecutor<'_>, user_id: &str) -> sqlx::Result<Vec<Team>> {
    sqlx::query(
        "SELECT t.* FROM teams t JOIN team_members m ON m.team_id = t.id \
         WHERE m.user_id = $1 AND t.delete_at = 0 ORDER BY lower(t.display_name), t.id",
    )
    .bind(user_id)
    .try_map(|row| team(&row))
    .fetch_all(db)
    .await
}

/// Adds a member; says whether they were new.
pub(crate) async fn add_member(
    db: impl AnyExecutor<'_>,
    team_id: &str,
    user_id: &str,
    scheme_admin: bool,
    now: i64,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO team_members (team_id, user_id, create_at, scheme_admin) \
         VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind(team_id)
    .bind(user_id)
    .bind(now)
    .bind(i64::from(scheme_admin))
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

pub(crate) async fn member_of(
    db: impl AnyExecutor<'_>,
    team_id: &str,
    user_id: &str,
) -> sqlx::Result<Option<TeamMember>> {
    sqlx::query("SELECT * FROM team_members WHERE team_id = $1 AND user_id = $2")
        .bind(team_id)
        .bind(user_id)
        .try_map(|row| member(&row))
        .fetch_optional(db)
        .await
}

pub(crate) async fn memberships(
    db: impl AnyExecutor<'_>,
    user_id: &str,
) -> sqlx::Result<Vec<TeamMember>> {
    sqlx::query("SELECT * FROM team_members WHERE user_id = $1 ORDER BY create_at, team_id")
        .bind(user_id)
        .try_map(|row| member(&row))
        .fetch_all(db)
        .await
}

pub(crate) async fn members(
    db: impl AnyExecutor<'_>,
    team_id: &str,
    limit: i64,
    offset: i64,
) -> sqlx::Result<Vec<TeamMember>> {
    sqlx::query("SELECT * FROM team_members WHERE team_id = $1 ORDER BY user_id LIMIT $2 OFFSET $3")
        .bind(team_id)
        .bind(limit)
        .bind(offset)
        .try_map(|row| member(&row))
        .fetch_all(db)
        .await
}

/// Takes a user out of a team and of its channels; says whether they were in it.
pub(crate) async fn remove_member(
    db: &mut AnyConnection,
    team_id: &str,
    user_id: &str,
) -> sqlx::Result<bool> {
    sqlx::query(
        "DELETE FROM channel_members WHERE user_id = $2 \
         AND channel_id IN (SELECT id FROM channels WHERE team_id = $1)",
    )
    .bind(team_id)
    .bind(user_id)
    .execute(&mut *db)
    .await?;
    let done = sqlx::query("DELETE FROM team_members WHERE team_id = $1 AND user_id = $2")
        .bind(team_id)
        .bind(user_id)
        .execute(db)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Everybody in the team.
pub(crate) async fn member_ids(
    db: impl AnyExecutor<'_>,
    team_id: &str,
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar("SELECT user_id FROM team_members WHERE team_id = $1")
        .bind(team_id)
        .fetch_all(db)
        .await
}
