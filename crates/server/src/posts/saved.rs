//! The posts that a user saved. Saving is a preference: category `flagged_post`, the post's id.

use api_types::PostList;
use axum::{
    Json,
    extract::{Path, Query, State},
};
use serde::Deserialize;

use super::list::listed;
use crate::{
    auth::Session,
    error::Result,
    request::page::Page,
    state::AppState,
    store::{self, post_lists::SavedWanted},
};

/// Only those of a team, or of a channel.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Place {
    team_id: String,
    channel_id: String,
}

/// The posts that the user saved, the newest first.
#[utoipa::path(
    get,
    path = "/users/{user_id}/posts/flagged",
    params(Place, Page),
    responses((status = 200, body = PostList))
)]
pub(crate) async fn of_user(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    Query(place): Query<Place>,
    Query(page): Query<Page>,
    session: Session,
) -> Result<Json<PostList>> {
    let user_id = session.resolve_private(&user_id)?;
    let wanted = SavedWanted {
        user_id,
        team_id: &place.team_id,
        channel_id: &place.channel_id,
        limit: page.limit(),
        offset: page.offset(),
    };
    let posts = store::post_lists::saved(state.store.read(), &wanted).await?;
    listed(&state, user_id, posts).await.map(Json)
}
