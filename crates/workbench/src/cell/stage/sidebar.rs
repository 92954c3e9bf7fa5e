//! `team-sidebar.v1`, `sidebar.v1`, its head and its rows.

use client::{
    slots::{
        BrowseChannelsMenuSlot, SidebarHeaderSlot, SidebarRowSlot, SidebarSectionSlot, SidebarSlot,
        TeamSidebarSlot,
    },
    state::select::sidebar::{Section, SectionKind, Sorting},
    t,
};
use contracts::{
    BrowseChannelsMenu, BrowseChannelsMenuProps, ChannelProps, Presence, Sidebar, SidebarCategory,
    SidebarCategoryKind, SidebarCategoryProps, SidebarChannelLabel, SidebarChannelLabelProps,
    SidebarHeader, SidebarHeaderProps, SidebarProps, SidebarRow, SidebarRowProps, TeamSidebar,
    TeamSidebarBottom, TeamSidebarBottomProps, TeamSidebarProps,
};
use yew::prelude::*;

use super::{Staged, World, menu};
use crate::cell::world::Unread;

/// The width that a sidebar has in the chat.
fn column(content: Html) -> Html {
    html! { <div class="app-frame__sidebar cell__sidebar">{ content }</div> }
}

/// The strip of teams.
fn rail() -> Html {
    html! { <div class="app-frame__rail cell__rail"><TeamSidebarSlot /></div> }
}

/// One channel alone.
fn row(channel: &ChannelProps) -> Html {
    let channel_id = AttrValue::from(channel.id.clone());
    column(html! { <div class="sidebar__rows"><SidebarRowSlot {channel_id} /></div> })
}

impl Staged for TeamSidebar {
    fn world(props: &TeamSidebarProps) -> World {
        let mut world = World::seen_by(&props.viewer, Presence::Online);
        for entry in &props.teams {
            if entry.active {
                world.open_team(&entry.team);
            } else {
                world.team(&entry.team);
            }
            if entry.unread || entry.mentions > 0 {
                let inside = ChannelProps {
                    id: format!("in-{}", entry.team.id),
                    team_id: entry.team.id.clone(),
                    name: "inside".into(),
                    ..ChannelProps::default()
                };
                let posts = u32::from(entry.unread);
                world.channel(&inside, Unread { posts, mentions: entry.mentions });
            }
        }
        world
    }

    fn view(_: &TeamSidebarProps, _: Option<&str>) -> Html {
        rail()
    }
}

impl Staged for Sidebar {
    fn world(props: &SidebarProps) -> World {
        let mut world = World::seen_by(&props.viewer, Presence::Online);
        world.open_team(&props.team);
        for section in &props.sections {
            for row in &section.rows {
                add_row(&mut world, row);
                if section.id == "favorites" {
                    world.favorite(&row.channel.id);
                }
            }
        }
        world
    }

    fn view(_: &SidebarProps, _: Option<&str>) -> Html {
        column(html! { <SidebarSlot /> })
    }
}

fn add_row(world: &mut World, row: &SidebarRowProps) {
    let picture = row.picture_url.as_deref();
    world.partner(&row.channel, picture, row.presence.unwrap_or_default());
    if row.active {
        world.open_channel(&row.channel);
    } else {
        world.channel(&row.channel, Unread { posts: row.unread, mentions: row.mentions });
    }
}

impl Staged for SidebarHeader {
    fn world(props: &SidebarHeaderProps) -> World {
        let mut world = World::seen_by(&props.viewer, props.presence);
        world.open_team(&props.team);
        world
    }

    fn view(_: &SidebarHeaderProps, _: Option<&str>) -> Html {
        column(html! { <SidebarHeaderSlot /> })
    }
}

impl Staged for SidebarRow {
    fn world(props: &SidebarRowProps) -> World {
        let one = props.channel.name.split("__").next().unwrap_or_default();
        let mut world = World::seen_by_id(one);
        add_row(&mut world, props);
        world
    }

    fn view(props: &SidebarRowProps, _: Option<&str>) -> Html {
        row(&props.channel)
    }
}

impl Staged for SidebarCategory {
    fn world(props: &SidebarCategoryProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        for row in &props.section.rows {
            add_row(&mut world, row);
        }
        world
    }

    fn view(props: &SidebarCategoryProps, _: Option<&str>) -> Html {
        let shown = props.section.clone();
        let section = Section {
            id: shown.id.as_str().into(),
            kind: match props.kind {
                SidebarCategoryKind::Unread => SectionKind::Unread,
                SidebarCategoryKind::Favorites => SectionKind::Favorites,
                SidebarCategoryKind::Channels => SectionKind::Channels,
                SidebarCategoryKind::DirectMessages => SectionKind::DirectMessages,
                SidebarCategoryKind::Custom => SectionKind::Custom,
            },
            title: shown.title.as_str().into(),
            collapsed: props.collapsed,
            sorting: Sorting::default(),
            channel_ids: shown.rows.iter().map(|row| row.channel.id.as_str().into()).collect(),
        };
        column(html! { <SidebarSectionSlot {section} {shown} /> })
    }
}

impl Staged for BrowseChannelsMenu {
    fn world(props: &BrowseChannelsMenuProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        if let Some(team) = &props.team {
            world.open_team(team);
        }
        world
    }

    fn view(_: &BrowseChannelsMenuProps, _: Option<&str>) -> Html {
        menu(t!("sidebar-add-channel"), html! { <BrowseChannelsMenuSlot /> })
    }
}

impl Staged for SidebarChannelLabel {
    fn world(props: &SidebarChannelLabelProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        world.partner(&props.channel, None, Presence::Online);
        world.channel(&props.channel, Unread::default());
        world
    }

    fn view(props: &SidebarChannelLabelProps, _: Option<&str>) -> Html {
        row(&props.channel)
    }
}

impl Staged for TeamSidebarBottom {
    fn world(props: &TeamSidebarBottomProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        if let Some(team) = &props.team {
            world.open_team(team);
        }
        world
    }

    fn view(_: &TeamSidebarBottomProps, _: Option<&str>) -> Html {
        rail()
    }
}
