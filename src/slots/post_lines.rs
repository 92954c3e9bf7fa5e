//! The slots between posts and around all of them: `day-separator.v1`, `new-messages-line.v1` with
//! its buttons `new-messages-action.v1`, `post-list.v1`.

use contracts::{
    ChannelProps, Contract as _, DaySeparator, DaySeparatorProps, NewMessagesActionEntry,
    NewMessagesActionEntryAction, NewMessagesActionEntryProps, NewMessagesLine,
    NewMessagesLineProps, PostList, PostListProps,
};
use runtime::Slot;
use yew::prelude::*;

use super::post_outlets;
use crate::{
    components,
    hooks::{use_chat, use_selector},
};

/// Properties of [`DaySeparatorSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DaySeparatorSlotProps {
    /// A moment of the later day, in milliseconds since 1970.
    pub at: i64,
    /// Whether the outlet stands there even where no plugin wants it, as in the workbench.
    #[prop_or_default]
    pub all_slots: bool,
}

/// The line between two days.
#[component]
pub fn DaySeparatorSlot(slot: &DaySeparatorSlotProps) -> Html {
    let is_wanted = use_selector(|state| post_outlets::wanted(state).contains(DaySeparator::ID));
    let DaySeparatorSlotProps { at, all_slots } = *slot;
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let at_ms = at as f64;
    let line = html! { <components::DaySeparator {at_ms} /> };
    if !(*is_wanted || all_slots) {
        return line;
    }
    Slot::<DaySeparator>::new(DaySeparatorProps { at }).around(line)
}

/// The line above the first unread post of the open channel.
#[component]
pub fn NewMessagesLineSlot() -> Html {
    let chat = use_chat();
    let props = use_selector(|state| NewMessagesLineProps {
        channel_id: state.view.channel_id.as_deref().unwrap_or_default().to_owned(),
        last_viewed_at: state.view.new_since.unwrap_or_default(),
        viewer_id: state.me.to_string(),
    });
    let NewMessagesLineProps { channel_id, last_viewed_at, viewer_id } = (*props).clone();
    let on_action = use_callback(
        (chat, channel_id.clone()),
        |action: NewMessagesActionEntryAction, (chat, channel_id)| match action {
            NewMessagesActionEntryAction::InsertText { text } => {
                chat.insert_text(channel_id, &text);
            }
        },
    );
    let entries = NewMessagesActionEntryProps { channel_id, last_viewed_at, viewer_id };
    Slot::<NewMessagesLine>::new((*props).clone()).around(html! {
        <components::NewMessagesLine>
            { Slot::<NewMessagesActionEntry>::new(entries).on_action(on_action).alone() }
        </components::NewMessagesLine>
    })
}

/// All posts of the open channel.
pub fn post_list(channel: &ChannelProps, viewer_id: &str, list: Html) -> Html {
    let props = PostListProps { channel: channel.clone(), viewer_id: viewer_id.to_owned() };
    Slot::<PostList>::new(props).around(list)
}
