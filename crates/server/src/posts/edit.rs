//! Reading, changing and deleting one post.

use api_types::{
    PatchPost, Post, PostList, StatusOk,
    websocket::{PostDeleted, PostEdited},
};
use axum::{
    Json,
    extract::{Path, State},
};

use super::{by_id, check_message, check_props, mentions};
use crate::{
    audit,
    auth::{Session, permissions::Who},
    channels::access,
    clock::now_ms,
    error::{Error, Result},
    link_previews, reactions,
    request::{body::Body, proxy::Peer},
    state::AppState,
    store, teams, threads,
    websocket::publish,
};

/// A post.
#[utoipa::path(get, path = "/posts/{post_id}", responses((status = 200, body = Post)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(post_id): Path<String>,
    session: Session,
) -> Result<Json<Post>> {
    let mut post = readable(&state, &session, &post_id).await?;
    reactions::attach(&state, [&mut post]).await?;
    threads::follow::show(&state, &session.user_id, [&mut post]).await?;
    Ok(Json(post))
}

/// A post with its replies.
#[utoipa::path(get, path = "/posts/{post_id}/thread", responses((status = 200, body = PostList)))]
pub(crate) async fn thread(
    State(state): State<AppState>,
    Path(post_id): Path<String>,
    session: Session,
) -> Result<Json<PostList>> {
    let post = readable(&state, &session, &post_id).await?;
    let root_id = if post.root_id.is_empty() { &post.id } else { &post.root_id };
    let mut posts = store::posts::thread(state.store.read(), root_id).await?;
    reactions::attach(&state, &mut posts).await?;
    threads::follow::show(&state, &session.user_id, &mut posts).await?;
    let order = posts.iter().rev().map(|post| post.id.clone()).collect();
    Ok(Json(PostList { order, posts: by_id(posts), ..PostList::default() }))
}

async fn readable(state: &AppState, session: &Session, post_id: &str) -> Result<Post> {
    let post = store::posts::by_id(state.store.read(), post_id).await?;
    let post = post.ok_or_else(|| Error::not_found("post"))?;
    access::readable(state, session, &post.channel_id).await?;
    Ok(post)
}

/// Changes a post; what is absent stays.
#[utoipa::path(
    put,
    path = "/posts/{post_id}/patch",
    request_body = PatchPost,
    responses((status = 200, body = Post))
)]
pub(crate) async fn patch(
    State(state): State<AppState>,
    Path(post_id): Path<String>,
    session: Session,
    Body(patch): Body<PatchPost>,
) -> Result<Json<Post>> {
    let mut tx = state.store.write().await?;
    let post = store::posts::by_id(&mut *tx, &post_id).await?;
    let mut post = post.ok_or_else(|| Error::not_found("post"))?;
    let (channel, _) = access::member(&state, &session, &post.channel_id).await?;
    access::check_not_archived(&channel)?;
    let changes_text = patch.message.is_some() || patch.props.is_some();
    // Everybody in the channel may pin; only the author may change what was said.
    if changes_text && (post.user_id != session.user_id || post.post_type.starts_with("system_")) {
        return Err(Error::forbidden());
    }
    let link = link_previews::wanted(&post).map(str::to_owned);
    let time = store::posts::next_time(&mut *tx, &post.channel_id, now_ms()).await?;
    if let Some(message) = patch.message {
        let is_empty = message.trim().is_empty() && post.file_ids.is_empty();
        if is_empty && post.props.is_empty() {
            return Err(Error::invalid("message", &message, "not empty"));
        }
        check_message(&message)?;
        if message != post.message {
            post.edit_at = time;
        }
        post.hashtags = mentions::hashtags(&message);
        post.message = message;
    }
    if let Some(props) = patch.props {
        check_props(&props)?;
        post.props = props;
    }
    post.is_pinned = patch.is_pinned.unwrap_or(post.is_pinned);
    post.update_at = time;
    store::posts::update(&mut *tx, &post).await?;
    let leads_elsewhere = link_previews::wanted(&post) != link.as_deref();
    if leads_elsewhere {
        store::link_previews::delete(&mut *tx, &post.id).await?;
    }
    tx.commit().await?;
    reactions::attach(&state, [&mut post]).await?;
    let event = PostEdited { post: serde_json::to_string(&post)? };
    publish::to_channel(&state, &post.channel_id, &event).await?;
    if leads_elsewhere {
        link_previews::look(&state, &post);
    }
    Ok(Json(post))
}

/// Deletes a post and its replies.
#[utoipa::path(delete, path = "/posts/{post_id}", responses((status = 200, body = StatusOk)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path(post_id): Path<String>,
    session: Session,
    peer: Peer,
) -> Result<Json<StatusOk>> {
    let mut tx = state.store.write().await?;
    let post = store::posts::by_id(&mut *tx, &post_id).await?;
    let mut post = post.ok_or_else(|| Error::not_found("post"))?;
    let (channel, _) = access::member(&state, &session, &post.channel_id).await?;
    if post.user_id != session.user_id && !session.is_admin {
        // A direct channel has no team, hence nobody who leads it.
        let member = teams::member(&state, &session, &channel.team_id).await?;
        if !member.scheme_admin {
            return Err(Error::forbidden());
        }
    }
    let time = store::posts::next_time(&mut *tx, &post.channel_id, now_ms()).await?;
    let unread = if post.root_id.is_empty() {
        None
    } else {
        Some(threads::read::before_deletion(&mut tx, &post).await?)
    };
    store::files::delete_of_thread(&mut *tx, &post.id, time).await?;
    store::link_previews::delete_thread(&mut *tx, &post.id).await?;
    store::posts::delete_thread(&mut *tx, &post.id, time).await?;
    if !post.root_id.is_empty() {
        store::posts::uncount_reply(&mut *tx, &post.root_id, time).await?;
    }
    let news = match unread {
        Some(before) => before.after_deletion(&mut tx, &channel, &post).await?,
        None => Vec::new(),
    };
    if post.user_id != session.user_id && session.is_admin {
        let who = Who::signed_in(&session, &peer);
        let facts = [("post", post.id.as_str()), ("user", &post.user_id)];
        audit::add(&state, &mut tx, &who, "post.delete", &facts).await?;
    }
    tx.commit().await?;
    post.delete_at = time;
    post.update_at = time;
    post.message = String::new();
    post.hashtags = String::new();
    post.props.clear();
    post.file_ids.clear();
    let delete_by = session.user_id.clone();
    let event = PostDeleted { post: serde_json::to_string(&post)?, delete_by };
    publish::to_channel(&state, &post.channel_id, &event).await?;
    if !news.is_empty() {
        threads::tell::updated(&state, &channel, &post.root_id, news).await?;
    }
    Ok(Json(StatusOk::default()))
}
