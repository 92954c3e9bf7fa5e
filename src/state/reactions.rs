//! Emoji under posts. They come with the post (`metadata.reactions`), and change by events.

use api_types::{Post, Reaction};
use serde_json::Value;

use super::posts::Posts;

/// Where a post carries its reactions.
const KEY: &str = "reactions";

/// The reactions that a post carries, the oldest first. What can not be read is left out.
#[must_use]
pub fn of(post: &Post) -> Vec<Reaction> {
    let Some(Value::Array(all)) = post.metadata.as_ref().and_then(|it| it.get(KEY)) else {
        return Vec::new();
    };
    all.iter().filter_map(|one| serde_json::from_value(one.clone()).ok()).collect()
}

/// Whether a post carries any, without reading them.
#[must_use]
pub fn any(post: &Post) -> bool {
    let list = post.metadata.as_ref().and_then(|it| it.get(KEY)).and_then(Value::as_array);
    list.is_some_and(|list| !list.is_empty())
}

pub(super) fn add(posts: &mut Posts, reaction: Reaction) {
    let post_id = reaction.post_id.clone();
    change(posts, &post_id, |all| {
        if !all.iter().any(|one| is_same(one, &reaction)) {
            all.push(reaction);
        }
    });
}

pub(super) fn remove(posts: &mut Posts, reaction: &Reaction) {
    change(posts, &reaction.post_id, |all| all.retain(|one| !is_same(one, reaction)));
}

fn is_same(one: &Reaction, other: &Reaction) -> bool {
    one.user_id == other.user_id && one.emoji_name == other.emoji_name
}

fn change(posts: &mut Posts, post_id: &str, change: impl FnOnce(&mut Vec<Reaction>)) {
    let Some(post) = posts.get(post_id) else {
        posts.mark_pages_overtaken();
        return;
    };
    let before = of(post);
    let mut after = before.clone();
    change(&mut after);
    if after == before {
        return;
    }
    let all = after.into_iter().filter_map(|one| serde_json::to_value(one).ok()).collect();
    posts.change(post_id, |post| {
        post.metadata.get_or_insert_default().insert(KEY.to_owned(), Value::Array(all));
    });
}
