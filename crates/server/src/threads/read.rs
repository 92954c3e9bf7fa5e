//! How far somebody has read a thread: to its end, to a time, or from one of its posts on.

use std::collections::HashMap;

use api_types::{Channel, Post, StatusOk, UserThread, websocket::ThreadReadChanged};
use axum::{
    Json,
    extract::{Path, State},
};
use sqlx::AnyConnection;

use super::{completed, followed, tell::News};
use crate::{
    auth::Session,
    clock::now_ms,
    error::{Error, Result},
    posts::calls::{self, Message},
    state::AppState,
    store::{
        self,
        thread_memberships::Read,
        threads::{Follower, Reader, Reply, Thread},
    },
    teams,
    websocket::publish,
};

/// How far a browser's clock may be ahead of ours.
const MAX_AHEAD_MS: i64 = 24 * 60 * 60 * 1000;

/// Marks a thread as read up to a time; what came later is unread.
#[utoipa::path(
    put,
    path = "/users/{user_id}/teams/{team_id}/threads/{thread_id}/read/{timestamp}",
    responses((status = 200, body = UserThread))
)]
pub(crate) async fn up_to(
    State(state): State<AppState>,
    Path((user_id, team_id, thread_id, timestamp)): Path<(String, String, String, String)>,
    session: Session,
) -> Result<Json<UserThread>> {
    let user_id = session.resolve_private(&user_id)?;
    teams::member(&state, &session, &team_id).await?;
    let now = now_ms();
    let time =
        timestamp.parse().ok().filter(|time| (0..=now + MAX_AHEAD_MS).contains(time)).ok_or_else(
            || {
                let rule = "milliseconds since 1970, 0 or more, at most a day from now";
                Error::invalid("timestamp", &timestamp, rule)
            },
        )?;
    let reader = Reader { user_id, team_id: &team_id };
    set(&state, &session, reader, &thread_id, Place::Time(time)).await
}

/// Marks a thread as unread from one of its posts on.
#[utoipa::path(
    post,
    path = "/users/{user_id}/teams/{team_id}/threads/{thread_id}/set_unread/{post_id}",
    responses((status = 200, body = UserThread))
)]
pub(crate) async fn from_post(
    State(state): State<AppState>,
    Path((user_id, team_id, thread_id, post_id)): Path<(String, String, String, String)>,
    session: Session,
) -> Result<Json<UserThread>> {
    let user_id = session.resolve_private(&user_id)?;
    teams::member(&state, &session, &team_id).await?;
    let reader = Reader { user_id, team_id: &team_id };
    set(&state, &session, reader, &thread_id, Place::Before(&post_id)).await
}

/// Marks all threads that the user follows in a team and in direct channels as read.
#[utoipa::path(
    put,
    path = "/users/{user_id}/teams/{team_id}/threads/read",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn all(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_private(&user_id)?;
    teams::member(&state, &session, &team_id).await?;
    let timestamp = now_ms();
    let mut tx = state.store.write().await?;
    store::thread_memberships::read_team(&mut *tx, user_id, &team_id, timestamp).await?;
    tx.commit().await?;
    let event = ThreadReadChanged { timestamp, ..ThreadReadChanged::default() };
    publish::to_user_in_team(&state, user_id, &team_id, &event)?;
    Ok(Json(StatusOk::default()))
}

/// How far.
enum Place<'a> {
    Time(i64),
    /// What comes before this post.
    Before(&'a str),
}

async fn set(
    state: &AppState,
    session: &Session,
    reader: Reader<'_>,
    thread_id: &str,
    place: Place<'_>,
) -> Result<Json<UserThread>> {
    let now = now_ms();
    let mut tx = state.store.write().await?;
    let before = followed(&mut tx, reader, thread_id).await?;
    let root = &before.post;
    let last_viewed = match place {
        // Later than the last reply is the same as the last reply; times of posts may be ahead.
        Place::Time(time) => time.min(now.max(root.last_reply_at)),
        Place::Before(id) => {
            let post = store::posts::by_id(&mut *tx, id).await?;
            let post = post.filter(|post| post.id == root.id || post.root_id == root.id);
            let rule = "the id of a post of this thread";
            post.ok_or_else(|| Error::invalid("post_id", id, rule))?.create_at - 1
        }
    };
    let channel = store::channels::by_id(&mut *tx, &root.channel_id).await?;
    let channel = channel.ok_or_else(|| Error::not_found("channel"))?;
    let news = note(&mut tx, &channel, reader.user_id, &before, last_viewed).await?;
    let after = followed(&mut tx, reader, thread_id).await?;
    tx.commit().await?;
    news.tell_read(state, reader.team_id, &channel.id, thread_id)?;
    completed(state, session, after, false).await
}

/// Writes how far a follower has read, and counts what is unread for them then.
async fn note(
    db: &mut AnyConnection,
    channel: &Channel,
    user_id: &str,
    before: &Thread,
    last_viewed: i64,
) -> Result<News> {
    let root = &before.post;
    let replies = store::threads::replies_after(&mut *db, &root.id, last_viewed).await?;
    let unread_mentions = if replies.is_empty() {
        0
    } else {
        let person = Counted { user_id, last_viewed };
        mentions(&mut *db, channel, root, &replies, &[person]).await?.into_values().sum()
    };
    let read = Read { user_id, post_id: &root.id, last_viewed, unread_mentions };
    store::thread_memberships::set_read(db, read, now_ms()).await?;
    let n_unread = replies.iter().filter(|reply| reply.user_id != user_id).count();
    Ok(News {
        follower: Follower {
            user_id: user_id.to_owned(),
            last_viewed,
            unread_mentions,
            unread_replies: i64::try_from(n_unread).unwrap_or(i64::MAX),
        },
        previous_unread_mentions: before.unread_mentions,
        previous_unread_replies: before.unread_replies,
    })
}

/// Marks the thread of a post as unread from it on, if the user follows it.
pub(crate) async fn with_channel(
    db: &mut AnyConnection,
    channel: &Channel,
    user_id: &str,
    post: &Post,
) -> Result<Option<News>> {
    let thread_id = if post.root_id.is_empty() { &post.id } else { &post.root_id };
    let reader = Reader { user_id, team_id: &channel.team_id };
    let Some(before) = store::threads::one(&mut *db, reader, thread_id).await? else {
        return Ok(None);
    };
    note(db, channel, user_id, &before, post.create_at - 1).await.map(Some)
}

/// For whom mentions are counted, and from when on.
#[derive(Clone, Copy, Debug)]
struct Counted<'a> {
    user_id: &'a str,
    last_viewed: i64,
}

/// How many of the replies that they have not read call these people, by their ids.
async fn mentions(
    db: &mut AnyConnection,
    channel: &Channel,
    root: &Post,
    replies: &[Reply],
    people: &[Counted<'_>],
) -> Result<HashMap<String, i64>> {
    let is_direct = calls::is_direct(channel);
    let user_ids: Vec<&str> = people.iter().map(|person| person.user_id).collect();
    let wishes = store::members::wishes_of(&mut *db, &channel.id, &user_ids).await?;
    let writers = store::threads::writers(db, &[&root.id]).await?;
    let messages: Vec<(&Reply, Message<'_>)> =
        replies.iter().map(|reply| (reply, Message::read(&reply.message))).collect();
    let mut counts = HashMap::new();
    for person in &wishes {
        let counted = people.iter().find(|counted| counted.user_id == person.user_id);
        let last_viewed = counted.map_or(i64::MAX, |counted| counted.last_viewed);
        let wrote = writers.iter().any(|(_, writer)| *writer == person.user_id);
        let began = root.user_id == person.user_id;
        let hears_all = is_direct || calls::hears_answers(person, began, wrote);
        let unread = messages
            .iter()
            .filter(|(reply, _)| reply.create_at > last_viewed && reply.user_id != person.user_id);
        let n_calls = unread.filter(|(_, message)| hears_all || message.calls(person)).count();
        counts.insert(person.user_id.clone(), i64::try_from(n_calls).unwrap_or(i64::MAX));
    }
    Ok(counts)
}

/// What was unread for those who follow a thread, kept while one of its replies is deleted.
pub(crate) struct Before {
    root_id: String,
    followers: Vec<Follower>,
}

/// To be asked before a reply is deleted.
pub(crate) async fn before_deletion(db: &mut AnyConnection, reply: &Post) -> Result<Before> {
    let followers = store::threads::followers(db, &reply.root_id, "").await?;
    Ok(Before { root_id: reply.root_id.clone(), followers })
}

impl Before {
    /// Counts mentions again for those who had not read the reply; says what is new for whom.
    pub(crate) async fn after_deletion(
        self,
        db: &mut AnyConnection,
        channel: &Channel,
        reply: &Post,
    ) -> Result<Vec<News>> {
        let Self { root_id, followers: before } = self;
        let concerned =
            before.iter().filter(|it| it.unread_mentions > 0 && it.last_viewed < reply.create_at);
        let people: Vec<Counted<'_>> = concerned
            .map(|it| Counted { user_id: &it.user_id, last_viewed: it.last_viewed })
            .collect();
        let since = people.iter().map(|person| person.last_viewed).min();
        let root = store::posts::by_id(&mut *db, &root_id).await?;
        if let (Some(since), Some(root)) = (since, root) {
            let replies = store::threads::replies_after(&mut *db, &root_id, since).await?;
            let counts = mentions(&mut *db, channel, &root, &replies, &people).await?;
            for person in &people {
                let count = counts.get(person.user_id).copied().unwrap_or_default();
                let read = Read {
                    user_id: person.user_id,
                    post_id: &root_id,
                    last_viewed: person.last_viewed,
                    unread_mentions: count,
                };
                store::thread_memberships::set_read(&mut *db, read, now_ms()).await?;
            }
        }
        let mut known: HashMap<&str, &Follower> =
            before.iter().map(|it| (it.user_id.as_str(), it)).collect();
        let now = store::threads::followers(db, &root_id, "").await?;
        Ok(now.into_iter().map(|now| News::new(known.remove(now.user_id.as_str()), now)).collect())
    }
}

/// Marks what a user follows in a channel as read, since they have looked at the channel.
pub(crate) async fn channel(
    db: &mut AnyConnection,
    user_id: &str,
    channel_id: &str,
) -> Result<ReadInChannel> {
    let now = now_ms();
    let unread = store::threads::unread_in_channel(&mut *db, user_id, channel_id).await?;
    if !unread.is_empty() {
        store::thread_memberships::read_channel(db, user_id, channel_id, now).await?;
    }
    Ok(ReadInChannel { unread, last_viewed: now })
}

/// Threads that were unread until now.
pub(crate) struct ReadInChannel {
    unread: Vec<(String, i64, i64)>,
    last_viewed: i64,
}

impl ReadInChannel {
    /// Tells the user's windows.
    pub(crate) fn tell(self, state: &AppState, user_id: &str, channel: &Channel) -> Result<()> {
        for (thread_id, n_replies, n_mentions) in self.unread {
            let news = News {
                follower: Follower {
                    user_id: user_id.to_owned(),
                    last_viewed: self.last_viewed,
                    unread_mentions: 0,
                    unread_replies: 0,
                },
                previous_unread_mentions: n_mentions,
                previous_unread_replies: n_replies,
            };
            news.tell_read(state, &channel.team_id, &channel.id, &thread_id)?;
        }
        Ok(())
    }
}
