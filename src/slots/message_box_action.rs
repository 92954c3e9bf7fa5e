//! `message-box-action.v1`: a plugin's buttons in the message box. None by default.

use contracts::{
    MessageBoxActionEntry as Contract, MessageBoxActionEntryAction, MessageBoxActionEntryProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::{use_chat, use_store};

/// Properties of [`MessageBoxActionSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct MessageBoxActionSlotProps {
    /// Where the message goes.
    pub(super) channel_id: AttrValue,
    /// The first post of the thread that it answers; empty for a post of its own.
    pub(super) root_id: AttrValue,
    /// What the draft is kept under.
    pub(super) draft_key: AttrValue,
    /// What was typed and not sent yet.
    pub(super) draft: AttrValue,
}

/// The slot.
#[component]
pub(super) fn MessageBoxActionSlot(slot: &MessageBoxActionSlotProps) -> Html {
    let chat = use_chat();
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = use_callback(
        (chat, slot.draft_key.clone()),
        |action: MessageBoxActionEntryAction, (chat, draft_key)| match action {
            MessageBoxActionEntryAction::InsertText { text } => chat.insert_text(draft_key, &text),
            MessageBoxActionEntryAction::SetText { text } => chat.set_draft(draft_key, text),
        },
    );
    let props = MessageBoxActionEntryProps {
        channel_id: slot.channel_id.to_string(),
        root_id: slot.root_id.to_string(),
        draft: slot.draft.to_string(),
        viewer_id,
    };
    Slot::<Contract>::new(props).on_action(on_action).alone()
}
