//! `channel-menu.v1`: a plugin's entries in the menu of a channel. None by default.

use contracts::{ChannelMenu as Contract, ChannelMenuAction, ChannelMenuProps};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    hooks::{use_chat, use_selector},
    state::select,
};

/// Properties of [`ChannelMenuSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChannelMenuSlotProps {
    /// The channel that the menu is about.
    pub channel_id: AttrValue,
}

/// The slot.
#[component]
pub fn ChannelMenuSlot(slot: &ChannelMenuSlotProps) -> Html {
    let chat = use_chat();
    let props = {
        let channel_id = slot.channel_id.clone();
        use_selector(move |state| {
            let channel = select::channel::by_id(state, &channel_id)?;
            Some(ChannelMenuProps { channel, viewer_id: state.me.to_string() })
        })
    };
    let on_action = use_callback(
        (chat, slot.channel_id.clone()),
        |action: ChannelMenuAction, (chat, channel_id)| match action {
            ChannelMenuAction::InsertText { text } => chat.insert_text(channel_id, &text),
        },
    );
    let Some(props) = &*props else { return Html::default() };
    Slot::<Contract>::new(props.clone()).on_action(on_action).alone()
}
