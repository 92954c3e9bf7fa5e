//! `channel-header.v1` and its buttons.

use client::slots::ChannelHeaderSlot;
use client::state::Action;
use contracts::{
    ChannelHeader, ChannelHeaderButton, ChannelHeaderButtonProps, ChannelHeaderProps, ChannelProps,
    Presence,
};
use yew::prelude::*;

use super::{Staged, World};

fn header(channel: &ChannelProps) -> Html {
    html! {
        <div class="channel cell__header">
            <ChannelHeaderSlot channel_id={AttrValue::from(channel.id.clone())} />
        </div>
    }
}

impl Staged for ChannelHeader {
    fn world(props: &ChannelHeaderProps) -> World {
        let ChannelHeaderProps { channel, member_count, partner, presence } = props;
        let (one, other) = channel.name.split_once("__").unwrap_or_default();
        // The viewer is whoever the partner is not.
        let is_first = partner.as_ref().is_some_and(|partner| partner.id == one);
        let mut world = World::seen_by_id(if is_first { other } else { one });
        if let Some(partner) = partner {
            world.person(partner, presence.unwrap_or_default());
        } else if let Some(presence) = presence {
            world.status(other, *presence);
        }
        world.open_channel(channel);
        if let Some(count) = *member_count {
            let channel_id = channel.id.clone();
            world.then(Action::MemberCount { channel_id, count: count.into() });
        }
        world
    }

    fn view(props: &ChannelHeaderProps, _: Option<&str>) -> Html {
        header(&props.channel)
    }
}

impl Staged for ChannelHeaderButton {
    fn world(props: &ChannelHeaderButtonProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        world.partner(&props.channel, None, Presence::Online);
        world.open_channel(&props.channel);
        world
    }

    fn view(props: &ChannelHeaderButtonProps, _: Option<&str>) -> Html {
        header(&props.channel)
    }
}
