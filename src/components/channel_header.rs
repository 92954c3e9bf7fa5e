//! The line above the posts: the channel's sign, name, members and topic, and buttons.

use contracts::{ChannelKind, Presence};
use yew::prelude::*;

use super::{AnchorRect, AvatarSize, channel_sign, icons};
use crate::t;

/// Properties of [`ChannelTitle`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChannelTitleProps {
    /// The channel's name for people.
    pub name: AttrValue,
    /// Who can see it.
    pub kind: ChannelKind,
    /// The other person's presence; for direct channels.
    #[prop_or_default]
    pub presence: Option<Presence>,
    /// The other person's picture; for direct channels.
    #[prop_or_default]
    pub picture: Option<AttrValue>,
    /// In the place of the sign before the name.
    #[prop_or_default]
    pub sign: Option<Html>,
    /// The name was pressed: its menu stands there. Without it the name is no button.
    #[prop_or_default]
    pub on_menu: Option<Callback<AnchorRect>>,
}

/// The channel's sign and name; stands in a [`ChannelHeader`].
#[component]
pub fn ChannelTitle(props: &ChannelTitleProps) -> Html {
    let picture = || props.picture.clone();
    let sign = props.sign.clone().unwrap_or_else(|| {
        channel_sign(&props.name, props.kind, picture(), props.presence, AvatarSize::Small)
    });
    html! {
        <>
            <span class="channel-header__sign">{ sign }</span>
            <h2 class="channel-header__name">{ name(props) }</h2>
        </>
    }
}

/// Properties of [`ChannelHeader`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChannelHeaderProps {
    /// [`ChannelTitle`], or what stands in its place.
    pub title: Html,
    /// Small signs after it.
    #[prop_or_default]
    pub signs: Html,
    /// Who can see it.
    pub kind: ChannelKind,
    /// What the channel is about, already rendered; one line shows.
    #[prop_or_default]
    pub topic: Html,
    /// How many people are in it, when known.
    #[prop_or_default]
    pub n_members: Option<u32>,
    /// Whether only mentions are told of it.
    #[prop_or_default]
    pub muted: bool,
    /// Whether it stands among the favourites.
    #[prop_or_default]
    pub favorite: bool,
    /// The star was pressed: the new value. Without it no star shows.
    #[prop_or_default]
    pub on_favorite: Option<Callback<bool>>,
    /// The number of members was pressed. Without it the number is no button.
    #[prop_or_default]
    pub on_members: Option<Callback<()>>,
    /// Buttons at the end.
    #[prop_or_default]
    pub children: Html,
}

/// Shows where one is.
#[component]
pub fn ChannelHeader(props: &ChannelHeaderProps) -> Html {
    html! {
        <header class="channel-header">
            { props.title.clone() }
            { props.signs.clone() }
            if let Some(on_favorite) = &props.on_favorite {
                <button type="button" class="channel-header__star" aria-pressed={props.favorite.to_string()}
                    aria-label={t!("channel-favorite")} title={t!("channel-favorite")} onclick={
                    let (on_favorite, favorite) = (on_favorite.clone(), props.favorite);
                    move |_: MouseEvent| on_favorite.emit(!favorite)
                }>
                    { icons::star() }
                </button>
            }
            if props.muted {
                <span class="channel-header__muted" title={t!("channel-muted")}>
                    { icons::bell_off() }
                    <span class="visually-hidden">{ t!("channel-muted") }</span>
                </span>
            }
            if let Some(count) = props.n_members.filter(|_| props.kind != ChannelKind::Direct) {
                { members(count, props.on_members.as_ref()) }
            }
            <div class="channel-header__topic" dir="auto">{ props.topic.clone() }</div>
            <div class="channel-header__buttons">{ props.children.clone() }</div>
        </header>
    }
}

/// The name, and with a menu behind it a button.
fn name(props: &ChannelTitleProps) -> Html {
    let Some(on_menu) = props.on_menu.clone() else { return html! { &props.name } };
    html! {
        <button type="button" class="channel-header__menu" aria-haspopup="menu"
            title={t!("channel-menu", name = props.name)}
            onclick={move |event: MouseEvent| on_menu.emit(AnchorRect::of_event(&event))}>
            <span class="channel-header__words">{ &props.name }</span>
            { icons::chevron_down() }
        </button>
    }
}

fn members(count: u32, on_members: Option<&Callback<()>>) -> Html {
    let label = t!("channel-members", count = count);
    let shown = html! {
        <>
            { icons::people() }
            <span aria-hidden="true">{ count }</span>
            <span class="visually-hidden">{ &label }</span>
        </>
    };
    match on_members {
        Some(on_members) => html! {
            <button type="button" class="channel-header__members" title={label}
                onclick={on_members.reform(|_: MouseEvent| ())}>
                { shown }
            </button>
        },
        None => html! { <span class="channel-header__members" title={label}>{ shown }</span> },
    }
}
