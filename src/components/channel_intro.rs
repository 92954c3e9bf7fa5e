//! What stands above the first post of a channel.

use contracts::ChannelKind;
use yew::prelude::*;

use super::icons;
use crate::t;

/// Properties of [`ChannelIntro`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChannelIntroProps {
    /// The channel's name for people.
    pub name: AttrValue,
    /// Who can see it.
    pub kind: ChannelKind,
    /// What the channel is for, plain text.
    #[prop_or_default]
    pub purpose: AttrValue,
    /// Buttons below the words.
    #[prop_or_default]
    pub children: Html,
}

/// Tells that this is the beginning, and what the channel is for.
#[component]
pub fn ChannelIntro(props: &ChannelIntroProps) -> Html {
    let (icon, text) = match props.kind {
        ChannelKind::Open => (icons::hash(), t!("channel-intro-open", name = props.name)),
        ChannelKind::Private => (icons::lock(), t!("channel-intro-private", name = props.name)),
        ChannelKind::Direct => (icons::message(), t!("channel-intro-direct", name = props.name)),
        ChannelKind::Group => (icons::people(), t!("channel-intro-group")),
    };
    html! {
        <div class="channel-intro">
            <div class="channel-intro__icon">{ icon }</div>
            <h3 class="channel-intro__name">{ &props.name }</h3>
            <p class="channel-intro__text">{ text }</p>
            if !props.purpose.is_empty() {
                <p class="channel-intro__text">{ &props.purpose }</p>
            }
            if props.children != Html::default() {
                <div class="channel-intro__buttons">{ props.children.clone() }</div>
            }
        </div>
    }
}
