//! Threads as a channel shows them: how many replies stand below a post and by whom, and which post
//! a reply answers.

use std::{collections::HashMap, rc::Rc};

use api_types::{Post, User};

use crate::state::State;

/// Pictures that are shown of those who replied.
const MAX_PEOPLE: usize = 4;
/// Letters of the post that a reply answers.
const MAX_WORDS: usize = 120;

/// What stands below a post that was replied to.
#[derive(Debug, Clone, PartialEq)]
pub struct Replies {
    /// How many.
    pub count: i64,
    /// When the last one was written, milliseconds since 1970; 0 when not known.
    pub last_at_ms: i64,
    /// Who replied, the latest first; a few of them.
    pub people: Vec<Rc<User>>,
}

/// The post that a reply answers, as far as one line tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Its id.
    pub id: String,
    /// Who wrote it, by name; `None` until known.
    pub author: Option<String>,
    /// The beginning of its text; empty when the post is not known.
    pub words: String,
}

/// Who replied to which post, the latest first, among posts that stand in order.
pub(super) fn writers<'a>(
    posts: impl Iterator<Item = &'a Rc<Post>>,
) -> HashMap<&'a str, Vec<&'a str>> {
    let mut writers: HashMap<&str, Vec<&str>> = HashMap::new();
    for post in posts.filter(|post| !post.root_id.is_empty()) {
        let people = writers.entry(&post.root_id).or_default();
        people.retain(|id| *id != post.user_id);
        people.insert(0, &post.user_id);
    }
    writers
}

/// What stands below `post`; `None` when nobody replied.
pub(super) fn below(state: &State, post: &Post, writers: Option<&Vec<&str>>) -> Option<Replies> {
    if post.reply_count <= 0 || !post.root_id.is_empty() {
        return None;
    }
    let people = writers.into_iter().flatten().take(MAX_PEOPLE);
    Some(Replies {
        count: post.reply_count,
        last_at_ms: post.last_reply_at,
        people: people.filter_map(|id| state.people.user(id).map(Rc::clone)).collect(),
    })
}

/// The post that a reply answers.
#[must_use]
pub fn answered(state: &State, root_id: &str) -> Answered {
    let root = state.posts.get(root_id);
    let author = root.and_then(|root| state.people.user(&root.user_id));
    let text = root.map(|root| root.message.as_str()).unwrap_or_default();
    let line = text.split_whitespace().take(MAX_WORDS).collect::<Vec<_>>().join(" ");
    let mut words: String = line.chars().take(MAX_WORDS).collect();
    if words.len() < line.len() {
        words.push('…');
    }
    Answered {
        id: root_id.to_owned(),
        author: author.map(|user| super::person::display_name(user)),
        words,
    }
}
