//! Searching for posts.

use api_types::{PostSearchResults, SearchRequest};
use axum::{
    Json,
    extract::{Path, State},
};

use super::{
    ask::{self, What},
    matches::Matcher,
    split_page,
};
use crate::{
    auth::Session, error::Result, posts::list::listed, request::body::Body, state::AppState, store,
    teams,
};

/// Finds posts in the user's channels of a team and in direct channels, the newest first.
#[utoipa::path(
    post,
    path = "/teams/{team_id}/posts/search",
    request_body = SearchRequest,
    responses((status = 200, body = PostSearchResults))
)]
pub(crate) async fn in_team(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    session: Session,
    Body(request): Body<SearchRequest>,
) -> Result<Json<PostSearchResults>> {
    teams::member(&state, &session, &team_id).await?;
    search(&state, &session, &team_id, &request).await.map(Json)
}

/// Finds posts in all of the user's channels, the newest first.
#[utoipa::path(
    post,
    path = "/posts/search",
    request_body = SearchRequest,
    responses((status = 200, body = PostSearchResults))
)]
pub(crate) async fn everywhere(
    State(state): State<AppState>,
    session: Session,
    Body(request): Body<SearchRequest>,
) -> Result<Json<PostSearchResults>> {
    search(&state, &session, "", &request).await.map(Json)
}

async fn search(
    state: &AppState,
    session: &Session,
    team_id: &str,
    request: &SearchRequest,
) -> Result<PostSearchResults> {
    let Some(wanted) = ask::read(state, session, What::Posts, team_id, request).await? else {
        return Ok(PostSearchResults { has_next: Some(false), ..PostSearchResults::default() });
    };
    let posts = store::search::posts(&state.store, &wanted).await?;
    let (posts, has_next) = split_page(posts, wanted.limit);
    let matcher = Matcher::new(&wanted.query);
    let matches = posts.iter().map(|post| (post.id.clone(), matcher.of(&post.message))).collect();
    let list = listed(state, &session.user_id, posts).await?;
    Ok(PostSearchResults {
        order: list.order,
        posts: list.posts,
        matches,
        has_next: Some(has_next),
        ..PostSearchResults::default()
    })
}
