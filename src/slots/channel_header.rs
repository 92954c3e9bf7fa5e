//! `channel-header.v1`: the bar above the posts.

use contracts::{ChannelHeader as Contract, ChannelHeaderAction};
use runtime::Slot;
use yew::prelude::*;

use super::ChannelHeaderButtonSlot;
use crate::{
    components::ChannelHeader,
    hooks::{TextLinks, use_overlay, use_selector, use_text_links},
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
    let on_action = use_callback(overlay, |action: ChannelHeaderAction, overlay| match action {
        ChannelHeaderAction::OpenProfile { user_id } => overlay.profile_at_focus(user_id),
    });
    let TextLinks { own_username, on_mention, on_channel } = use_text_links();
    let Some(props) = &*props else { return Html::default() };
    let text = AttrValue::from(props.channel.header.clone());
    let topic =
        plain_inline(&text.clone(), &MarkdownProps { text, own_username, on_mention, on_channel });
    let picture = props.partner.as_ref().map(|it| AttrValue::from(it.picture_url.clone()));
    html! {
        <Slot<Contract> props={props.clone()} {on_action}>
            <ChannelHeader name={props.channel.display_name.clone()} kind={props.channel.kind}
                {topic} n_members={props.member_count} presence={props.presence} {picture}>
                <ChannelHeaderButtonSlot channel_id={slot.channel_id.clone()} />
            </ChannelHeader>
        </Slot<Contract>>
    }
}
