//! Finding users: by ids, by names, by what somebody types.

use std::collections::BTreeMap;

use api_types::{User, UserAutocomplete, UserSearch};
use axum::{
    Json,
    extract::{Query, State},
};
use serde::Deserialize;

use super::visible::visible_to;
use crate::{
    auth::{Session, Viewer},
    channels::access,
    error::{Error, Result},
    request::{
        body::Body,
        page::{self, Page},
    },
    state::AppState,
    store::{self, users::Search},
    teams,
};

/// The most users one request names.
const MAX_NAMES: usize = 1000;

/// How many an autocomplete shows unless asked otherwise, as the forerunner has it.
const AUTOCOMPLETE: i64 = 25;

/// Where a list of users is taken from.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Within {
    #[serde(default)]
    in_team: String,
    #[serde(default)]
    not_in_team: String,
    #[serde(default)]
    in_channel: String,
    #[serde(default)]
    not_in_channel: String,
    /// Also those who are deactivated; the forerunner has no such parameter.
    #[serde(default)]
    with_inactive: bool,
}

/// Users, by name; of a team or a channel when one is named.
#[utoipa::path(
    get,
    path = "/users",
    params(Within, Page),
    responses((status = 200, body = Vec<User>))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Query(within): Query<Within>,
    Query(page): Query<Page>,
    Viewer(session, _): Viewer,
) -> Result<Json<Vec<User>>> {
    let search = Search {
        team_id: &within.in_team,
        not_in_team_id: &within.not_in_team,
        channel_id: &within.in_channel,
        not_in_channel_id: &within.not_in_channel,
        with_inactive: within.with_inactive,
        limit: page.limit(),
        offset: page.offset(),
        ..Search::default()
    };
    run(&state, &session, search).await.map(Json)
}

/// Users by their ids.
#[utoipa::path(
    post,
    path = "/users/ids",
    request_body = Vec<String>,
    responses((status = 200, body = Vec<User>))
)]
pub(crate) async fn by_ids(
    State(state): State<AppState>,
    session: Session,
    Body(ids): Body<Vec<String>>,
) -> Result<Json<Vec<User>>> {
    check_count(&ids)?;
    let users = store::users::by_ids(state.store.read(), &ids).await?;
    Ok(Json(shown(&session, users)))
}

/// Users by their names.
#[utoipa::path(
    post,
    path = "/users/usernames",
    request_body = Vec<String>,
    responses((status = 200, body = Vec<User>))
)]
pub(crate) async fn by_usernames(
    State(state): State<AppState>,
    session: Session,
    Body(names): Body<Vec<String>>,
) -> Result<Json<Vec<User>>> {
    check_count(&names)?;
    let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let users = store::users::by_usernames(state.store.read(), &names).await?;
    Ok(Json(shown(&session, users)))
}

/// The others in each of one's group channels.
#[utoipa::path(
    post,
    path = "/users/group_channels",
    request_body = Vec<String>,
    responses((status = 200, body = BTreeMap<String, Vec<User>>))
)]
pub(crate) async fn of_group_channels(
    State(state): State<AppState>,
    session: Session,
    Body(channel_ids): Body<Vec<String>>,
) -> Result<Json<BTreeMap<String, Vec<User>>>> {
    check_count(&channel_ids)?;
    let own = &session.user_id;
    let rows = store::users::of_group_channels(state.store.read(), own, &channel_ids).await?;
    let mut channels: BTreeMap<String, Vec<User>> = BTreeMap::new();
    for (channel_id, user) in rows {
        channels.entry(channel_id).or_default().push(visible_to(&session, user));
    }
    Ok(Json(channels))
}

/// Users whose name, nickname or full name begins with a term.
#[utoipa::path(
    post,
    path = "/users/search",
    request_body = UserSearch,
    responses((status = 200, body = Vec<User>))
)]
pub(crate) async fn search(
    State(state): State<AppState>,
    session: Session,
    Body(request): Body<UserSearch>,
) -> Result<Json<Vec<User>>> {
    if request.term.trim().is_empty() {
        return Err(Error::invalid("term", "", "not empty"));
    }
    let search = Search {
        term: term(&request.term),
        team_id: &request.team_id,
        not_in_team_id: &request.not_in_team_id,
        channel_id: &request.in_channel_id,
        not_in_channel_id: &request.not_in_channel_id,
        with_inactive: request.allow_inactive,
        limit: page::limit(Some(i64::from(request.limit))),
        offset: 0,
    };
    run(&state, &session, search).await.map(Json)
}

/// What an autocomplete asks for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Autocomplete {
    #[serde(default)]
    name: String,
    #[serde(default)]
    in_team: String,
    #[serde(default)]
    in_channel: String,
    limit: Option<i64>,
}

/// Users for completing what is typed, those of the channel first.
#[utoipa::path(
    get,
    path = "/users/autocomplete",
    params(Autocomplete),
    responses((status = 200, body = UserAutocomplete))
)]
pub(crate) async fn autocomplete(
    State(state): State<AppState>,
    Query(request): Query<Autocomplete>,
    session: Session,
) -> Result<Json<UserAutocomplete>> {
    let search = |channel_id, not_in_channel_id| Search {
        term: term(&request.name),
        team_id: &request.in_team,
        channel_id,
        not_in_channel_id,
        limit: page::limit(Some(request.limit.unwrap_or(AUTOCOMPLETE))),
        ..Search::default()
    };
    let users = run(&state, &session, search(&request.in_channel, "")).await?;
    let out_of_channel = if request.in_channel.is_empty() {
        Vec::new()
    } else {
        run(&state, &session, search("", &request.in_channel)).await?
    };
    Ok(Json(UserAutocomplete { users, out_of_channel }))
}

/// What is typed after an `@`, or without one.
fn term(text: &str) -> &str {
    text.trim().trim_start_matches('@')
}

async fn run(state: &AppState, session: &Session, search: Search<'_>) -> Result<Vec<User>> {
    // Who is in a team, or in a private channel, is known to its members only.
    for team_id in [search.team_id, search.not_in_team_id] {
        if !team_id.is_empty() && !session.is_admin {
            teams::member(state, session, team_id).await?;
        }
    }
    for channel_id in [search.channel_id, search.not_in_channel_id] {
        if !channel_id.is_empty() {
            access::readable(state, session, channel_id).await?;
        }
    }
    let users = store::users::search(state.store.read(), search).await?;
    Ok(shown(session, users))
}

fn shown(session: &Session, users: Vec<User>) -> Vec<User> {
    users.into_iter().map(|user| visible_to(session, user)).collect()
}

fn check_count(names: &[String]) -> Result<()> {
    if names.len() <= MAX_NAMES {
        return Ok(());
    }
    Err(Error::invalid("body", &names.len().to_string(), "at most 1000 entries"))
}
