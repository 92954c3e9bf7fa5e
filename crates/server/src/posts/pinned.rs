//! Pinning posts to their channel, and listing what is pinned. Everybody in a channel may pin.

use api_types::{Post, PostList, StatusOk, websocket::PostEdited};
use axum::{
    Json,
    extract::{Path, State},
};

use super::list::listed;
use crate::{
    auth::Session,
    channels::access,
    clock::now_ms,
    error::{Error, Result},
    reactions,
    state::AppState,
    store,
    websocket::publish,
};

/// The pinned posts of a channel, the newest first.
#[utoipa::path(
    get,
    path = "/channels/{channel_id}/pinned",
    responses((status = 200, body = PostList))
)]
pub(crate) async fn of_channel(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    session: Session,
) -> Result<Json<PostList>> {
    access::readable(&state, &session, &channel_id).await?;
    let posts = store::post_lists::pinned(state.store.read(), &channel_id).await?;
    listed(&state, &session.user_id, posts).await.map(Json)
}

/// Pins a post to its channel.
#[utoipa::path(post, path = "/posts/{post_id}/pin", responses((status = 200, body = StatusOk)))]
pub(crate) async fn pin(
    State(state): State<AppState>,
    Path(post_id): Path<String>,
    session: Session,
) -> Result<Json<StatusOk>> {
    set(&state, &session, &post_id, true).await
}

/// Takes a post off the pins of its channel.
#[utoipa::path(post, path = "/posts/{post_id}/unpin", responses((status = 200, body = StatusOk)))]
pub(crate) async fn unpin(
    State(state): State<AppState>,
    Path(post_id): Path<String>,
    session: Session,
) -> Result<Json<StatusOk>> {
    set(&state, &session, &post_id, false).await
}

async fn set(
    state: &AppState,
    session: &Session,
    post_id: &str,
    is_pinned: bool,
) -> Result<Json<StatusOk>> {
    let mut tx = state.store.write().await?;
    let post = store::posts::by_id(&mut *tx, post_id).await?;
    let mut post: Post = post.ok_or_else(|| Error::not_found("post"))?;
    let (channel, _) = access::member(state, session, &post.channel_id).await?;
    access::check_not_archived(&channel)?;
    if post.is_pinned == is_pinned {
        return Ok(Json(StatusOk::default()));
    }
    post.is_pinned = is_pinned;
    post.update_at = store::posts::next_time(&mut *tx, &post.channel_id, now_ms()).await?;
    store::posts::update(&mut *tx, &post).await?;
    tx.commit().await?;
    reactions::attach(state, [&mut post]).await?;
    let event = PostEdited { post: serde_json::to_string(&post)? };
    publish::to_channel(state, &post.channel_id, &event).await?;
    Ok(Json(StatusOk::default()))
}
