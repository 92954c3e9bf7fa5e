//! `channel-icon.v1`: the sign before a channel's name.
//!
//! There is one in every row, and mostly nobody fills it: it stands on the page only where a plugin
//! wants it, so it is no component.

use contracts::{ChannelIcon as Contract, ChannelIconPlace, ChannelIconProps, Contract as _};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    components::{AvatarSize, channel_sign},
    state::State,
};

/// Whether a plugin fills the signs, or is loaded when one is there.
pub(crate) fn has_channel_icons(state: &State) -> bool {
    state.extensions.wanted().contains(Contract::ID)
}

/// The slot around the sign that shows by default.
pub fn channel_icon(props: ChannelIconProps) -> Html {
    let size = match props.place {
        ChannelIconPlace::Sidebar => AvatarSize::ExtraSmall,
        ChannelIconPlace::Header | ChannelIconPlace::Switcher => AvatarSize::Small,
    };
    let name = AttrValue::from(props.channel.display_name.clone());
    let picture = props.picture_url.clone().map(AttrValue::from);
    let sign = channel_sign(&name, props.channel.kind, picture, props.presence, size);
    Slot::<Contract>::new(props).around(sign)
}
