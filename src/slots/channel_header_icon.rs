//! `channel-header-icon.v1`: small signs after the channel's name. None by default.

use contracts::{ChannelHeaderIcon as Contract, ChannelHeaderIconProps, ChannelProps, NoAction};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::use_store;

/// Properties of [`ChannelHeaderIconSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ChannelHeaderIconSlotProps {
    /// The open channel.
    pub(super) channel: ChannelProps,
}

/// The slot.
#[component]
pub(super) fn ChannelHeaderIconSlot(slot: &ChannelHeaderIconSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = Callback::from(|action: NoAction| match action {});
    let props = ChannelHeaderIconProps { channel: slot.channel.clone(), viewer_id };
    Slot::<Contract>::new(props).on_action(on_action).alone()
}
