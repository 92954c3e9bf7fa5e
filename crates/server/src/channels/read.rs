//! Reading channels and memberships.

use api_types::{Channel, ChannelMember, ChannelStats, ChannelUnread};
use axum::{
    Json,
    body::Body,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::access;
use crate::{
    auth::Session,
    error::{Error, Result},
    request::page::Page,
    state::AppState,
    store, teams,
};

/// A channel.
#[utoipa::path(get, path = "/channels/{channel_id}", responses((status = 200, body = Channel)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    session: Session,
) -> Result<Json<Channel>> {
    access::readable(&state, &session, &channel_id).await.map(Json)
}

/// A channel by its name.
#[utoipa::path(
    get,
    path = "/teams/{team_id}/channels/name/{name}",
    responses((status = 200, body = Channel))
)]
pub(crate) async fn by_name(
    State(state): State<AppState>,
    Path((team_id, name)): Path<(String, String)>,
    session: Session,
) -> Result<Json<Channel>> {
    named(&state, &session, &team_id, &name).await.map(Json)
}

/// A channel by the names of its team and its own.
#[utoipa::path(
    get,
    path = "/teams/name/{team_name}/channels/name/{name}",
    responses((status = 200, body = Channel))
)]
pub(crate) async fn by_names(
    State(state): State<AppState>,
    Path((team_name, name)): Path<(String, String)>,
    session: Session,
) -> Result<Json<Channel>> {
    let team = store::teams::by_name(state.store.read(), &team_name).await?;
    let team = team.ok_or_else(|| Error::not_found("team"))?;
    named(&state, &session, &team.id, &name).await.map(Json)
}

async fn named(state: &AppState, session: &Session, team_id: &str, name: &str) -> Result<Channel> {
    let db = state.store.read();
    let mut channel = store::channels::by_name(db, team_id, name).await?;
    if channel.is_none() {
        // Direct and group channels belong to no team and appear in all.
        channel = store::channels::by_name(db, "", name).await?;
    }
    match channel {
        Some(channel) if access::may_read(state, session, &channel).await? => Ok(channel),
        // A private channel's name is not given away.
        Some(_) | None => Err(Error::not_found("channel")),
    }
}

/// The channels that a user is in, of all teams.
#[utoipa::path(
    get,
    path = "/users/{user_id}/channels",
    responses((status = 200, body = Vec<Channel>))
)]
pub(crate) async fn of_user(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
) -> Result<Json<Vec<Channel>>> {
    let user_id = session.resolve_own(&user_id)?;
    Ok(Json(store::channels::of_user(state.store.read(), user_id, "").await?))
}

/// The channels of a team that a user is in, and their direct channels.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/channels",
    responses((status = 200, body = Vec<Channel>))
)]
pub(crate) async fn of_user_in_team(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<Vec<Channel>>> {
    let user_id = session.resolve_own(&user_id)?;
    Ok(Json(store::channels::of_user(state.store.read(), user_id, &team_id).await?))
}

/// A user's memberships of a team's channels and of direct channels.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/channels/members",
    responses((status = 200, body = Vec<ChannelMember>))
)]
pub(crate) async fn members_of_user_in_team(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<Vec<ChannelMember>>> {
    let user_id = session.resolve_own(&user_id)?;
    Ok(Json(store::members::of_user(state.store.read(), user_id, &team_id).await?))
}

/// A user's memberships of channels.
///
/// `page=-1` gives all of them, one JSON object per line, as `application/x-ndjson`.
#[utoipa::path(
    get,
    path = "/users/{user_id}/channel_members",
    params(Page),
    responses((status = 200, body = Vec<ChannelMember>))
)]
pub(crate) async fn members_of_user(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    Query(page): Query<Page>,
    session: Session,
) -> Result<Response> {
    let user_id = session.resolve_own(&user_id)?;
    let members = store::members::of_user(state.store.read(), user_id, "").await?;
    if page.page >= 0 {
        let skip = usize::try_from(page.offset()).unwrap_or(usize::MAX);
        let take = usize::try_from(page.limit()).unwrap_or(usize::MAX);
        let part: Vec<ChannelMember> = members.into_iter().skip(skip).take(take).collect();
        return Ok(Json(part).into_response());
    }
    let mut lines = String::new();
    for member in &members {
        lines.push_str(&serde_json::to_string(member)?);
        lines.push('\n');
    }
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], Body::from(lines)).into_response())
}

/// The public channels of a team.
#[utoipa::path(
    get,
    path = "/teams/{team_id}/channels",
    params(Page),
    responses((status = 200, body = Vec<Channel>))
)]
pub(crate) async fn public_of_team(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    Query(page): Query<Page>,
    session: Session,
) -> Result<Json<Vec<Channel>>> {
    teams::member(&state, &session, &team_id).await?;
    let db = state.store.read();
    let (limit, offset) = (page.limit(), page.offset());
    Ok(Json(store::channels::public_of_team(db, &team_id, limit, offset).await?))
}

/// Numbers for the header of a channel.
#[utoipa::path(
    get,
    path = "/channels/{channel_id}/stats",
    responses((status = 200, body = ChannelStats))
)]
pub(crate) async fn stats(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    session: Session,
) -> Result<Json<ChannelStats>> {
    access::readable(&state, &session, &channel_id).await?;
    Ok(Json(store::channels::stats(state.store.read(), &channel_id).await?))
}

/// What waits unread in a channel.
#[utoipa::path(
    get,
    path = "/users/{user_id}/channels/{channel_id}/unread",
    responses((status = 200, body = ChannelUnread))
)]
pub(crate) async fn unread(
    State(state): State<AppState>,
    Path((user_id, channel_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<ChannelUnread>> {
    let user_id = session.resolve_own(&user_id)?;
    access::readable(&state, &session, &channel_id).await?;
    let unread = store::unread::of_channel(state.store.read(), &channel_id, user_id).await?;
    unread.map(Json).ok_or_else(|| Error::not_found("channel"))
}
