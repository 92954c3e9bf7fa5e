//! What clients of the forerunner ask for and this server does not have.
//!
//! Lists of things that can not be made here are empty, which is the truth and lets clients go on.

use std::collections::BTreeMap;

use api_types::Post;
use axum::{
    Json,
    extract::{Path, Query, State},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    auth::Session,
    channels::access,
    error::{Error, Result},
    request::body::Body,
    state::AppState,
    teams,
};

/// The most names one request asks about, as the forerunner has it.
const MAX_EMOJI_NAMES: usize = 200;

/// Whether direct channels are wanted, too.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct WithDirect {
    #[serde(rename = "includeDirectChannels")]
    include_direct_channels: bool,
}

/// Posts to be sent later, by team: none, since nothing can be scheduled here.
#[utoipa::path(
    get,
    path = "/posts/scheduled/team/{team_id}",
    params(WithDirect),
    responses((status = 200, body = BTreeMap<String, Vec<Post>>))
)]
pub(crate) async fn scheduled_posts(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    Query(with): Query<WithDirect>,
    session: Session,
) -> Result<Json<BTreeMap<String, Vec<Post>>>> {
    teams::member(&state, &session, &team_id).await?;
    let mut lists = BTreeMap::from([(team_id, Vec::new())]);
    if with.include_direct_channels {
        lists.insert("directChannels".to_owned(), Vec::new());
    }
    Ok(Json(lists))
}

/// Links pinned to a channel: none, since nothing can be pinned there.
#[utoipa::path(
    get,
    path = "/channels/{channel_id}/bookmarks",
    responses((status = 200, body = Vec<Object>))
)]
pub(crate) async fn bookmarks(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    session: Session,
) -> Result<Json<Vec<Value>>> {
    access::readable(&state, &session, &channel_id).await?;
    Ok(Json(Vec::new()))
}

/// Emoji that people uploaded: none, since nobody can.
#[utoipa::path(get, path = "/emoji", responses((status = 200, body = Vec<Object>)))]
pub(crate) async fn custom_emoji(_: Session) -> Json<Vec<Value>> {
    Json(Vec::new())
}

/// Uploaded emoji among names: none, since nobody can upload any.
#[utoipa::path(
    post,
    path = "/emoji/names",
    request_body = Vec<String>,
    responses((status = 200, body = Vec<Object>))
)]
pub(crate) async fn custom_emoji_named(
    _: Session,
    Body(names): Body<Vec<String>>,
) -> Result<Json<Vec<Value>>> {
    if names.len() > MAX_EMOJI_NAMES {
        return Err(Error::invalid("names", &names.len().to_string(), "at most 200 names"));
    }
    Ok(Json(Vec::new()))
}

/// Notices of the maker about new versions: none, since this server asks nobody outside.
#[utoipa::path(
    get,
    path = "/system/notices/{team_id}",
    responses((status = 200, body = Vec<Object>))
)]
pub(crate) async fn notices(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    session: Session,
) -> Result<Json<Vec<Value>>> {
    teams::member(&state, &session, &team_id).await?;
    Ok(Json(Vec::new()))
}
