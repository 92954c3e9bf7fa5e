//! Posts on their way to the server: shown at once, sent again until the server has them.
//!
//! A post keeps its `pending_post_id` over all tries, and the server takes each such id once, so
//! trying again never makes a second post.

use std::rc::Rc;

use api_types::FileInfo;
use serde::{Deserialize, Serialize};

/// One post on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingPost {
    /// What the client calls the post until the server has named it: `<user id>:<ms>`.
    pub id: String,
    /// Where it goes.
    pub channel_id: String,
    /// The post it answers; empty for none.
    #[serde(default)]
    pub root_id: String,
    /// The text.
    pub message: String,
    /// When it was written by the client's clock, milliseconds since 1970.
    pub create_at: i64,
    /// How it fares. Not kept over a reload: everything waits then.
    #[serde(skip)]
    pub fate: Fate,
    /// The files that go with it; the server has them already.
    #[serde(default)]
    pub files: Vec<FileInfo>,
}

/// How a pending post fares.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Fate {
    /// The server can not be reached; it is sent when the connection is back.
    #[default]
    Waiting,
    /// On the wire.
    Sending,
    /// The server said no, in these words. Only the person can go on.
    Refused(String),
}

/// All posts on their way, in the order they were written.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    posts: Vec<Rc<PendingPost>>,
    revision: u64,
}

impl Outbox {
    /// Those of one channel, in the order they were written.
    pub fn in_channel<'a>(
        &'a self,
        channel_id: &'a str,
    ) -> impl Iterator<Item = &'a Rc<PendingPost>> {
        self.posts.iter().filter(move |post| post.channel_id == channel_id)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<PendingPost>> {
        self.posts.iter()
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rc<PendingPost>> {
        self.posts.iter().find(|post| post.id == id)
    }

    /// Counts up with every change.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn add(&mut self, post: PendingPost) {
        if self.get(&post.id).is_none() {
            self.posts.push(Rc::new(post));
            self.revision += 1;
        }
    }

    pub(super) fn set_fate(&mut self, id: &str, fate: Fate) {
        let found = self.posts.iter_mut().find(|post| post.id == id);
        if let Some(post) = found.filter(|post| post.fate != fate) {
            Rc::make_mut(post).fate = fate;
            self.revision += 1;
        }
    }

    pub(super) fn remove(&mut self, id: &str) {
        let before = self.posts.len();
        self.posts.retain(|post| post.id != id);
        self.revision += u64::from(self.posts.len() != before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pending(id: &str) -> PendingPost {
        PendingPost {
            id: id.into(),
            channel_id: "c".into(),
            root_id: String::new(),
            message: "hello".into(),
            create_at: 1,
            fate: Fate::Sending,
            files: Vec::new(),
        }
    }

    #[test]
    fn one_post_per_id() {
        let mut outbox = Outbox::default();
        outbox.add(pending("a"));
        outbox.add(pending("a"));
        assert_eq!(outbox.in_channel("c").count(), 1);
        assert_eq!(outbox.in_channel("d").count(), 0);
        outbox.set_fate("a", Fate::Refused("too long".into()));
        assert_eq!(outbox.get("a").unwrap().fate, Fate::Refused("too long".into()));
        let revision = outbox.revision();
        outbox.remove("b");
        assert_eq!(outbox.revision(), revision);
        outbox.remove("a");
        assert_eq!(outbox.iter().count(), 0);
    }

    #[test]
    fn after_a_reload_everything_waits() {
        let text = serde_json::to_string(&pending("a")).unwrap();
        let post: PendingPost = serde_json::from_str(&text).unwrap();
        assert_eq!(post.fate, Fate::Waiting);
        assert_eq!(post.message, "hello");
    }
}
