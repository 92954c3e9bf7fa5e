//! `channel-icon.v1`, `channel-header.v1` with its title, signs and buttons, and the menu of a
//! channel.

use client::{
    components::{ChannelHeader as Header, ChannelTitle, SidebarRow},
    slots::{ChannelHeaderSlot, ChannelMenuSlot, channel_icon},
    state::Action,
    t,
};
use contracts::{
    CallButton, CallButtonProps, ChannelHeader, ChannelHeaderButton, ChannelHeaderButtonProps,
    ChannelHeaderIcon, ChannelHeaderIconProps, ChannelHeaderProps, ChannelHeaderTitle,
    ChannelHeaderTitleProps, ChannelIcon, ChannelIconPlace, ChannelIconProps, ChannelMenu,
    ChannelMenuProps, ChannelProps, Presence,
};
use yew::prelude::*;

use super::{Staged, World, menu, note};

fn header(channel: &ChannelProps) -> Html {
    html! {
        <div class="channel cell__header">
            <ChannelHeaderSlot channel_id={AttrValue::from(channel.id.clone())} />
        </div>
    }
}

/// Somebody with the channel open.
fn seen_in(viewer_id: &str, channel: &ChannelProps) -> World {
    let mut world = World::seen_by_id(viewer_id);
    world.partner(channel, None, Presence::Online);
    world.open_channel(channel);
    world
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
        seen_in(&props.viewer_id, &props.channel)
    }

    fn view(props: &ChannelHeaderButtonProps, _: Option<&str>) -> Html {
        header(&props.channel)
    }
}

impl Staged for CallButton {
    fn world(props: &CallButtonProps) -> World {
        seen_in(&props.viewer_id, &props.channel)
    }

    fn view(props: &CallButtonProps, _: Option<&str>) -> Html {
        header(&props.channel)
    }
}

impl Staged for ChannelHeaderTitle {
    fn world(props: &ChannelHeaderTitleProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        if let Some(partner) = &props.partner {
            world.person(partner, props.presence.unwrap_or_default());
        }
        world.open_channel(&props.channel);
        world
    }

    fn view(props: &ChannelHeaderTitleProps, _: Option<&str>) -> Html {
        header(&props.channel)
    }
}

impl Staged for ChannelIcon {
    fn world(props: &ChannelIconProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &ChannelIconProps, _: Option<&str>) -> Html {
        let sign = Some(channel_icon(props.clone()));
        let (name, kind) = (props.channel.display_name.clone(), props.channel.kind);
        match props.place {
            ChannelIconPlace::Sidebar | ChannelIconPlace::Switcher => html! {
                <div class="app-frame__sidebar cell__sidebar">
                    <div class="sidebar__rows" role="list">
                        <SidebarRow {name} {kind} href="#" {sign} on_open={note("open")} />
                    </div>
                </div>
            },
            ChannelIconPlace::Header => html! {
                <div class="channel">
                    <Header {kind} title={html! { <ChannelTitle {name} {kind} {sign} /> }} />
                </div>
            },
        }
    }
}

impl Staged for ChannelHeaderIcon {
    fn world(props: &ChannelHeaderIconProps) -> World {
        seen_in(&props.viewer_id, &props.channel)
    }

    fn view(props: &ChannelHeaderIconProps, _: Option<&str>) -> Html {
        header(&props.channel)
    }
}

impl Staged for ChannelMenu {
    fn world(props: &ChannelMenuProps) -> World {
        seen_in(&props.viewer_id, &props.channel)
    }

    fn view(props: &ChannelMenuProps, _: Option<&str>) -> Html {
        let channel = &props.channel;
        let channel_id = AttrValue::from(channel.id.clone());
        menu(
            t!("channel-menu", name = channel.display_name),
            html! { <ChannelMenuSlot {channel_id} /> },
        )
    }
}
