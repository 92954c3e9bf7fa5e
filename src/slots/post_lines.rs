//! The slots between posts and around all of them: `day-separator.v1`, `new-messages-line.v1` with
//! its buttons `new-messages-action.v1`, `post-list.v1`.

use contracts::{
    ChannelProps, DaySeparator, DaySeparatorProps, NewMessagesActionEntry,
    NewMessagesActionEntryAction, NewMessagesActionEntryProps, NewMessagesLine,
    NewMessagesLineProps, PostList, PostListProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    components,
    hooks::{use_chat, use_selector},
};

/// The line between two days. `at` is a moment of the later one, in milliseconds since 1970.
pub fn day_separator(at: i64) -> Html {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let at_ms = at as f64;
    html! {
        <Slot<DaySeparator> props={DaySeparatorProps { at }}>
            <components::DaySeparator {at_ms} />
        </Slot<DaySeparator>>
    }
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
    html! {
        <Slot<NewMessagesLine> props={(*props).clone()}>
            <components::NewMessagesLine>
                <Slot<NewMessagesActionEntry> props={entries} {on_action} />
            </components::NewMessagesLine>
        </Slot<NewMessagesLine>>
    }
}

/// All posts of the open channel.
pub fn post_list(channel: &ChannelProps, viewer_id: &str, list: Html) -> Html {
    let props = PostListProps { channel: channel.clone(), viewer_id: viewer_id.to_owned() };
    html! { <Slot<PostList> {props}>{ list }</Slot<PostList>> }
}
