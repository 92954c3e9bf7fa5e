//! The line above the posts: the channel's sign, name, members and topic, and buttons.

use contracts::{ChannelKind, Presence};
use yew::prelude::*;

use super::{Avatar, AvatarSize, icons};
use crate::t;

/// Properties of [`ChannelHeader`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChannelHeaderProps {
    /// The channel's name for people.
    pub name: AttrValue,
    /// Who can see it.
    pub kind: ChannelKind,
    /// What the channel is about, already rendered; one line shows.
    #[prop_or_default]
    pub topic: Html,
    /// How many people are in it, when known.
    #[prop_or_default]
    pub n_members: Option<u32>,
    /// The other person's presence; for direct channels.
    #[prop_or_default]
    pub presence: Option<Presence>,
    /// The other person's picture; for direct channels.
    #[prop_or_default]
    pub picture: Option<AttrValue>,
    /// Buttons at the end.
    #[prop_or_default]
    pub children: Html,
}

/// Shows where one is.
#[component]
pub fn ChannelHeader(props: &ChannelHeaderProps) -> Html {
    let sign = match props.kind {
        ChannelKind::Open => icons::hash(),
        ChannelKind::Private => icons::lock(),
        ChannelKind::Group => icons::people(),
        ChannelKind::Direct => html! {
            <Avatar name={props.name.clone()} src={props.picture.clone()}
                presence={props.presence} size={AvatarSize::Small} />
        },
    };
    html! {
        <header class="channel-header">
            <span class="channel-header__sign">{ sign }</span>
            <h2 class="channel-header__name">{ &props.name }</h2>
            if let Some(count) = props.n_members.filter(|_| props.kind != ChannelKind::Direct) {
                <span class="channel-header__members" title={t!("channel-members", count = count)}>
                    { icons::people() }
                    <span aria-hidden="true">{ count }</span>
                    <span class="visually-hidden">{ t!("channel-members", count = count) }</span>
                </span>
            }
            <div class="channel-header__topic">{ props.topic.clone() }</div>
            <div class="channel-header__buttons">{ props.children.clone() }</div>
        </header>
    }
}
