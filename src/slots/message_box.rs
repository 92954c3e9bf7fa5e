//! `message-box.v1`: where a person writes. The draft lives in the store, so it outlasts whatever
//! stands here.

use contracts::{MessageBox as Contract, MessageBoxAction, MessageBoxProps};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    components::{MAX_MESSAGE_CHARS, MessageBox, MessageBoxState},
    hooks::{use_chat, use_selector},
    services::Chat,
    state::{State, select},
    t,
};

/// Properties of [`MessageBoxSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MessageBoxSlotProps {
    /// Where the message goes.
    pub channel_id: AttrValue,
    /// A message was sent, so its author wants to see the newest posts.
    pub on_sent: Callback<()>,
}

/// The slot with the default box.
#[component]
pub fn MessageBoxSlot(slot: &MessageBoxSlotProps) -> Html {
    let chat = use_chat();
    let props = {
        let channel_id = slot.channel_id.clone();
        use_selector(move |state| props(state, &channel_id))
    };
    let send = use_callback(
        (chat.clone(), slot.channel_id.clone(), slot.on_sent.clone()),
        |message: String, (chat, id, on_sent)| {
            send(chat, id, &message);
            on_sent.emit(());
        },
    );
    let deps = (chat, slot.channel_id.clone());
    let on_action = use_callback(
        (deps.clone(), send.clone()),
        |action: MessageBoxAction, ((chat, id), send)| match action {
            MessageBoxAction::Send { message } => send.emit(message),
            MessageBoxAction::Typing => chat.typing(id),
            MessageBoxAction::DraftChanged { message } => chat.set_draft(id, message),
        },
    );
    let on_input = use_callback(deps, |message: String, (chat, id)| {
        if !message.is_empty() {
            chat.typing(id);
        }
        chat.set_draft(id, message);
    });
    let Some(props) = &*props else { return Html::default() };
    let state = if props.disabled {
        MessageBoxState::Disabled(t!("message-box-archived"))
    } else {
        MessageBoxState::Ready
    };
    html! {
        <Slot<Contract> props={props.clone()} {on_action}>
            <MessageBox draft={props.draft.clone()} placeholder={props.placeholder.clone()} {state}
                place={slot.channel_id.clone()} {on_input} on_send={send} />
        </Slot<Contract>>
    }
}

/// What is too long stays a draft: the server would refuse it.
fn send(chat: &Chat, channel_id: &str, message: &str) {
    if message.chars().count() > MAX_MESSAGE_CHARS {
        chat.set_draft(channel_id, message.to_owned());
    } else {
        chat.send(channel_id, message);
    }
}

fn props(state: &State, channel_id: &str) -> Option<MessageBoxProps> {
    let channel = state.channels.get(channel_id)?;
    let props = select::channel::channel_props(state, channel);
    Some(MessageBoxProps {
        draft: state.drafts.get(channel_id).to_string(),
        placeholder: t!("message-box-placeholder", name = props.display_name).to_string(),
        // Without a connection a message waits in the outbox, so that is no reason.
        disabled: channel.delete_at > 0,
        channel: props,
    })
}
