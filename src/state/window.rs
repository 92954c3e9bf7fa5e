//! The loaded stretch of one channel: one run without holes, and what is known about its ends.

use std::rc::Rc;

/// Milliseconds subtracted from the last known time when asking for what was missed.
///
/// Two posts written at the same moment may become visible in either order; asking for a little
/// too much costs nothing, since merging is idempotent.
const OVERLAP_MS: i64 = 2_000;

/// Where a post stands: by time, then by id, as the server orders them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PostKey {
    /// When the post was created, milliseconds since 1970.
    pub create_at: i64,
    /// The post's id.
    pub id: Rc<str>,
}

/// What is being fetched for a channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Loading {
    /// Nothing.
    #[default]
    Idle,
    /// The first page.
    First,
    /// What stands before the oldest loaded post.
    Older,
    /// What was missed while the connection was gone.
    Missed,
    /// The last try failed; scrolling or a button tries again.
    Failed,
}

/// The loaded stretch of one channel.
#[derive(Debug, Clone, Default)]
pub struct Window {
    order: Vec<PostKey>,
    /// Whether a first page has arrived.
    pub loaded: bool,
    /// Whether the server has posts before the first of `order`.
    pub has_older: bool,
    /// What is being fetched.
    pub loading: Loading,
    /// Highest `update_at` seen while the window was complete.
    known_until: i64,
    /// Set when events may have been missed: everything that changed after it must be fetched.
    missed_since: Option<i64>,
    /// Set when events were missed while the first page was on its way: it may be too old.
    missed_while_loading: bool,
    revision: u64,
}

impl Window {
    /// Oldest first.
    #[must_use]
    pub fn order(&self) -> &[PostKey] {
        &self.order
    }

    /// Counts up with every change, of a post's content too.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The oldest loaded post: older ones are asked for by its id.
    #[must_use]
    pub fn oldest(&self) -> Option<&PostKey> {
        self.order.first()
    }

    /// Since when events may be missing, ready to be asked for; `None` when the window is complete.
    #[must_use]
    pub fn missed_since(&self) -> Option<i64> {
        // 0 would mean «no such wish» to the server.
        self.missed_since.map(|since| (since - OVERLAP_MS).max(1))
    }

    /// Whether the window ends with the channel's newest post, as far as anybody can know.
    #[must_use]
    pub fn reaches_newest(&self) -> bool {
        self.loaded && self.missed_since.is_none()
    }

    pub(super) fn insert(&mut self, key: PostKey, update_at: i64) {
        self.known_until = self.known_until.max(update_at);
        self.touch();
        // Nearly every post is newer than all others.
        if self.order.last().is_none_or(|last| *last < key) {
            self.order.push(key);
        } else if let Err(at) = self.order.binary_search(&key) {
            self.order.insert(at, key);
        }
    }

    /// Takes many at once; cheaper than one `insert` each when they are older than what is there.
    pub(super) fn merge(&mut self, keys: Vec<PostKey>, newest_update_at: i64) {
        self.known_until = self.known_until.max(newest_update_at);
        self.touch();
        self.order.extend(keys);
        self.order.sort();
        self.order.dedup();
    }

    pub(super) fn remove(&mut self, key: &PostKey, update_at: i64) {
        self.known_until = self.known_until.max(update_at);
        if let Ok(at) = self.order.binary_search(key) {
            self.order.remove(at);
            self.touch();
        }
    }

    /// Keeps the newest posts only, and answers which ones went.
    pub(super) fn keep_newest(&mut self, n_posts: usize) -> Vec<PostKey> {
        let n_gone = self.order.len().saturating_sub(n_posts);
        if n_gone > 0 {
            self.has_older = true;
            self.touch();
        }
        self.order.drain(..n_gone).collect()
    }

    /// Drops what is loaded: the stretch no longer touches what the server has to offer.
    pub(super) fn restart(&mut self) {
        let revision = self.revision + 1;
        *self = Self { revision, ..Self::default() };
    }

    pub(super) fn touch(&mut self) {
        self.revision += 1;
    }

    /// Events may have been missed from here on. The first such moment counts.
    pub(super) fn mark_missed(&mut self) {
        if !self.loaded {
            self.missed_while_loading = self.loading == Loading::First;
        } else if self.missed_since.is_none() {
            self.missed_since = Some(self.known_until);
            self.touch();
        } else {
            // What is being fetched now may be older than what was missed just now.
            self.missed_while_loading = self.loading == Loading::Missed;
        }
    }

    pub(super) fn mark_complete(&mut self) {
        self.loaded = true;
        let again = std::mem::take(&mut self.missed_while_loading);
        self.missed_since = again.then(|| self.missed_since.unwrap_or(self.known_until));
        self.touch();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(create_at: i64, id: &str) -> PostKey {
        PostKey { create_at, id: Rc::from(id) }
    }

    fn ids(window: &Window) -> Vec<&str> {
        window.order().iter().map(|key| &*key.id).collect()
    }

    #[test]
    fn keeps_the_order_of_time() {
        let mut window = Window::default();
        window.insert(key(10, "b"), 10);
        window.insert(key(30, "d"), 30);
        window.insert(key(20, "c"), 20);
        window.insert(key(20, "c"), 20);
        window.merge(vec![key(5, "a"), key(10, "b")], 10);
        assert_eq!(ids(&window), ["a", "b", "c", "d"]);
        window.remove(&key(20, "c"), 40);
        assert_eq!(ids(&window), ["a", "b", "d"]);
    }

    #[test]
    fn a_first_page_that_was_overtaken_is_not_trusted() {
        let mut window = Window { loading: Loading::First, ..Window::default() };
        window.mark_missed();
        window.insert(key(10_000, "a"), 10_000);
        window.mark_complete();
        assert_eq!(window.missed_since(), Some(10_000 - OVERLAP_MS));
        window.mark_complete();
        assert_eq!(window.missed_since(), None);
    }

    #[test]
    fn remembers_the_first_missed_moment() {
        let mut window = Window::default();
        window.mark_missed();
        assert_eq!(window.missed_since(), None, "nothing is loaded, so nothing is missing");

        window.insert(key(10_000, "a"), 10_000);
        window.mark_complete();
        window.mark_missed();
        // An event that comes in while older ones are missing must not hide them.
        window.insert(key(90_000, "z"), 90_000);
        window.mark_missed();
        assert_eq!(window.missed_since(), Some(10_000 - OVERLAP_MS));
        assert!(!window.reaches_newest());
        window.mark_complete();
        assert!(window.reaches_newest());
    }
}
