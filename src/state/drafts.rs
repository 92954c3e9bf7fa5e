//! Texts that were written and not sent, one per channel.

use std::{collections::HashMap, rc::Rc};

/// The key under which the changed text of a post is kept until it is saved.
#[must_use]
pub fn edit_key(post_id: &str) -> String {
    format!("edit:{post_id}")
}

/// All drafts, by channel id, by the first post of a thread, or by [`edit_key`]. Empty texts are not kept.
#[derive(Debug, Clone, Default)]
pub struct Drafts {
    by_channel: HashMap<String, Rc<str>>,
    revision: u64,
}

impl Drafts {
    /// The draft of a channel; empty when there is none.
    #[must_use]
    pub fn get(&self, channel_id: &str) -> Rc<str> {
        self.by_channel.get(channel_id).map_or_else(|| Rc::from(""), Rc::clone)
    }

    /// Channel ids and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Rc<str>)> {
        self.by_channel.iter()
    }

    /// Counts up with every change.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn put(&mut self, channel_id: String, message: &str) {
        self.revision += 1;
        if message.is_empty() {
            self.by_channel.remove(&channel_id);
        } else {
            self.by_channel.insert(channel_id, Rc::from(message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_draft_is_none() {
        let mut drafts = Drafts::default();
        drafts.put("c".into(), "hel");
        drafts.put("c".into(), "hello");
        assert_eq!(&*drafts.get("c"), "hello");
        drafts.put("c".into(), "");
        assert_eq!(drafts.iter().count(), 0);
        assert_eq!(&*drafts.get("c"), "");
    }
}
