//! Loading posts: the newest page, older ones, what was missed; changing and deleting them.

use api_types::{PatchPost, Post};
use contracts::PostProps;
use gloo_timers::future::sleep;
use wasm_bindgen::JsValue;

use super::{Chat, Session};
use crate::{
    services::{Api, ApiError, Refusal, backoff, browser},
    state::{
        Action, Connection, State,
        posts::Page,
        select,
        window::{Loading, PostKey, Window},
    },
};

/// How far a channel is loaded back to a post that somebody was led to: pages of [`OLDER_PAGE`].
const MAX_PAGES_BACK: usize = 30;
/// Posts of the first page: more than a screen shows.
const PAGE: usize = 60;
/// Older posts at once: who scrolls back reads fast. The server gives no more than 200.
const OLDER_PAGE: usize = 150;

impl Chat {
    /// Sees to it that a channel's newest posts are loaded, and nothing in between is missing.
    pub fn ensure_posts(&self, channel_id: &str) {
        let Some(loading) = self.inner.store.read(|state| missing(state.posts.window(channel_id)))
        else {
            return;
        };
        self.load(channel_id, loading);
    }

    /// Loads what stands before the oldest loaded post.
    pub fn load_older(&self, channel_id: &str) {
        let may = self.inner.store.read(|state| {
            state.posts.window(channel_id).is_some_and(|window| {
                let idle = matches!(window.loading, Loading::Idle | Loading::Failed);
                window.loaded && window.has_older && idle
            })
        });
        if may {
            self.load(channel_id, Loading::Older);
        }
    }

    fn load(&self, channel_id: &str, loading: Loading) {
        let channel_id = channel_id.to_owned();
        self.inner.store.dispatch(Action::PostsLoading { channel_id: channel_id.clone(), loading });
        self.spawn(|session| async move {
            for n_tries in 0.. {
                let Err(error) = session.fetch(&channel_id, loading).await else {
                    // More may have been missed while the answer travelled, or it was cut off.
                    if loading != Loading::Older {
                        session.ensure_if_open(&channel_id);
                    }
                    return;
                };
                browser::warn("posts", &JsValue::from(error.to_string()));
                session.put([Action::PostsLoading {
                    channel_id: channel_id.clone(),
                    loading: Loading::Failed,
                }]);
                if error == ApiError::Unauthorized {
                    return session.ended();
                }
                if !error.is_passing() {
                    return;
                }
                sleep(backoff::wait(n_tries, browser::chance())).await;
                if !session.still_lacks(&channel_id, loading) {
                    return;
                }
                session.put([Action::PostsLoading { channel_id: channel_id.clone(), loading }]);
            }
        });
    }

    /// Changes the text of a post.
    ///
    /// # Errors
    /// What the server or a plugin says, or that there is no server.
    pub async fn edit_post(&self, post_id: &str, message: String) -> Result<(), ApiError> {
        let session = self.session();
        let known = |state: &State| state.posts.get(post_id).map(|it| select::post::post_props(it));
        let old = self.inner.store.read(known).unwrap_or_default();
        let wanted = PostProps { message, ..old.clone() };
        let asked = self.inner.plugins.message_will_be_updated(wanted, old.clone()).await;
        let PostProps { message, props, .. } = asked.map_err(|refusal| {
            let words = format!("{}: {}", refusal.plugin_name, refusal.reason);
            let message = words.trim_end_matches([':', ' ']).to_owned();
            Refusal { message, status: 400, ..Refusal::default() }
        })?;
        let props = (props != old.props).then_some(props);
        let patch = PatchPost { message: Some(message), props, ..PatchPost::default() };
        let post = Api.patch_post(post_id, &patch).await?;
        session.put([Action::PostChanged(post)]);
        Ok(())
    }

    /// Takes the preview of its link off a post, for all who read it.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn remove_link_preview(&self, post_id: &str) -> Result<(), ApiError> {
        let session = self.session();
        let known = |state: &State| state.posts.get(post_id).map(|post| post.props.clone());
        let mut props = self.inner.store.read(known).unwrap_or_default();
        props.insert("remove_link_preview".to_owned(), "true".into());
        let patch = PatchPost { props: Some(props), ..PatchPost::default() };
        let post = Api.patch_post(post_id, &patch).await?;
        session.put([Action::PostChanged(post)]);
        Ok(())
    }

    /// Deletes a post.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn delete_post(&self, post_id: &str) -> Result<(), ApiError> {
        let session = self.session();
        Api.delete_post(post_id).await?;
        let post = self.inner.store.read(|state| state.posts.get(post_id).map(|it| (**it).clone()));
        session.put(post.map(Action::PostDeleted));
        Ok(())
    }
}

impl Session {
    /// Loads a channel back to a post. Answers whether the post was reached: what stands in a channel
    /// is one run without holes, so it can be too far back.
    pub(super) async fn load_back_to(&self, post: &Post) -> Result<bool, ApiError> {
        let channel_id = post.channel_id.as_str();
        let store = &self.chat.inner.store;
        let key = PostKey { create_at: post.create_at, id: std::rc::Rc::from(post.id.as_str()) };
        for _ in 0..MAX_PAGES_BACK {
            let (lacks, is_there, has_older) = store.read(|state| {
                let window = state.posts.window(channel_id);
                let oldest = window.and_then(Window::oldest);
                let is_there = oldest.is_some_and(|oldest| *oldest <= key);
                let lacks = window.is_none_or(|window| !window.loaded);
                (lacks, is_there, window.is_some_and(|window| window.has_older))
            });
            if is_there || !self.is_current() {
                return Ok(true);
            }
            if !lacks && !has_older {
                return Ok(false);
            }
            let loading = if lacks { Loading::First } else { Loading::Older };
            self.put([Action::PostsLoading { channel_id: channel_id.to_owned(), loading }]);
            let fetched = self.fetch(channel_id, loading).await;
            if fetched.is_err() {
                let loading = Loading::Failed;
                self.put([Action::PostsLoading { channel_id: channel_id.to_owned(), loading }]);
            }
            fetched?;
        }
        Ok(false)
    }

    async fn fetch(&self, channel_id: &str, loading: Loading) -> Result<(), ApiError> {
        let known = self.chat.inner.store.read(|state| {
            let window = state.posts.window(channel_id)?;
            Some((window.oldest().map(|it| it.id.to_string()), window.missed_since()))
        });
        let (oldest, missed_since) = known.unwrap_or_default();
        let (page, list) = match (loading, oldest, missed_since) {
            (Loading::Older, Some(oldest), _) => {
                let list = Api.posts_before(channel_id, &oldest, OLDER_PAGE).await?;
                (Page::Older { asked: OLDER_PAGE }, list)
            }
            (Loading::Missed, _, Some(since)) => {
                (Page::Missed, Api.posts_since(channel_id, since).await?)
            }
            _ => (Page::Newest { asked: PAGE }, Api.newest_posts(channel_id, PAGE).await?),
        };
        let authors: Vec<String> = list.posts.values().map(|post| post.user_id.clone()).collect();
        self.put([Action::Posts { channel_id: channel_id.to_owned(), page, list }]);
        if self.is_current() {
            self.chat.need_people(authors);
        }
        Ok(())
    }

    /// Whether a load that failed should be tried again by itself.
    ///
    /// A request can fail in the very moment in which the connection comes back, after which
    /// nothing else would ask. While the connection is lost, its return will.
    fn still_lacks(&self, channel_id: &str, loading: Loading) -> bool {
        self.is_current()
            && self.chat.inner.store.read(|state| {
                state.connection == Connection::Online
                    && state.view.is_open(channel_id)
                    && missing(state.posts.window(channel_id)) == Some(loading)
            })
    }

    fn ensure_if_open(&self, channel_id: &str) {
        let is_open = self.chat.inner.store.read(|state| state.view.is_open(channel_id));
        if self.is_current() && is_open {
            self.chat.ensure_posts(channel_id);
        }
    }
}

/// What must be fetched so that the window is complete; `None` when it is, or soon will be.
fn missing(window: Option<&Window>) -> Option<Loading> {
    let Some(window) = window else { return Some(Loading::First) };
    match window.loading {
        Loading::First | Loading::Older | Loading::Missed => None,
        Loading::Idle | Loading::Failed => {
            if !window.loaded {
                Some(Loading::First)
            } else if window.missed_since().is_some() {
                Some(Loading::Missed)
            } else {
                None
            }
        }
    }
}
