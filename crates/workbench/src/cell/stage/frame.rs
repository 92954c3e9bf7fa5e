//! `root.v1` and `login.v1`.

use client::{
    components::{AppFrame, ChannelIntro, EmptyState, icons},
    slots::{ChannelHeaderSlot, LoginSlot, MessageBoxSlot, RootSlot, SidebarSlot, TeamSidebarSlot},
    t,
};
use contracts::{ChannelProps, Login, LoginProps, Presence, Root, RootProps};
use yew::prelude::*;

use super::{Staged, World, note};

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
                <AppFrame rail={html! { <TeamSidebarSlot /> }} sidebar={html! { <SidebarSlot /> }}>
                    { main }
                </AppFrame>
            </RootSlot>
        }
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
