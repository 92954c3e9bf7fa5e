//! `call-button.v1`: what starts or joins a call in the open channel. None by default.

use contracts::{CallButton as Contract, CallButtonAction, CallButtonProps, ChannelProps};
use runtime::Slot;
use yew::prelude::*;

use crate::services::Chat;

/// The slot.
pub(super) fn call_button(chat: &Chat, channel: &ChannelProps) -> Html {
    let viewer_id = chat.store().read(|state| state.me.to_string());
    let props = CallButtonProps { channel: channel.clone(), viewer_id };
    let on_action = {
        let (chat, channel_id) = (chat.clone(), channel.id.clone());
        Callback::from(move |action: CallButtonAction| match action {
            CallButtonAction::InsertText { text } => chat.insert_text(&channel_id, &text),
        })
    };
    Slot::<Contract>::new(props).on_action(on_action).alone()
}
