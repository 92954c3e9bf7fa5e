//! Reactions: putting an emoji under a post, taking it back, and showing them with their posts.

use std::collections::HashMap;

use api_types::{
    Post, Reaction, StatusOk,
    websocket::{ReactionAdded, ReactionRemoved},
};
use axum::{
    Json,
    extract::{Path, State},
};

use crate::{
    auth::Session,
    channels::access,
    clock::now_ms,
    error::{Error, Result},
    files, link_previews,
    request::body::Body,
    state::AppState,
    store,
    websocket::publish,
};

/// Different emoji below one post, as the forerunner has it.
const MAX_EMOJI_PER_POST: i64 = 50;

/// The longest name of an emoji, as the forerunner has it.
const MAX_NAME: usize = 64;

/// Puts an emoji under a post.
#[utoipa::path(
    post,
    path = "/reactions",
    request_body = Reaction,
    responses((status = 200, body = Reaction))
)]
pub(crate) async fn add(
    State(state): State<AppState>,
    session: Session,
    Body(request): Body<Reaction>,
) -> Result<Json<Reaction>> {
    if session.resolve(&request.user_id) != session.user_id {
        return Err(Error::forbidden().detail("field=user_id, rule=the user who is signed in"));
    }
    check_name(&request.emoji_name)?;
    let mut tx = state.store.write().await?;
    let post = store::posts::by_id(&mut *tx, &request.post_id).await?;
    let post = post.ok_or_else(|| Error::not_found("post"))?;
    let (channel, _) = access::member(&state, &session, &post.channel_id).await?;
    access::check_not_archived(&channel)?;
    let n_others = store::reactions::count_others(&mut *tx, &post.id, &request.emoji_name).await?;
    if n_others >= MAX_EMOJI_PER_POST {
        return Err(Error::bad_request(
            "app.reaction.save.save.too_many_reactions",
            "The post has as many different reactions as a post can have.",
        ));
    }
    let now = now_ms();
    let reaction = Reaction {
        user_id: session.user_id.clone(),
        post_id: post.id.clone(),
        emoji_name: request.emoji_name,
        create_at: now,
        update_at: now,
        delete_at: 0,
        channel_id: post.channel_id,
    };
    if store::reactions::add(&mut *tx, &reaction).await? {
        let time = store::posts::next_time(&mut *tx, &channel.id, now).await?;
        store::reactions::touch_post(&mut *tx, &post.id, time).await?;
        tx.commit().await?;
        let event = ReactionAdded { reaction: serde_json::to_string(&reaction)? };
        publish::to_channel(&state, &channel.id, &event).await?;
        return Ok(Json(reaction));
    }
    let mut stored = store::reactions::of_posts(&mut *tx, &[&post.id]).await?;
    stored.retain(|known| {
        known.user_id == reaction.user_id && known.emoji_name == reaction.emoji_name
    });
    Ok(Json(stored.pop().unwrap_or(reaction)))
}

/// Takes an emoji back.
#[utoipa::path(
    delete,
    path = "/users/{user_id}/posts/{post_id}/reactions/{emoji_name}",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn remove(
    State(state): State<AppState>,
    Path((user_id, post_id, emoji_name)): Path<(String, String, String)>,
    session: Session,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_own(&user_id)?;
    check_name(&emoji_name)?;
    let mut tx = state.store.write().await?;
    let post = store::posts::by_id(&mut *tx, &post_id).await?;
    let post = post.ok_or_else(|| Error::not_found("post"))?;
    let (channel, _) = access::member(&state, &session, &post.channel_id).await?;
    access::check_not_archived(&channel)?;
    let now = now_ms();
    let reaction = Reaction {
        user_id: user_id.to_owned(),
        post_id: post.id.clone(),
        emoji_name,
        update_at: now,
        delete_at: now,
        channel_id: post.channel_id,
        ..Reaction::default()
    };
    if store::reactions::remove(&mut *tx, &reaction).await? {
        let time = store::posts::next_time(&mut *tx, &channel.id, now).await?;
        store::reactions::touch_post(&mut *tx, &post.id, time).await?;
        tx.commit().await?;
        let event = ReactionRemoved { reaction: serde_json::to_string(&reaction)? };
        publish::to_channel(&state, &channel.id, &event).await?;
    }
    Ok(Json(StatusOk::default()))
}

/// The emoji under a post, the oldest first.
#[utoipa::path(
    get,
    path = "/posts/{post_id}/reactions",
    responses((status = 200, body = Vec<Reaction>))
)]
pub(crate) async fn of_post(
    State(state): State<AppState>,
    Path(post_id): Path<String>,
    session: Session,
) -> Result<Json<Vec<Reaction>>> {
    let post = store::posts::by_id(state.store.read(), &post_id).await?;
    let post = post.ok_or_else(|| Error::not_found("post"))?;
    access::readable(&state, &session, &post.channel_id).await?;
    Ok(Json(store::reactions::of_posts(state.store.read(), &[&post.id]).await?))
}

/// Adds to each post's metadata what stands below it: reactions, files and link previews.
pub(crate) async fn attach<'a>(
    state: &AppState,
    posts: impl IntoIterator<Item = &'a mut Post>,
) -> Result<()> {
    let mut posts: Vec<&mut Post> = posts.into_iter().collect();
    let ids: Vec<&str> = posts.iter().map(|post| post.id.as_str()).collect();
    let mut by_post: HashMap<String, Vec<Reaction>> = HashMap::new();
    for reaction in store::reactions::of_posts(state.store.read(), &ids).await? {
        by_post.entry(reaction.post_id.clone()).or_default().push(reaction);
    }
    for post in &mut posts {
        if let Some(reactions) = by_post.remove(&post.id) {
            let metadata = post.metadata.get_or_insert_default();
            metadata.insert("reactions".to_owned(), serde_json::to_value(reactions)?);
        }
    }
    files::attached::show(state, &mut posts).await?;
    link_previews::show(state, &mut posts).await
}

pub(crate) fn check_name(name: &str) -> Result<()> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'_');
    if (1..=MAX_NAME).contains(&name.len()) && name.bytes().all(fits) {
        return Ok(());
    }
    Err(Error::invalid("emoji_name", name, "1 to 64 letters, digits, -, + or _"))
}
