//! Teams: reading, creating, entering.

use api_types::{
    CreateTeam, StatusOk, Team, TeamMember, TeamUnread,
    websocket::{AddedToTeam, LeaveTeam, UserAdded},
};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use serde::Deserialize;
use sqlx::AnyConnection;

use crate::{
    audit,
    auth::{Session, permissions::Who},
    channels::names,
    clock::now_ms,
    error::{Error, Result, is_clash},
    request::{body::Body, page::Page, proxy::Peer},
    state::AppState,
    store,
    users::create::{create_default_channels, new_team},
    websocket::publish,
};

/// Names and titles of the channels that everybody joins on entering a team.
pub(crate) const DEFAULT_CHANNELS: [(&str, &str); 2] =
    [("town-square", "Town Square"), ("off-topic", "Off-Topic")];

/// The teams that a user is in.
#[utoipa::path(get, path = "/users/{user_id}/teams", responses((status = 200, body = Vec<Team>)))]
pub(crate) async fn of_user(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
) -> Result<Json<Vec<Team>>> {
    let user_id = session.resolve_own(&user_id)?;
    Ok(Json(store::teams::of_user(state.store.read(), user_id).await?))
}

/// A user's memberships of teams.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/members",
    responses((status = 200, body = Vec<TeamMember>))
)]
pub(crate) async fn memberships(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
) -> Result<Json<Vec<TeamMember>>> {
    let user_id = session.resolve_own(&user_id)?;
    Ok(Json(store::teams::memberships(state.store.read(), user_id).await?))
}

/// What waits unread, per team.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/unread",
    params(UnreadWanted),
    responses((status = 200, body = Vec<TeamUnread>))
)]
pub(crate) async fn unread(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    Query(wanted): Query<UnreadWanted>,
    session: Session,
) -> Result<Json<Vec<TeamUnread>>> {
    let user_id = session.resolve_own(&user_id)?;
    let db = state.store.read();
    let mut teams = store::unread::of_teams(db, user_id).await?;
    if wanted.include_collapsed_threads {
        for (team_id, n_threads, n_mentions) in store::threads::totals_of_teams(db, user_id).await?
        {
            if let Some(team) = teams.iter_mut().find(|team| team.team_id == team_id) {
                team.thread_count = n_threads;
                team.thread_mention_count = n_mentions;
            }
        }
    }
    Ok(Json(teams))
}

/// What else is counted.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct UnreadWanted {
    /// Unread threads of each team, those of direct channels aside.
    include_collapsed_threads: bool,
}

/// Teams by their title: all for who sees the System Console, for others the open ones and their own.
#[utoipa::path(
    get,
    path = "/teams",
    params(Page),
    responses((status = 200, body = Vec<Team>))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Query(page): Query<Page>,
    session: Session,
) -> Result<Json<Vec<Team>>> {
    let (db, sees_all) = (state.store.read(), session.reads_plugins);
    let (limit, offset) = (page.limit(), page.offset());
    let mut teams = store::teams::page(db, &session.user_id, sees_all, limit, offset).await?;
    if !session.is_admin {
        let own = store::teams::of_user(db, &session.user_id).await?;
        for team in &mut teams {
            if !own.iter().any(|own| own.id == team.id) {
                hide_way_in(team);
            }
        }
    }
    Ok(Json(teams))
}

/// A team.
#[utoipa::path(get, path = "/teams/{team_id}", responses((status = 200, body = Team)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    session: Session,
) -> Result<Json<Team>> {
    let team = store::teams::by_id(state.store.read(), &team_id).await?;
    visible(&state, &session, team).await.map(Json)
}

/// A team by its name.
#[utoipa::path(get, path = "/teams/name/{name}", responses((status = 200, body = Team)))]
pub(crate) async fn by_name(
    State(state): State<AppState>,
    Path(name): Path<String>,
    session: Session,
) -> Result<Json<Team>> {
    let team = store::teams::by_name(state.store.read(), &name).await?;
    visible(&state, &session, team).await.map(Json)
}

/// Open teams are known to everybody, others to those inside.
async fn visible(state: &AppState, session: &Session, team: Option<Team>) -> Result<Team> {
    let mut team = team.ok_or_else(|| Error::not_found("team"))?;
    let member = member(state, session, &team.id).await;
    if member.is_err() && !session.is_admin {
        if !team.allow_open_invite {
            return Err(Error::not_found("team"));
        }
        hide_way_in(&mut team);
    }
    Ok(team)
}

/// Whoever has it may enter.
fn hide_way_in(team: &mut Team) {
    team.invite_id = String::new();
}

/// The asking user's membership, which most team routes need.
pub(crate) async fn member(
    state: &AppState,
    session: &Session,
    team_id: &str,
) -> Result<TeamMember> {
    let member = store::teams::member_of(state.store.read(), team_id, &session.user_id).await?;
    member.ok_or_else(Error::forbidden)
}

/// Makes a team.
#[utoipa::path(
    post,
    path = "/teams",
    request_body = CreateTeam,
    responses((status = 201, body = Team))
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    session: Session,
    peer: Peer,
    Body(request): Body<CreateTeam>,
) -> Result<(StatusCode, Json<Team>)> {
    if !session.is_admin {
        return Err(Error::forbidden());
    }
    names::check_team_name(&request.name)?;
    names::check_display_name(&request.display_name)?;
    names::check_text("description", &request.description, 255)?;
    let is_open = match request.team_type.as_str() {
        "O" => true,
        "I" => false,
        other => return Err(Error::invalid("type", other, "O or I")),
    };
    let team = Team {
        name: request.name,
        display_name: request.display_name,
        description: request.description,
        team_type: request.team_type,
        allow_open_invite: is_open,
        ..new_team()
    };
    let mut tx = state.store.write().await?;
    store::teams::insert(&mut *tx, &team).await.map_err(taken)?;
    create_default_channels(&mut tx, &team.id, &session.user_id).await?;
    join(&mut tx, &team.id, &session.user_id, true).await?;
    let who = Who::signed_in(&session, &peer);
    let facts = [("team", team.id.as_str()), ("name", &team.name)];
    audit::add(&state, &mut tx, &who, "team.create", &facts).await?;
    tx.commit().await?;
    announce(&state, &team.id, &session.user_id)?;
    Ok((StatusCode::CREATED, Json(team)))
}

fn taken(error: sqlx::Error) -> Error {
    if is_clash(&error) {
        return Error::bad_request(
            "app.team.save.existing.app_error",
            "A team with that name already exists.",
        )
        .detail("field=name, rule=unique");
    }
    error.into()
}

/// The members of a team.
#[utoipa::path(
    get,
    path = "/teams/{team_id}/members",
    params(Page),
    responses((status = 200, body = Vec<TeamMember>))
)]
pub(crate) async fn members(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    Query(page): Query<Page>,
    session: Session,
) -> Result<Json<Vec<TeamMember>>> {
    member(&state, &session, &team_id).await?;
    let db = state.store.read();
    Ok(Json(store::teams::members(db, &team_id, page.limit(), page.offset()).await?))
}

/// Enters an open team, or adds somebody as an administrator.
#[utoipa::path(
    post,
    path = "/teams/{team_id}/members",
    request_body = TeamMember,
    responses((status = 201, body = TeamMember))
)]
pub(crate) async fn add_member(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    session: Session,
    peer: Peer,
    Body(request): Body<TeamMember>,
) -> Result<(StatusCode, Json<TeamMember>)> {
    let mut tx = state.store.write().await?;
    let team = store::teams::by_id(&mut *tx, &team_id).await?;
    let team = team.filter(|team| team.delete_at == 0).ok_or_else(|| Error::not_found("team"))?;
    let own = store::teams::member_of(&mut *tx, &team_id, &session.user_id).await?;
    let enters = request.user_id == session.user_id && team.allow_open_invite;
    let manages = session.is_admin || own.is_some_and(|own| own.scheme_admin);
    if !enters && !manages {
        return Err(Error::forbidden());
    }
    if store::users::by_id(&mut *tx, &request.user_id).await?.is_none() {
        return Err(Error::not_found("user"));
    }
    let channel_ids = join(&mut tx, &team_id, &request.user_id, false).await?;
    let member = store::teams::member_of(&mut *tx, &team_id, &request.user_id).await?;
    let member = member.ok_or_else(|| Error::not_found("team"))?;
    note(&state, &mut tx, (&session, &peer), "team.add_member", &member).await?;
    tx.commit().await?;
    announce(&state, &team_id, &request.user_id)?;
    for channel_id in channel_ids {
        let event = UserAdded { user_id: request.user_id.clone(), team_id: team_id.clone() };
        publish::to_channel(&state, &channel_id, &event).await?;
    }
    Ok((StatusCode::CREATED, Json(member)))
}

/// Leaves a team, or removes somebody as an administrator; also from all of its channels.
#[utoipa::path(
    delete,
    path = "/teams/{team_id}/members/{user_id}",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn remove_member(
    State(state): State<AppState>,
    Path((team_id, user_id)): Path<(String, String)>,
    session: Session,
    peer: Peer,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve(&user_id);
    let mut tx = state.store.write().await?;
    if user_id != session.user_id && !session.is_admin {
        let own = store::teams::member_of(&mut *tx, &team_id, &session.user_id).await?;
        if own.is_none_or(|own| !own.scheme_admin) {
            return Err(Error::forbidden());
        }
    }
    if !store::teams::remove_member(&mut tx, &team_id, user_id).await? {
        return Err(Error::not_found("team_member"));
    }
    let gone = TeamMember {
        team_id: team_id.clone(),
        user_id: user_id.to_owned(),
        ..TeamMember::default()
    };
    note(&state, &mut tx, (&session, &peer), "team.remove_member", &gone).await?;
    tx.commit().await?;
    let event = LeaveTeam { team_id: team_id.clone(), user_id: user_id.to_owned() };
    publish::to_team(&state, &team_id, &event).await?;
    publish::to_user_in_team(&state, user_id, &team_id, &event)?;
    Ok(Json(StatusOk::default()))
}

/// Notes whom an administrator put into a team or out of it; what people do themselves is no matter
/// of the audit log.
async fn note(
    state: &AppState,
    db: &mut AnyConnection,
    (session, peer): (&Session, &Peer),
    action: &str,
    member: &TeamMember,
) -> Result<()> {
    if !session.is_admin || member.user_id == session.user_id {
        return Ok(());
    }
    let facts = [("team", member.team_id.as_str()), ("user", &member.user_id)];
    audit::add(state, db, &Who::signed_in(session, peer), action, &facts).await
}

fn announce(state: &AppState, team_id: &str, user_id: &str) -> Result<()> {
    let event = AddedToTeam { team_id: team_id.to_owned(), user_id: user_id.to_owned() };
    publish::to_user(state, user_id, "", &event)
}

/// Makes a user a member of a team and of its default channels; says which those are.
pub(crate) async fn join(
    db: &mut AnyConnection,
    team_id: &str,
    user_id: &str,
    as_admin: bool,
) -> Result<Vec<String>> {
    let now = now_ms();
    if !store::teams::add_member(&mut *db, team_id, user_id, as_admin, now).await? {
        return Ok(Vec::new());
    }
    let names = DEFAULT_CHANNELS.map(|(name, _)| name);
    let channels = store::channels::default_of_team(&mut *db, team_id, &names).await?;
    for channel in &channels {
        store::members::add(&mut *db, &channel.id, user_id, as_admin, now).await?;
    }
    Ok(channels.into_iter().map(|channel| channel.id).collect())
}
