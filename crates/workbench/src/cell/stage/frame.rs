//! `root.v1`, `global-header.v1` with its menus, and `login.v1`.

use client::{
    components::{AppFrame, ChannelIntro, EmptyState, icons},
    slots::{
        ChannelHeaderSlot, GlobalHeaderSlot, LoginSlot, MessageBoxSlot, RootSlot, SidebarSlot,
        TeamSidebarSlot,
    },
    t,
};
use contracts::{
    ChannelProps, GlobalHeader, GlobalHeaderProps, HelpMenu, HelpMenuProps, Login, LoginProps,
    Presence, Root, RootProps,
};
use runtime::Slot;
use yew::prelude::*;

use super::{Staged, World, menu, note};

impl Staged for Root {
    fn world(props: &RootProps) -> World {
        let mut world = World::seen_by(&props.viewer, Presence::Online);
        if let Some(team) = &props.team {
            world.open_team(team);
        }
        if let Some(channel) = &props.channel {
            world.partner(channel, None, Presence::Online);
            world.open_channel(channel);
        }
        world
    }

    fn view(props: &RootProps, _: Option<&str>) -> Html {
        let main = match &props.channel {
            Some(channel) => open(channel),
            None => html! {
                <EmptyState icon={icons::people()} title={t!("no-team-title")} text={t!("no-team-text")} />
            },
        };
        html! {
            <RootSlot>
                <AppFrame top={html! { <GlobalHeaderSlot /> }} rail={html! { <TeamSidebarSlot /> }} sidebar={Some(html! { <SidebarSlot /> })}>
                    { main }
                </AppFrame>
            </RootSlot>
        }
    }
}

impl Staged for GlobalHeader {
    fn world(props: &GlobalHeaderProps) -> World {
        let mut world = World::seen_by(&props.viewer, Presence::Online);
        if let Some(team) = &props.team {
            world.open_team(team);
        }
        world
    }

    fn view(_: &GlobalHeaderProps, _: Option<&str>) -> Html {
        html! { <div class="app-frame__top cell__top"><GlobalHeaderSlot /></div> }
    }
}

impl Staged for HelpMenu {
    fn world(props: &HelpMenuProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &HelpMenuProps, _: Option<&str>) -> Html {
        menu(t!("help"), Slot::<Self>::new(props.clone()).alone())
    }
}

/// A channel in which nobody has written yet: posts are slots of their own.
fn open(channel: &ChannelProps) -> Html {
    let id = AttrValue::from(channel.id.clone());
    html! {
        <div class="channel">
            <ChannelHeaderSlot channel_id={id.clone()} />
            <div class="channel__posts cell__scroll">
                <ChannelIntro name={channel.display_name.clone()} kind={channel.kind}
                    purpose={channel.purpose.clone()} />
            </div>
            <MessageBoxSlot channel_id={id} on_sent={note("sent")} />
        </div>
    }
}

impl Staged for Login {
    fn world(_: &LoginProps) -> World {
        World::default()
    }

    fn view(props: &LoginProps, _: Option<&str>) -> Html {
        // Its `Debug` shows no password.
        html! {
            <main class="entrance">
                <LoginSlot props={props.clone()} on_sign_in={note("sign_in")} />
            </main>
        }
    }
}
