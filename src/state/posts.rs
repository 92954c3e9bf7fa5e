//! Posts by id, and the loaded stretch of each channel.

use std::{collections::HashMap, rc::Rc};

use api_types::{Post, PostList};

use super::window::{Loading, PostKey, Window};

/// An answer to «what changed since» of this many posts may be cut off: the channel is loaded anew.
pub const MISSED_LIMIT: usize = 1_000;

/// All loaded posts.
#[derive(Debug, Clone, Default)]
pub struct Posts {
    by_id: HashMap<Rc<str>, Rc<Post>>,
    windows: HashMap<String, Window>,
}

/// What a page of posts was the answer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The newest posts of the channel; `asked` of them were asked for.
    Newest { asked: usize },
    /// Posts before the oldest loaded one.
    Older { asked: usize },
    /// Everything that changed since a moment.
    Missed,
}

impl Posts {
    /// A post by id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rc<Post>> {
        self.by_id.get(id)
    }

    /// The loaded stretch of a channel; `None` before it was opened.
    #[must_use]
    pub fn window(&self, channel_id: &str) -> Option<&Window> {
        self.windows.get(channel_id)
    }

    /// The posts of a channel, oldest first.
    pub fn in_channel(&self, channel_id: &str) -> impl Iterator<Item = &Rc<Post>> {
        let order = self.windows.get(channel_id).map_or(&[][..], Window::order);
        order.iter().filter_map(|key| self.by_id.get(&key.id))
    }

    /// The newest post by `user_id` that they wrote themselves: what «arrow up» edits.
    #[must_use]
    pub fn last_by(&self, channel_id: &str, user_id: &str) -> Option<&Rc<Post>> {
        let order = self.windows.get(channel_id)?.order();
        order
            .iter()
            .rev()
            .filter_map(|key| self.by_id.get(&key.id))
            .find(|post| post.user_id == user_id && post.post_type.is_empty())
    }

    pub(super) fn set_loading(&mut self, channel_id: &str, loading: Loading) {
        let window = self.windows.entry(channel_id.to_owned()).or_default();
        if window.loading != loading {
            window.loading = loading;
            window.touch();
        }
    }

    pub(super) fn put_page(&mut self, channel_id: &str, page: &Page, list: PostList) {
        let n_posts = list.posts.len();
        let cut_off = *page == Page::Missed && n_posts >= MISSED_LIMIT;
        if cut_off {
            self.restart(channel_id);
            return;
        }
        if matches!(page, Page::Newest { .. }) && self.is_torn_from(channel_id, &list) {
            self.restart(channel_id);
        }

        let mut keys = Vec::with_capacity(n_posts);
        let mut newest_update_at = 0;
        let mut gone = Vec::new();
        for post in list.posts.into_values().filter(|post| post.channel_id == channel_id) {
            newest_update_at = newest_update_at.max(post.update_at);
            let key = key_of(&post);
            if post.delete_at > 0 {
                self.by_id.remove(&key.id);
                gone.push(key);
            } else {
                self.by_id.insert(Rc::clone(&key.id), Rc::new(post));
                keys.push(key);
            }
        }
        let window = self.windows.entry(channel_id.to_owned()).or_default();
        if *page == Page::Missed && window.has_older {
            // An old post that was edited: it stands before what is loaded, and would tear a hole.
            if let Some(oldest) = window.oldest().cloned() {
                keys.retain(|key| *key >= oldest);
            }
        }
        window.merge(keys, newest_update_at);
        for key in &gone {
            window.remove(key, newest_update_at);
        }
        window.loading = Loading::Idle;
        match page {
            Page::Newest { asked } => {
                window.has_older = has_more(&list.prev_post_id, n_posts, *asked);
                window.mark_complete();
            }
            Page::Older { asked } => {
                window.has_older = has_more(&list.prev_post_id, n_posts, *asked);
                window.touch();
            }
            Page::Missed => window.mark_complete(),
        }
    }

    /// Takes a post that an event brought. Answers whether it was unknown.
    pub(super) fn put(&mut self, post: Post) -> bool {
        let key = key_of(&post);
        if self.by_id.get(&key.id).is_some_and(|known| known.update_at > post.update_at) {
            return false;
        }
        let window = self.windows.entry(post.channel_id.clone()).or_default();
        let is_new = !self.by_id.contains_key(&key.id);
        // An old post that changed does not belong into the loaded stretch.
        if is_new && window.has_older && window.oldest().is_some_and(|oldest| key < *oldest) {
            return false;
        }
        if window.loaded {
            window.insert(key.clone(), post.update_at);
        } else if is_new {
            // The first page is not here: it will bring the post.
            return true;
        }
        self.by_id.insert(key.id, Rc::new(post));
        is_new
    }

    pub(super) fn remove(&mut self, post: &Post) {
        let key = key_of(post);
        self.by_id.remove(&key.id);
        if let Some(window) = self.windows.get_mut(&post.channel_id) {
            window.remove(&key, post.update_at);
        }
    }

    pub(super) fn mark_missed(&mut self) {
        self.windows.values_mut().for_each(Window::mark_missed);
    }

    pub(super) fn forget_channel(&mut self, channel_id: &str) {
        self.restart(channel_id);
        self.windows.remove(channel_id);
    }

    fn restart(&mut self, channel_id: &str) {
        let Some(window) = self.windows.get_mut(channel_id) else { return };
        for key in window.order() {
            self.by_id.remove(&key.id);
        }
        window.restart();
    }

    /// Whether a fresh newest page does not touch what is loaded: between them posts are missing.
    fn is_torn_from(&self, channel_id: &str, list: &PostList) -> bool {
        let Some(window) = self.windows.get(channel_id) else { return false };
        window.loaded
            && !list.prev_post_id.is_empty()
            && !window.order().is_empty()
            && !list.order.iter().any(|id| self.by_id.contains_key(id.as_str()))
            && !self.by_id.contains_key(list.prev_post_id.as_str())
    }
}

fn key_of(post: &Post) -> PostKey {
    PostKey { create_at: post.create_at, id: Rc::from(post.id.as_str()) }
}

/// A server that names the post before says it exactly; a full page suggests more.
fn has_more(prev_post_id: &str, n_posts: usize, asked: usize) -> bool {
    !prev_post_id.is_empty() || n_posts >= asked
}

#[cfg(test)]
mod tests;
