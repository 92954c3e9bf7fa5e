//! Link previews: what the first page that a post links to says about itself.
//!
//! A post is answered and told at once. Its page is fetched afterwards (`outgoing.rs` says which
//! addresses are never reached), read (`page.rs`), kept with the post, and the post is told again
//! with `metadata.embeds`, without counting as edited.
//! Only text is kept: a picture would be loaded by every reader from a host that a stranger chose,
//! and there is no proxy that hides who they are.

mod fetch;
pub(crate) mod link;
mod page;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use api_types::{Post, Props, websocket::PostEdited};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

pub(crate) use self::page::Preview;
use crate::{
    clock::now_ms, error::Result, reactions, request::limiter::Limiter, state::AppState, store,
    websocket::publish,
};

/// Pages fetched at the same time.
const AT_ONCE: usize = 8;

/// Posts that wait for their page; further ones get no preview.
const WAITING: usize = 200;

/// Pages that one person makes the server fetch in a minute.
const PER_USER: u32 = 30;

/// How long what a page said, or that it said nothing, is not asked again.
const FRESH_FOR: Duration = Duration::from_secs(15 * 60);

/// Pages remembered for that time.
const MAX_KNOWN: usize = 1000;

/// The prop by which an author takes the preview away, as the forerunner has it.
const REMOVED: &str = "remove_link_preview";

/// What is fetched, and what was.
#[derive(Debug)]
pub(crate) struct LinkPreviews {
    waiting: Arc<Semaphore>,
    fetching: Semaphore,
    per_user: Limiter,
    known: Mutex<HashMap<String, Known>>,
}

#[derive(Debug)]
struct Known {
    since: Instant,
    said: Option<Preview>,
}

impl Default for LinkPreviews {
    fn default() -> Self {
        Self {
            waiting: Arc::new(Semaphore::new(WAITING)),
            fetching: Semaphore::new(AT_ONCE),
            per_user: Limiter::new(PER_USER, Duration::from_secs(60)),
            known: Mutex::default(),
        }
    }
}

impl LinkPreviews {
    /// What a page said a short time ago; `None` when it has to be asked.
    fn recall(&self, url: &str) -> Option<Option<Preview>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.get(url).filter(|known| known.since.elapsed() < FRESH_FOR);
        found.map(|known| known.said.clone())
    }

    fn remember(&self, url: &str, said: Option<Preview>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MAX_KNOWN {
            known.retain(|_, known| known.since.elapsed() < FRESH_FOR);
        }
        if known.len() < MAX_KNOWN {
            known.insert(url.to_owned(), Known { since: Instant::now(), said });
        }
    }
}

/// The page that a post shows a preview of, once the server knows it.
pub(crate) fn wanted(post: &Post) -> Option<&str> {
    let is_removed = match post.props.get(REMOVED) {
        Some(Value::Bool(is_removed)) => *is_removed,
        Some(Value::String(text)) => text == "true",
        _ => false,
    };
    let is_said = post.delete_at == 0 && !post.post_type.starts_with("system_");
    (is_said && !is_removed).then(|| link::first(&post.message)).flatten()
}

/// Fetches, in the background, the page that a post links to, where there is one and previews are
/// on. Whatever goes wrong, the post stays as it is.
pub(crate) fn look(state: &AppState, post: &Post) {
    let service = &state.settings.snapshot().service;
    let Some(url) = wanted(post).filter(|_| service.enable_link_previews) else { return };
    // Our own pages say nothing about themselves.
    if !service.site_url.is_empty() && url.starts_with(&service.site_url) {
        return;
    }
    let Ok(waiting) = Arc::clone(&state.link_previews.waiting).try_acquire_owned() else {
        tracing::warn!("too many link previews at once; a post has none");
        return;
    };
    if state.link_previews.per_user.take(&post.user_id).is_err() {
        return;
    }
    let (state, post_id, url) = (state.clone(), post.id.clone(), url.to_owned());
    tokio::spawn(async move {
        if let Some(preview) = said(&state, &url).await {
            let kept = keep(&state, &post_id, &url, &preview).await;
            if let Err(error) = kept {
                tracing::warn!(?error, "a link preview was not kept");
            }
        }
        drop(waiting);
    });
}

/// What the page says, from memory or from itself.
async fn said(state: &AppState, url: &str) -> Option<Preview> {
    if let Some(said) = state.link_previews.recall(url) {
        return said;
    }
    // An error means that the semaphore was closed, which nobody does.
    let _turn = state.link_previews.fetching.acquire().await.ok()?;
    let said = match fetch::fetch(url, &state.config.previews_from, fetch::WITHIN).await {
        Ok(said) => said,
        Err(error) => {
            tracing::info!(%error, "no preview of a link");
            None
        }
    };
    state.link_previews.remember(url, said.clone());
    said
}

/// Writes the preview down and tells the channel, unless the post was changed meanwhile.
async fn keep(state: &AppState, post_id: &str, url: &str, preview: &Preview) -> Result<()> {
    let mut tx = state.store.write().await?;
    let Some(mut post) = store::posts::by_id(&mut *tx, post_id).await? else { return Ok(()) };
    if wanted(&post) != Some(url) {
        return Ok(());
    }
    store::link_previews::put(&mut *tx, post_id, url, preview).await?;
    let time = store::posts::next_time(&mut *tx, &post.channel_id, now_ms()).await?;
    // Who asks what changed since a time sees the preview, too.
    store::reactions::touch_post(&mut *tx, post_id, time).await?;
    tx.commit().await?;
    post.update_at = time;
    reactions::attach(state, [&mut post]).await?;
    let event = PostEdited { post: serde_json::to_string(&post)? };
    publish::to_channel(state, &post.channel_id, &event).await
}

/// Adds to each post's metadata what its link leads to.
pub(crate) async fn show(state: &AppState, posts: &mut [&mut Post]) -> Result<()> {
    if !state.settings.snapshot().service.enable_link_previews {
        return Ok(());
    }
    let with_links = posts.iter().filter(|post| post.message.contains("://"));
    let ids: Vec<&str> = with_links.map(|post| post.id.as_str()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let mut found: HashMap<String, (String, Preview)> =
        store::link_previews::of_posts(state.store.read(), &ids).await?.into_iter().collect();
    for post in posts {
        if let Some((url, preview)) = found.remove(&post.id) {
            let metadata: &mut Props = post.metadata.get_or_insert_default();
            metadata.insert("embeds".to_owned(), embeds(&url, &preview));
        }
    }
    Ok(())
}

/// As clients of the forerunner read it. `images` is left out, see the top of this file.
fn embeds(url: &str, preview: &Preview) -> Value {
    let data = json!({
        "type": preview.kind,
        "url": url,
        "title": preview.title,
        "description": preview.description,
        "site_name": preview.site_name,
    });
    json!([{ "type": "opengraph", "url": url, "data": data }])
}
