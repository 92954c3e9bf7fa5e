//! `sidebar-row.v1`: one channel in the sidebar. It renders when its own channel changes.

use std::rc::Rc;

use contracts::{ChannelIconPlace, ChannelIconProps, SidebarRow as Contract, SidebarRowAction};
use runtime::Slot;
use yew::prelude::*;
use yew_router::Routable;

use super::{
    channel_icon::{channel_icon, has_channel_icons},
    person_status::view_of,
    sidebar_channel_label::SidebarChannelLabelSlot,
};
use crate::{
    components::SidebarRow,
    hooks::{ChannelOverlay, Overlay, use_chat, use_go, use_overlay, use_selector},
    route::Route,
    state::select,
};

/// Properties of [`SidebarRowSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SidebarRowSlotProps {
    /// Which channel.
    pub channel_id: AttrValue,
}

/// The slot with the default row.
#[component]
pub fn SidebarRowSlot(slot: &SidebarRowSlotProps) -> Html {
    let go = use_go();
    let shown = {
        let channel_id = slot.channel_id.clone();
        use_selector(move |state| {
            let props = select::sidebar::row(state, &channel_id)?;
            let href = Route::of_channel(state, &channel_id).map(|route| route.address().to_path());
            let muted = state.channels.unread(&channel_id).muted;
            let viewer_id = has_channel_icons(state).then(|| state.me.to_string());
            let partner = state.channels.get(&channel_id);
            let partner = partner.and_then(|it| select::channel::partner_id(state, it));
            let status = partner.and_then(|id| state.people.custom_status(id)).map(Rc::clone);
            Some((props, href.unwrap_or_default(), muted, viewer_id, status))
        })
    };
    let on_open = use_callback((go, slot.channel_id.clone()), |(), (go, id)| go.channel(id));
    let on_action =
        use_callback(on_open.clone(), |action: SidebarRowAction, on_open| match action {
            SidebarRowAction::Open => on_open.emit(()),
        });
    let overlay = use_overlay();
    let on_menu = use_callback((overlay, slot.channel_id.clone()), |anchor, (overlay, id)| {
        let channel_id = id.clone();
        overlay.open(Overlay::Channel(ChannelOverlay::Menu { channel_id, anchor }));
    });
    let chat = use_chat();
    let on_drop =
        use_callback((chat, slot.channel_id.clone()), |dragged: AttrValue, (chat, id)| {
            chat.move_channel_to(&dragged, id);
        });
    let Some((props, href, muted, viewer_id, status)) = &*shown else { return Html::default() };
    let sign = viewer_id.clone().map(|viewer_id| {
        channel_icon(ChannelIconProps {
            channel: props.channel.clone(),
            place: ChannelIconPlace::Sidebar,
            presence: props.presence,
            picture_url: props.picture_url.clone(),
            viewer_id,
        })
    });
    Slot::<Contract>::new(props.clone()).on_action(on_action).around(html! {
        <SidebarRow name={props.channel.display_name.clone()} kind={props.channel.kind}
            href={href.clone()} active={props.active} n_unread={props.unread}
            n_mentions={props.mentions} presence={props.presence}
            picture={props.picture_url.clone().map(AttrValue::from)} muted={*muted} {sign}
            status={status.as_deref().map(view_of)}
            drag_id={Some(slot.channel_id.clone())} {on_drop}
            on_menu={Some(on_menu)} {on_open}>
            <SidebarChannelLabelSlot channel={props.channel.clone()} />
        </SidebarRow>
    })
}
