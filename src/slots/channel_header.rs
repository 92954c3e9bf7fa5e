//! `channel-header.v1`: the bar above the posts.

use contracts::{ChannelHeader as Contract, ChannelHeaderAction};
use runtime::Slot;
use yew::prelude::*;

use super::{
    ChannelHeaderButtonSlot, call_button::call_button, channel_header_icon::ChannelHeaderIconSlot,
    channel_header_title::ChannelHeaderTitleSlot, channel_lists::ChannelLists,
};
use crate::{
    components::ChannelHeader,
    hooks::{
        ChannelOverlay, Overlay, TextLinks, use_chat, use_overlay, use_selector, use_text_links,
    },
    markdown::{MarkdownProps, plain_inline},
    state::select,
};

/// Properties of [`ChannelHeaderSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChannelHeaderSlotProps {
    /// The open channel.
    pub channel_id: AttrValue,
}

/// The slot with the default bar.
#[component]
pub fn ChannelHeaderSlot(slot: &ChannelHeaderSlotProps) -> Html {
    let overlay = use_overlay();
    let props = {
        let channel_id = slot.channel_id.clone();
        use_selector(move |state| select::channel::header(state, &channel_id))
    };
    let menu = {
        let channel_id = slot.channel_id.clone();
        use_selector(move |state| select::channel_menu::view(state, &channel_id))
    };
    let chat = use_chat();
    let deps = (overlay.clone(), slot.channel_id.clone());
    let on_menu = use_callback(deps.clone(), |anchor, (overlay, channel_id)| {
        let channel_id = channel_id.clone();
        overlay.open(Overlay::Channel(ChannelOverlay::Menu { channel_id, anchor }));
    });
    let on_members = use_callback(deps, |(), (overlay, channel_id)| {
        let channel_id = channel_id.clone();
        overlay.open(Overlay::Channel(ChannelOverlay::Members { channel_id }));
    });
    let on_favorite =
        use_callback((chat.clone(), slot.channel_id.clone()), |on: bool, (chat, id)| {
            chat.set_favorite(id, on);
        });
    let on_action = use_callback(overlay, |action: ChannelHeaderAction, overlay| match action {
        ChannelHeaderAction::OpenProfile { user_id } => overlay.profile_at_focus(user_id),
    });
    let TextLinks { own_username, on_mention, on_channel } = use_text_links();
    let Some(props) = &*props else { return Html::default() };
    let text = AttrValue::from(props.channel.header.clone());
    let topic = plain_inline(
        &text.clone(),
        &MarkdownProps { text, own_username, on_mention, on_channel, render_code_actions: None },
    );
    let is_member = menu.is_some();
    let (muted, favorite) =
        menu.as_ref().as_ref().map_or((false, false), |it| (it.muted, it.favorite));
    let title = html! {
        <ChannelHeaderTitleSlot header={props.clone()} on_menu={is_member.then_some(on_menu)} />
    };
    let signs = html! { <ChannelHeaderIconSlot channel={props.channel.clone()} /> };
    Slot::<Contract>::new(props.clone()).on_action(on_action).around(html! {
        <ChannelHeader {title} {signs} kind={props.channel.kind} {topic}
            n_members={props.member_count} {muted} {favorite}
            on_favorite={is_member.then_some(on_favorite)} on_members={Some(on_members)}>
            <ChannelLists channel_id={slot.channel_id.clone()} />
            { call_button(&chat, &props.channel) }
            <ChannelHeaderButtonSlot channel_id={slot.channel_id.clone()} />
        </ChannelHeader>
    })
}
