//! The sign before a channel's name: who can see it, or the other person's picture.

use contracts::{ChannelKind, Presence};
use yew::prelude::*;

use super::{Avatar, AvatarSize, icons};

/// The sign. It says nothing to screen readers but what a picture does; the words beside it do.
pub fn channel_sign(
    name: &AttrValue,
    kind: ChannelKind,
    picture: Option<AttrValue>,
    presence: Option<Presence>,
    size: AvatarSize,
) -> Html {
    match kind {
        ChannelKind::Open => icons::hash(),
        ChannelKind::Private => icons::lock(),
        ChannelKind::Group => icons::people(),
        ChannelKind::Direct => html! {
            <Avatar name={name.clone()} src={picture} {presence} {size} />
        },
    }
}
