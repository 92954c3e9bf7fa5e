//! Who follows a thread: who asks to, who writes in it, who is called in it.

use api_types::{Channel, Post, StatusOk, websocket::ThreadFollowChanged};
use axum::{
    Json,
    extract::{Path, State},
};
use sqlx::AnyConnection;

use super::{check_root, no_thread, tell::News};
use crate::{
    auth::Session,
    channels::access,
    clock::now_ms,
    error::{Error, Result},
    posts::calls::{self, Called},
    state::AppState,
    store::{
        self,
        thread_memberships::Moment,
        threads::{Follower, Reader},
    },
    teams,
    websocket::publish,
};

/// Tells in each post that begins a thread whether the user follows it.
pub(crate) async fn show<'a>(
    state: &AppState,
    user_id: &str,
    posts: impl IntoIterator<Item = &'a mut Post>,
) -> Result<()> {
    let mut roots: Vec<&mut Post> =
        posts.into_iter().filter(|post| post.root_id.is_empty()).collect();
    let ids: Vec<&str> = roots.iter().map(|post| post.id.as_str()).collect();
    let followed = store::threads::followed_of(state.store.read(), user_id, &ids).await?;
    for post in &mut roots {
        post.is_following = Some(followed.contains(&post.id));
    }
    Ok(())
}

/// Follows a thread, or a post that nobody answered yet. What was said until now is read.
#[utoipa::path(
    put,
    path = "/users/{user_id}/teams/{team_id}/threads/{thread_id}/following",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn start(
    State(state): State<AppState>,
    Path((user_id, team_id, thread_id)): Path<(String, String, String)>,
    session: Session,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_private(&user_id)?;
    set(&state, &session, Reader { user_id, team_id: &team_id }, &thread_id, true).await
}

/// Follows a thread no more, until one writes in it or is called by name.
#[utoipa::path(
    delete,
    path = "/users/{user_id}/teams/{team_id}/threads/{thread_id}/following",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn stop(
    State(state): State<AppState>,
    Path((user_id, team_id, thread_id)): Path<(String, String, String)>,
    session: Session,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_private(&user_id)?;
    set(&state, &session, Reader { user_id, team_id: &team_id }, &thread_id, false).await
}

async fn set(
    state: &AppState,
    session: &Session,
    reader: Reader<'_>,
    thread_id: &str,
    is_wanted: bool,
) -> Result<Json<StatusOk>> {
    teams::member(state, session, reader.team_id).await?;
    let mut tx = state.store.write().await?;
    let root = root(&mut tx, reader, thread_id).await?;
    let before = store::threads::is_following(&mut *tx, reader.user_id, &root.id).await?;
    if before == Some(is_wanted) {
        return Ok(Json(StatusOk::default()));
    }
    let now = now_ms();
    let time = now.max(root.last_reply_at);
    let moment = Moment { post_id: &root.id, channel_id: &root.channel_id, time };
    if is_wanted {
        store::thread_memberships::follow(&mut *tx, reader.user_id, moment, now).await?;
    } else {
        store::thread_memberships::unfollow(&mut *tx, reader.user_id, moment).await?;
    }
    tx.commit().await?;
    // Who never followed and now says so has changed nothing that anybody sees.
    if is_wanted || before == Some(true) {
        let reply_count = root.reply_count;
        let event = ThreadFollowChanged { thread_id: root.id, state: is_wanted, reply_count };
        publish::to_user_in_team(state, reader.user_id, reader.team_id, &event)?;
    }
    Ok(Json(StatusOk::default()))
}

/// The first post of a thread in a channel of the team, or a direct one, that the reader is in.
async fn root(db: &mut AnyConnection, reader: Reader<'_>, thread_id: &str) -> Result<Post> {
    check_root(&mut *db, reader, thread_id).await?;
    let rule = "a post of a channel of this team, or of a direct channel, that you are in";
    let no_thread = || no_thread(thread_id, rule);
    let root = store::posts::by_id(&mut *db, thread_id).await?.ok_or_else(no_thread)?;
    let channel = store::channels::by_id(&mut *db, &root.channel_id).await?;
    let channel = channel.ok_or_else(no_thread)?;
    let fits = channel.team_id.is_empty() || channel.team_id == reader.team_id;
    let member = store::members::get(db, &channel.id, reader.user_id).await?;
    if !fits || member.is_none() {
        return Err(no_thread());
    }
    access::check_not_archived(&channel)?;
    Ok(root)
}

/// Lets those follow whom a new reply concerns, and counts it for them; says what is new for whom.
///
/// That is who wrote it, who is called in it by name, and with the first reply who wrote the first
/// post and who is called there. In direct channels it is everybody.
pub(crate) async fn answered(
    db: &mut AnyConnection,
    channel: &Channel,
    reply: &Post,
    called: &Called,
) -> Result<Vec<News>> {
    let root = store::posts::by_id(&mut *db, &reply.root_id).await?;
    let root = root.ok_or_else(|| Error::not_found("post"))?;
    let moment = Moment { post_id: &root.id, channel_id: &channel.id, time: reply.create_at };
    let mut concerned = vec![root.user_id.clone()];
    if calls::is_direct(channel) {
        concerned.extend(called.all.iter().cloned());
    } else if root.reply_count <= 1 {
        concerned.extend(calls::called_by_name(&mut *db, channel, &root).await?);
    }
    concerned.retain(|user_id| *user_id != reply.user_id);
    // Only the author's news depends on what was before: they have read what was unread.
    let mut own = store::threads::followers(&mut *db, &root.id, &reply.user_id).await?;
    store::thread_memberships::add(&mut *db, moment, &concerned, false).await?;
    store::thread_memberships::add(&mut *db, moment, &called.by_name, true).await?;
    store::thread_memberships::follow(&mut *db, &reply.user_id, moment, reply.create_at).await?;
    store::thread_memberships::count_mentions(&mut *db, &root.id, &called.all).await?;
    let now = store::threads::followers(db, &root.id, "").await?;
    Ok(now
        .into_iter()
        .map(|now| {
            if now.user_id == reply.user_id {
                return News::new(own.pop().as_ref(), now);
            }
            let is_called = called.all.contains(&now.user_id);
            let before = Follower {
                unread_mentions: (now.unread_mentions - i64::from(is_called)).max(0),
                unread_replies: (now.unread_replies - 1).max(0),
                ..now.clone()
            };
            News::new(Some(&before), now)
        })
        .collect())
}
