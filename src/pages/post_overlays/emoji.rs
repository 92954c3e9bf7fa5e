//! The choice of an emoji for a post.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::{AnchorRect, EmojiPicker, Popover, Side},
    hooks::{use_chat, use_emoji, use_toasts},
    pages::error_words,
    services::emoji::{self, Table},
    t,
};

/// Properties of [`EmojiChoice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EmojiChoiceProps {
    /// Which post.
    pub(super) post_id: AttrValue,
    /// What was pressed.
    pub(super) anchor: AnchorRect,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Puts what is chosen under the post.
#[component]
pub(super) fn EmojiChoice(props: &EmojiChoiceProps) -> Html {
    let chat = use_chat();
    let toasts = use_toasts();
    let recent = use_memo((), |()| Rc::<[String]>::from(emoji::recent()));
    let (emojis, error) = match use_emoji(true) {
        Table::Waiting => (None, None),
        Table::Ready(emojis) => (Some(emojis), None),
        Table::Failed(error) => (None, Some(error_words(&error))),
    };
    let on_choose = use_callback(
        (chat, toasts, props.post_id.clone(), props.on_close.clone()),
        |name: AttrValue, (chat, toasts, post_id, on_close)| {
            on_close.emit(());
            emoji::use_one(&name);
            let (chat, toasts, post_id) = (chat.clone(), toasts.clone(), post_id.clone());
            spawn_local(async move {
                if let Err(error) = chat.set_reaction(&post_id, &name, true).await {
                    toasts.failed(error_words(&error));
                }
            });
        },
    );
    html! {
        <Popover anchor={props.anchor} side={Side::default()} label={t!("emoji-label")}
            on_close={props.on_close.clone()}>
            <EmojiPicker {emojis} {error} recent={(*recent).clone()} {on_choose} />
        </Popover>
    }
}
