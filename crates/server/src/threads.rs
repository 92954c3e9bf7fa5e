//! Threads that a user follows: which, how many, how many of them unread.
//!
//! `follow` says who follows, `read` how far they have read, `tell` tells them what happened.

pub(crate) mod follow;
pub(crate) mod read;
pub(crate) mod tell;

use std::collections::HashMap;

use api_types::{ThreadQuery, ThreadsQuery, User, UserThread, UserThreads};
use axum::{
    Json,
    extract::{Path, State},
};
use sqlx::AnyConnection;

use crate::{
    auth::Session,
    error::{Error, Result},
    reactions,
    request::{page, query::Asked},
    state::AppState,
    store::{
        self,
        threads::{Reader, Start, Thread},
    },
    teams,
    users::visible::visible_to,
};

/// The threads that the user follows in a team and in direct channels, and their totals.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/threads",
    params(ThreadsQuery),
    responses((status = 200, body = UserThreads))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    Asked(query): Asked<ThreadsQuery>,
    session: Session,
) -> Result<Json<UserThreads>> {
    let user_id = session.resolve_private(&user_id)?;
    teams::member(&state, &session, &team_id).await?;
    let limit = check(&query)?;
    let db = state.store.read();
    let reader = Reader { user_id, team_id: &team_id };
    let mut answer = UserThreads::default();
    if !query.threads_only {
        let (n_threads, n_unread, n_mentions) = store::threads::totals(db, reader).await?;
        answer.total = n_threads;
        answer.total_unread_threads = n_unread;
        answer.total_unread_mentions = n_mentions;
    }
    if !query.totals_only {
        let start = start(&state, user_id, &query).await?;
        let page = store::threads::page(db, reader, &query, start, limit).await?;
        answer.threads = complete(&state, &session, page, query.extended).await?;
    }
    Ok(Json(answer))
}

/// Checks what is asked for; gives how many threads.
fn check(query: &ThreadsQuery) -> Result<i64> {
    if !query.before.is_empty() && !query.after.is_empty() {
        let rule = "empty when before is given";
        return Err(Error::invalid("after", &query.after, rule));
    }
    if query.totals_only && query.threads_only {
        let rule = "false when totalsOnly is true";
        return Err(Error::invalid("threadsOnly", "true", rule));
    }
    if let Some(since) = query.since.filter(|since| *since < 0) {
        let rule = "milliseconds since 1970, 0 or more";
        return Err(Error::invalid("since", &since.to_string(), rule));
    }
    if let Some(n) = query.per_page.filter(|n| !(1..=page::MAX_PER_PAGE).contains(n)) {
        return Err(Error::invalid("per_page", &n.to_string(), "from 1 to 200"));
    }
    Ok(page::limit(query.per_page))
}

async fn start<'a>(state: &AppState, user_id: &str, query: &'a ThreadsQuery) -> Result<Start<'a>> {
    let (field, id) = match (query.before.as_str(), query.after.as_str()) {
        ("", "") => return Ok(Start::Newest),
        (before, "") => ("before", before),
        (_, after) => ("after", after),
    };
    let time = store::threads::time_of(state.store.read(), user_id, id).await?;
    let rule = "the id of a thread in a channel that you are in";
    let time = time.ok_or_else(|| Error::invalid(field, id, rule))?;
    Ok(if field == "before" { Start::Before(time, id) } else { Start::After(time, id) })
}

/// One thread that the user follows.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/threads/{thread_id}",
    params(ThreadQuery),
    responses((status = 200, body = UserThread))
)]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path((user_id, team_id, thread_id)): Path<(String, String, String)>,
    Asked(query): Asked<ThreadQuery>,
    session: Session,
) -> Result<Json<UserThread>> {
    let user_id = session.resolve_private(&user_id)?;
    teams::member(&state, &session, &team_id).await?;
    let reader = Reader { user_id, team_id: &team_id };
    let mut db = state.store.read().acquire().await?;
    let thread = followed(&mut db, reader, &thread_id).await?;
    drop(db);
    completed(&state, &session, thread, query.extended).await
}

/// A thread that the reader follows; a refusal that says what is wrong with its id otherwise.
async fn followed(db: &mut AnyConnection, reader: Reader<'_>, thread_id: &str) -> Result<Thread> {
    if let Some(thread) = store::threads::one(&mut *db, reader, thread_id).await? {
        return Ok(thread);
    }
    check_root(db, reader, thread_id).await?;
    Err(no_thread(thread_id, "a thread that you follow, of this team or of a direct channel"))
}

/// Names what is wrong with a reply's id to who may know of the reply.
async fn check_root(db: &mut AnyConnection, reader: Reader<'_>, thread_id: &str) -> Result<()> {
    let Some(post) = store::posts::by_id(&mut *db, thread_id).await? else { return Ok(()) };
    let member = store::members::get(db, &post.channel_id, reader.user_id).await?;
    if post.root_id.is_empty() || member.is_none() {
        return Ok(());
    }
    let rule = "the id of the post that the thread began with, not of a reply";
    Err(Error::invalid("thread_id", thread_id, rule))
}

fn no_thread(thread_id: &str, rule: &str) -> Error {
    let named = Error::invalid("thread_id", thread_id, rule);
    Error::not_found("thread").detail(named.detail)
}

/// One thread as its follower sees it.
async fn completed(
    state: &AppState,
    session: &Session,
    thread: Thread,
    extended: bool,
) -> Result<Json<UserThread>> {
    let mut threads = complete(state, session, vec![thread], extended).await?;
    threads.pop().map(Json).ok_or_else(|| Error::not_found("thread"))
}

/// Adds who wrote, and what stands below the posts.
async fn complete(
    state: &AppState,
    session: &Session,
    mut threads: Vec<Thread>,
    extended: bool,
) -> Result<Vec<UserThread>> {
    let db = state.store.read();
    reactions::attach(state, threads.iter_mut().map(|thread| &mut thread.post)).await?;
    let ids: Vec<&str> = threads.iter().map(|thread| thread.post.id.as_str()).collect();
    let mut writers: HashMap<String, Vec<String>> = threads
        .iter()
        .map(|thread| (thread.post.id.clone(), vec![thread.post.user_id.clone()]))
        .collect();
    for (thread_id, user_id) in store::threads::writers(db, &ids).await? {
        let writers = writers.entry(thread_id).or_default();
        if !writers.contains(&user_id) {
            writers.push(user_id);
        }
    }
    let mut profiles: HashMap<String, User> = HashMap::new();
    if extended {
        let mut all: Vec<&str> = writers.values().flatten().map(String::as_str).collect();
        all.sort_unstable();
        all.dedup();
        for user in store::users::by_ids(db, &all).await? {
            profiles.insert(user.id.clone(), visible_to(session, user));
        }
    }
    let participant = |id: &String| {
        let known = profiles.get(id).cloned();
        known.unwrap_or_else(|| User { id: id.clone(), ..User::default() })
    };
    Ok(threads
        .into_iter()
        .map(|thread| {
            let writers = writers.get(&thread.post.id).map(Vec::as_slice).unwrap_or_default();
            seen(thread, writers.iter().map(participant).collect())
        })
        .collect())
}

/// A thread as it is on the wire.
fn seen(thread: Thread, participants: Vec<User>) -> UserThread {
    UserThread {
        id: thread.post.id.clone(),
        reply_count: thread.post.reply_count,
        last_reply_at: thread.post.last_reply_at,
        last_viewed_at: thread.last_viewed,
        participants,
        post: thread.post,
        unread_replies: thread.unread_replies,
        unread_mentions: thread.unread_mentions,
        is_following: true,
        is_urgent: false,
        delete_at: 0,
    }
}
