//! `POST /posts`.
//!
//! Answered only after the post is on disk. Sent again with the same `pending_post_id`, because an
//! answer got lost, it does not appear twice.

use api_types::{Channel, ChannelType, CreatePost, Post, websocket::Posted};
use axum::{Json, extract::State, http::StatusCode};
use sqlx::AnyConnection;

use super::{
    calls::{self, Called},
    check_message, check_props, mentions,
};
use crate::{
    auth::Session,
    channels::access,
    clock::now_ms,
    error::{Error, Result},
    files,
    id::new_id,
    link_previews,
    request::body::Body,
    state::AppState,
    store::{self, channels::PostCounts},
    threads,
    websocket::publish,
};

/// `<user id>:<ms>` and room to spare.
const MAX_PENDING_ID: usize = 128;

/// Writes a post.
///
/// Answered once it is stored. Sent again with the same `pending_post_id`, it does not appear twice.
#[utoipa::path(
    post,
    path = "/posts",
    request_body = CreatePost,
    responses((status = 201, body = Post))
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    session: Session,
    Body(request): Body<CreatePost>,
) -> Result<(StatusCode, Json<Post>)> {
    check(&request)?;
    let post = write(&state, &session, request).await?;
    Ok((StatusCode::CREATED, Json(post)))
}

/// Writes a post into a channel that its author is in, and tells the members.
///
/// What the type says about a post is for the caller to check.
pub(crate) async fn write(
    state: &AppState,
    session: &Session,
    request: CreatePost,
) -> Result<Post> {
    check_message(&request.message)?;
    check_props(&request.props)?;
    let mut tx = state.store.write().await?;
    let earlier =
        store::posts::by_pending_id(&mut *tx, &session.user_id, &request.pending_post_id).await?;
    if let Some(mut post) = earlier {
        files::attached::show(state, &mut [&mut post]).await?;
        return Ok(post);
    }
    // Asked inside of the transaction: who is removed meanwhile posts no more.
    let channel = store::channels::by_id(&mut *tx, &request.channel_id).await?;
    let channel = channel.ok_or_else(|| Error::not_found("channel"))?;
    if store::members::get(&mut *tx, &channel.id, &session.user_id).await?.is_none() {
        return Err(Error::forbidden());
    }
    access::check_not_archived(&channel)?;
    check_root(&mut tx, &request).await?;
    files::attached::check(&mut tx, &request.file_ids, &session.user_id, &channel.id).await?;

    let mut post = new_post(&mut tx, &session.user_id, request).await?;
    store::posts::insert(&mut *tx, &post).await?;
    files::attached::take(&mut tx, &post).await?;
    let called = count(&mut tx, &channel, &post).await?;
    let news = if post.root_id.is_empty() {
        Vec::new()
    } else {
        threads::follow::answered(&mut tx, &channel, &post, &called).await?
    };
    tx.commit().await?;
    files::attached::show(state, &mut [&mut post]).await?;
    announce(state, &channel, &post, &called.all).await?;
    if !news.is_empty() {
        threads::tell::updated(state, &channel, &post.root_id, news).await?;
    }
    link_previews::look(state, &post);
    Ok(post)
}

fn check(request: &CreatePost) -> Result<()> {
    let is_empty = request.message.trim().is_empty() && request.file_ids.is_empty();
    if is_empty && request.props.is_empty() {
        return Err(Error::invalid("message", &request.message, "not empty"));
    }
    if request.pending_post_id.len() > MAX_PENDING_ID {
        let rule = "at most 128 bytes long";
        return Err(Error::invalid("pending_post_id", &request.pending_post_id, rule));
    }
    // `system_…` is what the server says itself.
    let is_ours = request.post_type.is_empty() || request.post_type.starts_with("custom_");
    if !is_ours || request.post_type.len() > 26 {
        let rule = "empty or custom_…, at most 26 bytes long";
        return Err(Error::invalid("type", &request.post_type, rule));
    }
    Ok(())
}

async fn check_root(db: &mut AnyConnection, request: &CreatePost) -> Result<()> {
    if request.root_id.is_empty() {
        return Ok(());
    }
    let root = store::posts::by_id(db, &request.root_id).await?;
    let fits =
        root.is_some_and(|root| root.channel_id == request.channel_id && root.root_id.is_empty());
    if fits {
        return Ok(());
    }
    Err(Error::invalid("root_id", &request.root_id, "a post of this channel that is no reply"))
}

async fn new_post(db: &mut AnyConnection, user_id: &str, request: CreatePost) -> Result<Post> {
    let time = store::posts::next_time(db, &request.channel_id, now_ms()).await?;
    Ok(Post {
        id: new_id(),
        create_at: time,
        update_at: time,
        user_id: user_id.to_owned(),
        hashtags: mentions::hashtags(&request.message),
        channel_id: request.channel_id,
        root_id: request.root_id,
        message: request.message,
        post_type: request.post_type,
        props: request.props,
        file_ids: request.file_ids,
        pending_post_id: request.pending_post_id,
        ..Post::default()
    })
}

/// Counts the post in channel, thread and memberships; says who was called.
async fn count(db: &mut AnyConnection, channel: &Channel, post: &Post) -> Result<Called> {
    let is_root = post.root_id.is_empty();
    let counts = PostCounts { as_message: true, as_root: is_root };
    store::channels::count_post(&mut *db, &channel.id, post.create_at, counts).await?;
    if !is_root {
        store::posts::count_reply(&mut *db, &post.root_id, post.create_at).await?;
    }
    // Who writes has read.
    store::members::mark_read(&mut *db, &channel.id, &post.user_id, post.create_at).await?;

    let called = calls::called(&mut *db, channel, post).await?;
    if !called.all.is_empty() {
        store::members::count_mentions(db, &channel.id, &called.all, is_root).await?;
    }
    Ok(called)
}

/// Tells the members.
pub(crate) async fn announce(
    state: &AppState,
    channel: &Channel,
    post: &Post,
    mentioned: &[String],
) -> Result<()> {
    let author = store::users::by_id(state.store.read(), &post.user_id).await?;
    let sender_name = author.map(|author| format!("@{}", author.username)).unwrap_or_default();
    let is_direct = channel.channel_type == ChannelType::Direct;
    let event = Posted {
        post: serde_json::to_string(post)?,
        channel_display_name: if is_direct {
            sender_name.clone()
        } else {
            channel.display_name.clone()
        },
        channel_name: channel.name.clone(),
        channel_type: store::channels::type_text(channel.channel_type).to_owned(),
        sender_name,
        team_id: channel.team_id.clone(),
        set_online: true,
        mentions: if mentioned.is_empty() { None } else { Some(serde_json::to_string(mentioned)?) },
    };
    publish::to_channel(state, &channel.id, &event).await
}
