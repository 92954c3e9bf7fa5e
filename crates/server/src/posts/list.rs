//! Reading stretches of a channel: pages, around a post, since a time, around the first unread.

use std::collections::HashSet;

use api_types::{Post, PostList};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use serde::Deserialize;

use super::by_id;
use crate::{
    auth::Session,
    channels::access,
    error::{Error, Result},
    reactions,
    request::page::{self, Page},
    state::AppState,
    store,
    threads::follow,
};

/// The most changes that `since` gives at once; then `has_next` is true.
const MAX_CHANGES: i64 = 1000;

/// Which stretch; at most one of the three.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Stretch {
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    since: Option<i64>,
}

/// Posts of a channel, the newest first: a page, before or after a post, or changed since a time.
#[utoipa::path(
    get,
    path = "/channels/{channel_id}/posts",
    params(Stretch, Page),
    responses((status = 200, body = PostList))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    Query(stretch): Query<Stretch>,
    Query(page): Query<Page>,
    session: Session,
) -> Result<Json<PostList>> {
    access::readable(&state, &session, &channel_id).await?;
    let db = state.store.read();
    let (limit, offset) = (page.limit(), page.offset());
    if let Some(since) = stretch.since {
        let mut posts = store::posts::changed_since(db, &channel_id, since, MAX_CHANGES).await?;
        let is_full = i64::try_from(posts.len()).is_ok_and(|n_posts| n_posts == MAX_CHANGES);
        reactions::attach(&state, &mut posts).await?;
        follow::show(&state, &session.user_id, &mut posts).await?;
        let order = posts.iter().map(|post| post.id.clone()).collect();
        let list = PostList { order, posts: by_id(posts), ..PostList::default() };
        return Ok(Json(PostList { has_next: Some(is_full), ..list }));
    }
    let posts = if !stretch.before.is_empty() {
        let time = time_of(&state, &channel_id, "before", &stretch.before).await?;
        store::posts::before(db, &channel_id, time, limit, offset).await?
    } else if !stretch.after.is_empty() {
        let time = time_of(&state, &channel_id, "after", &stretch.after).await?;
        store::posts::after(db, &channel_id, time, limit, offset).await?
    } else {
        store::posts::page(db, &channel_id, limit, offset).await?
    };
    complete(&state, &session.user_id, &channel_id, posts).await.map(Json)
}

/// Posts that do not stand next to each other, in the order in which they are given.
pub(crate) async fn listed(
    state: &AppState,
    user_id: &str,
    mut posts: Vec<Post>,
) -> Result<PostList> {
    reactions::attach(state, &mut posts).await?;
    follow::show(state, user_id, &mut posts).await?;
    let order = posts.iter().map(|post| post.id.clone()).collect();
    Ok(PostList { order, posts: by_id(posts), ..PostList::default() })
}

/// How much around the first unread post.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Window {
    limit_before: Option<i64>,
    limit_after: Option<i64>,
}

/// The posts around the first unread one; the newest page when nothing is unread.
#[utoipa::path(
    get,
    path = "/users/{user_id}/channels/{channel_id}/posts/unread",
    params(Window),
    responses((status = 200, body = PostList))
)]
pub(crate) async fn around_unread(
    State(state): State<AppState>,
    Path((user_id, channel_id)): Path<(String, String)>,
    Query(window): Query<Window>,
    session: Session,
) -> Result<Json<PostList>> {
    let user_id = session.resolve_own(&user_id)?;
    access::readable(&state, &session, &channel_id).await?;
    let db = state.store.read();
    let (n_before, n_after) = (page::limit(window.limit_before), page::limit(window.limit_after));
    let member = store::members::get(db, &channel_id, user_id).await?;
    let seen_at = member.map_or(i64::MAX, |member| member.last_viewed_at);
    let mut posts = store::posts::after(db, &channel_id, seen_at, n_after, 0).await?;
    if posts.is_empty() {
        posts = store::posts::page(db, &channel_id, n_before, 0).await?;
    } else {
        // What was seen last lies before the first unread; it may be deleted by now.
        let time = seen_at.saturating_add(1);
        posts.extend(store::posts::before(db, &channel_id, time, n_before, 0).await?);
    }
    complete(&state, &session.user_id, &channel_id, posts).await.map(Json)
}

async fn time_of(state: &AppState, channel_id: &str, field: &str, id: &str) -> Result<i64> {
    let time = store::posts::time_of(state.store.read(), channel_id, id).await?;
    time.ok_or_else(|| Error::invalid(field, id, "the id of a post of this channel"))
}

/// Makes a list of posts that are newest first: neighbours, and roots of the replies among them.
async fn complete(
    state: &AppState,
    user_id: &str,
    channel_id: &str,
    posts: Vec<Post>,
) -> Result<PostList> {
    let db = state.store.read();
    let (Some(newest), Some(oldest)) = (posts.first(), posts.last()) else {
        return Ok(PostList::default());
    };
    let next = store::posts::neighbour(db, channel_id, newest.create_at, true).await?;
    let previous = store::posts::neighbour(db, channel_id, oldest.create_at, false).await?;
    let order: Vec<String> = posts.iter().map(|post| post.id.clone()).collect();
    let known: HashSet<&str> = order.iter().map(String::as_str).collect();
    let roots: Vec<&str> = posts
        .iter()
        .map(|post| post.root_id.as_str())
        .filter(|root_id| !root_id.is_empty() && !known.contains(root_id))
        .collect();
    let roots = if roots.is_empty() {
        Vec::new()
    } else {
        store::posts::by_ids(db, channel_id, &roots).await?
    };
    let mut posts = by_id(posts);
    posts.extend(by_id(roots));
    reactions::attach(state, posts.values_mut()).await?;
    follow::show(state, user_id, posts.values_mut()).await?;
    Ok(PostList {
        order,
        posts,
        has_next: Some(next.is_some()),
        next_post_id: next.unwrap_or_default(),
        prev_post_id: previous.unwrap_or_default(),
        first_inaccessible_post_time: 0,
    })
}
