//! `channel-header-button.v1`: the buttons at the end of the channel header. None by default.

use contracts::{
    ChannelHeaderButton as Contract, ChannelHeaderButtonAction, ChannelHeaderButtonProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    hooks::{use_chat, use_selector},
    state::select,
};

/// Properties of [`ChannelHeaderButtonSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChannelHeaderButtonSlotProps {
    /// The open channel.
    pub channel_id: AttrValue,
}

/// The slot.
#[component]
pub fn ChannelHeaderButtonSlot(slot: &ChannelHeaderButtonSlotProps) -> Html {
    let chat = use_chat();
    let props = {
        let channel_id = slot.channel_id.clone();
        use_selector(move |state| {
            let channel = select::channel::by_id(state, &channel_id)?;
            Some(ChannelHeaderButtonProps { channel, viewer_id: state.me.to_string() })
        })
    };
    let on_action = use_callback(
        (chat, slot.channel_id.clone()),
        |action: ChannelHeaderButtonAction, (chat, channel_id)| match action {
            ChannelHeaderButtonAction::InsertText { text } => chat.insert_text(channel_id, &text),
        },
    );
    let Some(props) = &*props else { return Html::default() };
    Slot::<Contract>::new(props.clone()).on_action(on_action).alone()
}
