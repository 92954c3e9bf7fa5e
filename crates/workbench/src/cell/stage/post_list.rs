//! The list of posts and what stands between posts; the beginning of a channel.

use client::{
    components::{self, ChannelIntro as Intro},
    slots::{DaySeparatorSlot, channel_intro, post_list},
};
use contracts::{
    ChannelIntro, ChannelIntroButton, ChannelIntroButtonProps, ChannelIntroProps, ChannelProps,
    DaySeparator, DaySeparatorProps, NewMessagesActionEntry, NewMessagesActionEntryProps,
    NewMessagesLine, NewMessagesLineProps, PostList, PostListProps, Presence,
};
use runtime::Slot;
use yew::prelude::*;

use super::{Staged, World, note, post::list};

/// Somebody with the channel open.
fn seen_in(viewer_id: &str, channel: &ChannelProps) -> World {
    let mut world = World::seen_by_id(viewer_id);
    world.partner(channel, None, Presence::Online);
    world.open_channel(channel);
    world
}

#[derive(Clone, PartialEq, Properties)]
struct BeginningProps {
    channel: ChannelProps,
}

/// The beginning of a channel, with the chat that its buttons act on.
#[component]
fn Beginning(props: &BeginningProps) -> Html {
    let chat = client::hooks::use_chat();
    html! { <div class="channel cell__scroll">{ channel_intro(&chat, &props.channel) }</div> }
}

impl Staged for ChannelIntro {
    fn world(props: &ChannelIntroProps) -> World {
        seen_in(&props.viewer_id, &props.channel)
    }

    fn view(props: &ChannelIntroProps, _: Option<&str>) -> Html {
        html! { <Beginning channel={props.channel.clone()} /> }
    }
}

impl Staged for ChannelIntroButton {
    fn world(props: &ChannelIntroButtonProps) -> World {
        seen_in(&props.viewer_id, &props.channel)
    }

    fn view(props: &ChannelIntroButtonProps, _: Option<&str>) -> Html {
        html! { <Beginning channel={props.channel.clone()} /> }
    }
}

impl Staged for PostList {
    fn world(props: &PostListProps) -> World {
        seen_in(&props.viewer_id, &props.channel)
    }

    fn view(props: &PostListProps, _: Option<&str>) -> Html {
        let channel = &props.channel;
        let default = html! {
            <Intro name={channel.display_name.clone()} kind={channel.kind}
                purpose={channel.purpose.clone()} />
        };
        html! {
            <div class="channel">
                <div class="channel__posts cell__scroll">
                    { post_list(channel, &props.viewer_id, default) }
                </div>
            </div>
        }
    }
}

impl Staged for DaySeparator {
    fn world(_: &DaySeparatorProps) -> World {
        World::seen_by_id("")
    }

    fn view(props: &DaySeparatorProps, _: Option<&str>) -> Html {
        list(html! { <DaySeparatorSlot at={props.at} all_slots={true} /> })
    }
}

impl Staged for NewMessagesLine {
    fn world(props: &NewMessagesLineProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &NewMessagesLineProps, _: Option<&str>) -> Html {
        list(Slot::<Self>::new(props.clone()).around(html! {<components::NewMessagesLine />}))
    }
}

impl Staged for NewMessagesActionEntry {
    fn world(props: &NewMessagesActionEntryProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &NewMessagesActionEntryProps, _: Option<&str>) -> Html {
        list(html! {
            <components::NewMessagesLine>
                { Slot::<Self>::new(props.clone()).on_action(note("action")).alone() }
            </components::NewMessagesLine>
        })
    }
}
