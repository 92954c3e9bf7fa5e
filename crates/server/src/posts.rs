//! Posts: writing, changing, deleting, and reading them in stretches.

pub(crate) mod calls;
pub(crate) mod create;
pub(crate) mod edit;
pub(crate) mod list;
pub(crate) mod mentions;
pub(crate) mod pinned;
pub(crate) mod saved;
pub(crate) mod unread;
pub(crate) mod remark;

use std::collections::BTreeMap;

use api_types::{Post, Props};

use crate::error::{Error, Result};

/// The longest message, in characters, as the forerunner has it.
pub(crate) const MAX_MESSAGE_RUNES: usize = 16_383;

/// The longest props as JSON, as the forerunner has it.
const MAX_PROPS_BYTES: usize = 800_000;

pub(crate) fn check_message(message: &str) -> Result<()> {
    let n_runes = message.chars().count();
    if n_runes <= MAX_MESSAGE_RUNES {
        return Ok(());
    }
    Err(Error::invalid("message", &n_runes.to_string(), "at most 16383 characters"))
}

pub(crate) fn check_props(props: &Props) -> Result<()> {
    let n_bytes = serde_json::to_string(props)?.len();
    if n_bytes <= MAX_PROPS_BYTES {
        return Ok(());
    }
    Err(Error::invalid("props", &n_bytes.to_string(), "at most 800000 bytes as JSON"))
}

/// The posts by id, as lists carry them.
fn by_id(posts: Vec<Post>) -> BTreeMap<String, Post> {
    posts.into_iter().map(|post| (post.id.clone(), post)).collect()
}
