//! Posts by id, and the loaded stretch of each channel.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use api_types::{Post, PostList};

use super::window::{Loading, PostKey, Window};

mod bounds;

pub use bounds::{ASIDE, Bound, IN_SIGHT};

/// An answer to «what changed since» of this many posts may be cut off: the channel is loaded anew.
pub const MISSED_LIMIT: usize = 1_000;

/// All loaded posts.
#[derive(Debug, Clone, Default)]
pub struct Posts {
    by_id: HashMap<Rc<str>, Rc<Post>>,
    windows: HashMap<String, Window>,
    /// The first post and the replies of each thread that was opened, by the first post's id.
    threads: HashMap<String, Window>,
    /// Posts that lists of many channels or times show: they stay, whatever becomes of their stretch.
    loose: HashSet<Rc<str>>,
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

    /// What is loaded of a thread; `None` before it was opened.
    #[must_use]
    pub fn thread(&self, root_id: &str) -> Option<&Window> {
        self.threads.get(root_id)
    }

    /// The posts of an opened thread, oldest first.
    pub fn in_thread(&self, root_id: &str) -> impl Iterator<Item = &Rc<Post>> {
        let order = self.threads.get(root_id).map_or(&[][..], Window::order);
        order.iter().filter_map(|key| self.by_id.get(&key.id))
    }

    /// The posts of a channel, oldest first.
    pub fn in_channel(&self, channel_id: &str) -> impl Iterator<Item = &Rc<Post>> {
        let order = self.windows.get(channel_id).map_or(&[][..], Window::order);
        order.iter().filter_map(|key| self.by_id.get(&key.id))
    }

    /// The newest post by `user_id` that they wrote themselves: what «arrow up» edits.
    #[must_use]
    pub fn last_by(&self, channel_id: &str, user_id: &str) -> Option<&Rc<Post>> {
        self.newest_of(self.windows.get(channel_id)?, user_id)
    }

    /// The same of a thread that was opened.
    #[must_use]
    pub fn last_in_thread_by(&self, root_id: &str, user_id: &str) -> Option<&Rc<Post>> {
        self.newest_of(self.threads.get(root_id)?, user_id)
    }

    fn newest_of(&self, window: &Window, user_id: &str) -> Option<&Rc<Post>> {
        let newest_first = window.order().iter().rev();
        newest_first
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
        let listed: HashSet<&str> = list.order.iter().map(String::as_str).collect();
        for post in list.posts.into_values().filter(|post| post.channel_id == channel_id) {
            newest_update_at = newest_update_at.max(post.update_at);
            let key = key_of(&post);
            if post.delete_at > 0 {
                self.by_id.remove(&key.id);
                self.leave_thread(&key, &post);
                gone.push(key);
            } else {
                self.enter_thread(&key, &post);
                // What is not listed was sent along, since a reply answers it: it may stand long
                // before the page, and would tear a hole.
                if listed.is_empty() || listed.contains(post.id.as_str()) {
                    keys.push(key.clone());
                }
                self.by_id.insert(key.id, Rc::new(post));
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
        let is_before = window.has_older && window.oldest().is_some_and(|oldest| key < *oldest);
        let in_window = window.loaded && !is_before;
        if in_window {
            window.insert(key.clone(), post.update_at);
        }
        let in_thread = self.enter_thread(&key, &post);
        if in_window || in_thread || !is_new {
            self.by_id.insert(key.id, Rc::new(post));
            return is_new;
        }
        // Where the first page is not here, it will bring the post.
        !is_before
    }

    /// Takes posts that stand in no stretch: what a list of pinned or saved posts shows.
    pub(super) fn put_loose(&mut self, posts: impl IntoIterator<Item = Post>) {
        for post in posts.into_iter().filter(|post| post.delete_at == 0) {
            self.loose.insert(Rc::from(post.id.as_str()));
            if self.by_id.contains_key(post.id.as_str()) {
                self.put(post);
            } else {
                self.by_id.insert(Rc::from(post.id.as_str()), Rc::new(post));
            }
        }
    }

    pub(super) fn set_thread_loading(&mut self, root_id: &str, loading: Loading) {
        let thread = self.threads.entry(root_id.to_owned()).or_default();
        if thread.loading != loading {
            thread.loading = loading;
            thread.touch();
        }
    }

    /// Takes a whole thread. What went meanwhile is told by events, or by the channel's own changes.
    pub(super) fn put_thread(&mut self, root_id: &str, list: PostList) {
        let posts: Vec<Post> =
            list.posts.into_values().filter(|post| post.delete_at == 0).collect();
        let keys: Vec<PostKey> = posts.iter().map(key_of).collect();
        let newest_update_at = posts.iter().map(|post| post.update_at).max().unwrap_or_default();
        let thread = self.threads.entry(root_id.to_owned()).or_default();
        thread.merge(keys, newest_update_at);
        thread.loading = Loading::Idle;
        thread.mark_complete();
        self.put_loose(posts);
    }

    /// Counts a reply at its root, as the server does without telling.
    pub(super) fn count_reply(&mut self, root_id: &str, change: i64, at_ms: i64) {
        // One that is not newer is in the server's number already.
        let is_counted = |root: &Rc<Post>| change > 0 && root.last_reply_at >= at_ms;
        if self.by_id.get(root_id).is_some_and(is_counted) {
            return;
        }
        self.change(root_id, |root| {
            root.reply_count = (root.reply_count + change).max(0);
            root.last_reply_at = root.last_reply_at.max(at_ms);
        });
    }

    /// Changes a known post without a word of the server's about the whole of it.
    pub(super) fn change(&mut self, id: &str, change: impl FnOnce(&mut Post)) {
        let Some(post) = self.by_id.get_mut(id) else { return };
        change(Rc::make_mut(post));
        let root_id = if post.root_id.is_empty() { &post.id } else { &post.root_id };
        let windows = [self.windows.get_mut(&post.channel_id), self.threads.get_mut(root_id)];
        windows.into_iter().flatten().for_each(Window::touch);
    }

    /// Takes away a post, and with the first one of a thread its replies: the server names them not.
    pub(super) fn remove(&mut self, post: &Post) {
        let key = key_of(post);
        let is_known = self.by_id.remove(&key.id).is_some();
        self.loose.remove(&key.id);
        self.leave_thread(&key, post);
        if let Some(window) = self.windows.get_mut(&post.channel_id) {
            window.remove(&key, post.update_at);
        }
        if !post.root_id.is_empty() {
            if is_known {
                self.count_reply(&post.root_id, -1, 0);
            }
            return;
        }
        self.threads.remove(&post.id);
        let replies: Vec<Rc<Post>> =
            self.by_id.values().filter(|reply| reply.root_id == post.id).map(Rc::clone).collect();
        if let Some(window) = self.windows.get_mut(&post.channel_id) {
            for reply in &replies {
                window.remove(&key_of(reply), post.update_at);
            }
        }
        for reply in replies {
            self.by_id.remove(reply.id.as_str());
        }
    }

    /// Whether the post belongs to a thread that was opened; it then stands there.
    fn enter_thread(&mut self, key: &PostKey, post: &Post) -> bool {
        let root_id = if post.root_id.is_empty() { &post.id } else { &post.root_id };
        let Some(thread) = self.threads.get_mut(root_id) else { return false };
        thread.insert(key.clone(), post.update_at);
        true
    }

    fn leave_thread(&mut self, key: &PostKey, post: &Post) {
        let root_id = if post.root_id.is_empty() { &post.id } else { &post.root_id };
        if let Some(thread) = self.threads.get_mut(root_id) {
            thread.remove(key, post.update_at);
        }
    }

    pub(super) fn mark_missed(&mut self) {
        self.windows.values_mut().for_each(Window::mark_missed);
        self.threads.values_mut().for_each(Window::mark_missed);
    }

    /// Something was told of a post that is not here: what is on its way may have been read before.
    pub(super) fn mark_pages_overtaken(&mut self) {
        let all = self.windows.values_mut().chain(self.threads.values_mut());
        all.filter(|it| matches!(it.loading, Loading::First | Loading::Missed))
            .for_each(Window::mark_missed);
    }

    pub(super) fn forget_channel(&mut self, channel_id: &str) {
        self.restart(channel_id);
        self.windows.remove(channel_id);
        let by_id = &mut self.by_id;
        self.threads.retain(|root_id, _| {
            by_id.get(root_id.as_str()).is_some_and(|root| root.channel_id != channel_id)
        });
        by_id.retain(|_, post| post.channel_id != channel_id);
    }

    fn restart(&mut self, channel_id: &str) {
        let Some(window) = self.windows.get_mut(channel_id) else { return };
        let threads = &self.threads;
        let is_open = |post: &Post| {
            let root_id = if post.root_id.is_empty() { &post.id } else { &post.root_id };
            threads.contains_key(root_id)
        };
        for key in window.order() {
            // What stands in an opened thread is still to be seen there.
            if self.by_id.get(&key.id).is_some_and(|post| !is_open(post)) {
                self.by_id.remove(&key.id);
            }
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
