//! `POST /users/{user_id}/posts/{post_id}/set_unread`: the user wants to read on from a post, in its
//! channel and in its thread.

use api_types::{ChannelType, ChannelUnreadAt, websocket::PostUnread};
use axum::{
    Json,
    extract::{Path, State},
};

use super::calls::Message;
use crate::{
    auth::Session,
    channels::access,
    clock::now_ms,
    error::{Error, Result},
    state::AppState,
    store::{self, members::Wishes},
    threads,
    websocket::publish,
};

/// Marks a channel as unread from a post on, and its thread if the user follows it.
#[utoipa::path(
    post,
    path = "/users/{user_id}/posts/{post_id}/set_unread",
    responses((status = 200, body = ChannelUnreadAt))
)]
pub(crate) async fn set(
    State(state): State<AppState>,
    Path((user_id, post_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<ChannelUnreadAt>> {
    // Nobody reads for somebody else, not even an administrator.
    if session.resolve(&user_id) != session.user_id {
        return Err(Error::forbidden());
    }
    let mut tx = state.store.write().await?;
    let post = store::posts::by_id(&mut *tx, &post_id).await?;
    let post = post.ok_or_else(|| Error::not_found("post"))?;
    let (channel, mut member) = access::member(&state, &session, &post.channel_id).await?;
    let user = store::users::by_id(&mut *tx, &session.user_id).await?;
    let person = Wishes::of(user.unwrap_or_default(), &member);
    let is_direct = matches!(channel.channel_type, ChannelType::Direct | ChannelType::Group);

    let rest = store::post_lists::written_since(&mut *tx, &channel.id, post.create_at).await?;
    let (mut n_posts, mut n_roots, mut n_mentions, mut n_root_mentions) = (0, 0, 0, 0);
    for unread in &rest {
        n_posts += 1;
        n_roots += i64::from(unread.is_root);
        let calls_me = is_direct || Message::read(&unread.message).calls(&person);
        if calls_me && unread.user_id != session.user_id {
            n_mentions += 1;
            n_root_mentions += i64::from(unread.is_root);
        }
    }
    member.msg_count = (channel.total_msg_count - n_posts).max(0);
    member.msg_count_root = (channel.total_msg_count_root - n_roots).max(0);
    member.mention_count = n_mentions;
    member.mention_count_root = n_root_mentions;
    member.last_viewed_at = post.create_at - 1;
    member.last_update_at = now_ms();
    store::members::set_read(&mut *tx, &member).await?;
    let news = threads::read::with_channel(&mut tx, &channel, &session.user_id, &post).await?;
    tx.commit().await?;

    if let Some(news) = news {
        let thread_id = if post.root_id.is_empty() { &post.id } else { &post.root_id };
        news.tell_read(&state, &channel.team_id, &channel.id, thread_id)?;
    }
    let event = PostUnread {
        msg_count: member.msg_count,
        msg_count_root: member.msg_count_root,
        mention_count: member.mention_count,
        mention_count_root: member.mention_count_root,
        urgent_mention_count: 0,
        last_viewed_at: member.last_viewed_at,
        post_id: post.id,
    };
    publish::to_user(&state, &session.user_id, &channel.id, &event)?;
    Ok(Json(ChannelUnreadAt {
        team_id: channel.team_id,
        user_id: session.user_id,
        channel_id: channel.id,
        msg_count: member.msg_count,
        mention_count: member.mention_count,
        mention_count_root: member.mention_count_root,
        msg_count_root: member.msg_count_root,
        urgent_mention_count: 0,
        last_viewed_at: member.last_viewed_at,
        notify_props: member.notify_props,
    }))
}
