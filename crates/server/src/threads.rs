//! Threads that a user takes part in: how many, how many of them unread, and which.
//!
//! Taking part means having written in it. Following a thread without writing is not kept.

use std::collections::{BTreeSet, HashMap};

use api_types::{User, UserThread, UserThreads};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use serde::Deserialize;

use crate::{
    auth::Session,
    error::{Error, Result},
    posts::mentions,
    reactions,
    request::page,
    state::AppState,
    store::{
        self,
        threads::{Reply, Thread},
    },
    teams,
    users::visible::visible_to,
};

/// Which threads, and how much of them.
#[expect(clippy::struct_excessive_bools, reason = "the forerunner asks in this way")]
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Only threads older than this one.
    before: String,
    /// Only threads newer than this one.
    after: String,
    per_page: Option<i64>,
    /// Whole profiles of the participants instead of their ids.
    extended: bool,
    /// Only threads with unread replies.
    unread: bool,
    /// Only threads with a reply after this time.
    since: i64,
    /// Only the numbers.
    #[serde(rename = "totalsOnly")]
    totals_only: bool,
    /// Only the threads.
    #[serde(rename = "threadsOnly")]
    threads_only: bool,
}

/// The user's threads in a team and in direct channels, and their totals.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/threads",
    params(Wanted),
    responses((status = 200, body = UserThreads))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    session: Session,
) -> Result<Json<UserThreads>> {
    let user_id = session.resolve_private(&user_id)?;
    teams::member(&state, &session, &team_id).await?;
    let db = state.store.read();
    let all = store::threads::of_user(db, user_id, &team_id).await?;
    let mut answer = UserThreads::default();
    if !wanted.threads_only {
        let n_unread = all.iter().filter(|thread| thread.unread_replies > 0).count();
        answer.total = i64::try_from(all.len()).unwrap_or(i64::MAX);
        answer.total_unread_threads = i64::try_from(n_unread).unwrap_or(i64::MAX);
        answer.total_unread_mentions =
            store::threads::count_unread_mentions(db, user_id, &team_id).await?;
    }
    if !wanted.totals_only {
        let part = part(&all, &wanted);
        answer.threads = complete(&state, &session, part, wanted.extended).await?;
    }
    Ok(Json(answer))
}

/// Whether whole profiles are wanted.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Detail {
    extended: bool,
}

/// One thread that the user takes part in.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/threads/{thread_id}",
    params(Detail),
    responses((status = 200, body = UserThread))
)]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path((user_id, team_id, thread_id)): Path<(String, String, String)>,
    Query(detail): Query<Detail>,
    session: Session,
) -> Result<Json<UserThread>> {
    let user_id = session.resolve_private(&user_id)?;
    teams::member(&state, &session, &team_id).await?;
    let mut all = store::threads::of_user(state.store.read(), user_id, &team_id).await?;
    all.retain(|thread| thread.id == thread_id);
    let mut threads = complete(&state, &session, all, detail.extended).await?;
    threads.pop().map(Json).ok_or_else(|| Error::not_found("thread"))
}

/// The page that is wanted of threads that come newest first.
fn part(all: &[Thread], wanted: &Wanted) -> Vec<Thread> {
    let limit = usize::try_from(page::limit(wanted.per_page)).unwrap_or(usize::MAX);
    let time_of = |id: &str| all.iter().find(|thread| thread.id == id).map(|t| t.last_reply_at);
    let before = time_of(&wanted.before).unwrap_or(i64::MAX);
    let after = time_of(&wanted.after);
    let mut part: Vec<Thread> = all
        .iter()
        .filter(|thread| thread.last_reply_at < before)
        .filter(|thread| after.is_none_or(|after| thread.last_reply_at > after))
        .filter(|thread| thread.last_reply_at > wanted.since)
        .filter(|thread| !wanted.unread || thread.unread_replies > 0)
        .cloned()
        .collect();
    if after.is_some() && part.len() > limit {
        // Next to where one was, not the newest of all.
        part.drain(..part.len() - limit);
    }
    part.truncate(limit);
    part
}

/// Adds posts, participants and mentions.
async fn complete(
    state: &AppState,
    session: &Session,
    threads: Vec<Thread>,
    extended: bool,
) -> Result<Vec<UserThread>> {
    let (db, user_id) = (state.store.read(), &session.user_id);
    let ids: Vec<&str> = threads.iter().map(|thread| thread.id.as_str()).collect();
    let mut replies: HashMap<String, Vec<Reply>> = HashMap::new();
    for reply in store::threads::replies(db, &ids).await? {
        replies.entry(reply.root_id.clone()).or_default().push(reply);
    }
    let own_name = store::users::by_id(db, user_id).await?.map(|user| user.username);
    let own_name = own_name.unwrap_or_default();
    let mut complete = Vec::with_capacity(threads.len());
    for thread in threads {
        // Deleted since it was counted: then it is no thread any more.
        let Some(mut post) = store::posts::by_id(db, &thread.id).await? else { continue };
        reactions::attach(state, [&mut post]).await?;
        let replies = replies.remove(&thread.id).unwrap_or_default();
        let mut writers: BTreeSet<&str> =
            replies.iter().map(|reply| reply.user_id.as_str()).collect();
        writers.insert(&post.user_id);
        let writers: Vec<&str> = writers.into_iter().collect();
        let is_direct = store::channels::by_id(db, &thread.channel_id)
            .await?
            .is_some_and(|channel| channel.team_id.is_empty());
        let calls = |reply: &&Reply| {
            let mentions = mentions::of(&reply.message);
            is_direct || mentions.everybody || mentions.usernames.contains(&own_name)
        };
        let unread = replies
            .iter()
            .filter(|reply| reply.user_id != *user_id && reply.create_at > thread.last_viewed_at);
        complete.push(UserThread {
            reply_count: post.reply_count,
            last_reply_at: thread.last_reply_at,
            last_viewed_at: thread.last_viewed_at,
            participants: participants(state, session, &writers, extended).await?,
            unread_replies: thread.unread_replies,
            unread_mentions: i64::try_from(unread.filter(calls).count()).unwrap_or(i64::MAX),
            is_urgent: false,
            delete_at: 0,
            id: thread.id,
            post,
        });
    }
    Ok(complete)
}

async fn participants(
    state: &AppState,
    session: &Session,
    ids: &[&str],
    extended: bool,
) -> Result<Vec<User>> {
    if extended {
        let found = store::users::by_ids(state.store.read(), ids).await?;
        return Ok(found.into_iter().map(|user| visible_to(session, user)).collect());
    }
    Ok(ids.iter().map(|id| User { id: (*id).to_owned(), ..User::default() }).collect())
}
