//! `post-action.v1`: the buttons that appear on a post. None by default.

use contracts::{
    PostActionEntry as Contract, PostActionEntryAction, PostActionEntryProps, PostProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::{use_chat, use_store};

/// Properties of [`PostActionSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostActionSlotProps {
    /// The post.
    pub post: PostProps,
}

/// The slot.
#[component]
pub fn PostActionSlot(slot: &PostActionSlotProps) -> Html {
    let chat = use_chat();
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = use_callback(
        (chat, slot.post.channel_id.clone()),
        |action: PostActionEntryAction, (chat, channel_id)| match action {
            PostActionEntryAction::InsertText { text } => chat.insert_text(channel_id, &text),
        },
    );
    let props = PostActionEntryProps { post: slot.post.clone(), viewer_id };
    Slot::<Contract>::new(props).on_action(on_action).alone()
}
