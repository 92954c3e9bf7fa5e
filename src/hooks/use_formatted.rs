//! `use_formatted`: the text of a post after the hook `message-will-format`.

use std::rc::Rc;

use contracts::PostProps;
use yew::prelude::*;

use super::{use_chat, use_selector};

/// The text of a post as plugins want it shown; its own when none of them does.
///
/// They are asked again when the post changes, and when other plugins than before want to be asked.
#[hook]
pub fn use_formatted(post: &PostProps) -> AttrValue {
    let chat = use_chat();
    let formats = use_selector(|state| state.formats);
    let shown = use_memo((post.clone(), *Rc::as_ref(&formats)), |(post, _)| {
        let formatted = chat.plugins().message_will_format(post, &post.message);
        AttrValue::from(formatted.unwrap_or_else(|| post.message.clone()))
    });
    (*shown).clone()
}
