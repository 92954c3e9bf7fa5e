//! `sidebar-channel-label.v1`: what stands after a channel's name in the sidebar. None by default, so
//! it asks the store for nothing but the viewer: there is one in every row.

use contracts::{
    ChannelProps, NoAction, SidebarChannelLabel as Contract, SidebarChannelLabelProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::use_store;

/// Properties of [`SidebarChannelLabelSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SidebarChannelLabelSlotProps {
    /// The row's channel.
    pub(super) channel: ChannelProps,
}

/// The slot.
#[component]
pub(super) fn SidebarChannelLabelSlot(slot: &SidebarChannelLabelSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = Callback::from(|action: NoAction| match action {});
    let props = SidebarChannelLabelProps { channel: slot.channel.clone(), viewer_id };
    Slot::<Contract>::new(props).on_action(on_action).alone()
}
