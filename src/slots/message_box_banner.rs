//! `message-box-banner.v1`: notes above the message box. None by default.

use contracts::{ChannelProps, MessageBoxBanner as Contract, MessageBoxBannerProps, NoAction};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::use_store;

/// Properties of [`MessageBoxBannerSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct MessageBoxBannerSlotProps {
    /// Where the message goes.
    pub(super) channel: ChannelProps,
    /// The first post of the thread that it answers; empty for a post of its own.
    pub(super) root_id: AttrValue,
}

/// The slot.
#[component]
pub(super) fn MessageBoxBannerSlot(slot: &MessageBoxBannerSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = Callback::from(|action: NoAction| match action {});
    let root_id = slot.root_id.to_string();
    let props = MessageBoxBannerProps { channel: slot.channel.clone(), root_id, viewer_id };
    Slot::<Contract>::new(props).on_action(on_action).alone()
}
