//! Searching for files, by any part of their names.

use api_types::{FileSearchResults, SearchRequest};
use axum::{
    Json,
    extract::{Path, State},
};

use super::{
    ask::{self, What},
    split_page,
};
use crate::{auth::Session, error::Result, request::body::Body, state::AppState, store, teams};

/// Finds files of posts in the user's channels of a team and in direct channels, the newest first.
#[utoipa::path(
    post,
    path = "/teams/{team_id}/files/search",
    request_body = SearchRequest,
    responses((status = 200, body = FileSearchResults))
)]
pub(crate) async fn in_team(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    session: Session,
    Body(request): Body<SearchRequest>,
) -> Result<Json<FileSearchResults>> {
    teams::member(&state, &session, &team_id).await?;
    search(&state, &session, &team_id, &request).await.map(Json)
}

/// Finds files of posts in all of the user's channels, the newest first.
#[utoipa::path(
    post,
    path = "/files/search",
    request_body = SearchRequest,
    responses((status = 200, body = FileSearchResults))
)]
pub(crate) async fn everywhere(
    State(state): State<AppState>,
    session: Session,
    Body(request): Body<SearchRequest>,
) -> Result<Json<FileSearchResults>> {
    search(&state, &session, "", &request).await.map(Json)
}

async fn search(
    state: &AppState,
    session: &Session,
    team_id: &str,
    request: &SearchRequest,
) -> Result<FileSearchResults> {
    let Some(wanted) = ask::read(state, session, What::Files, team_id, request).await? else {
        return Ok(FileSearchResults { has_next: Some(false), ..FileSearchResults::default() });
    };
    let files = store::search::files(&state.store, &wanted).await?;
    let (files, has_next) = split_page(files, wanted.limit);
    Ok(FileSearchResults {
        order: files.iter().map(|file| file.id.clone()).collect(),
        file_infos: files.into_iter().map(|file| (file.id.clone(), file)).collect(),
        has_next: Some(has_next),
        ..FileSearchResults::default()
    })
}
