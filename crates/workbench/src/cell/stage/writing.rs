//! `message-box.v1`, and `center-toast.v1` above it.

use client::{
    components::ChannelIntro,
    slots::{CenterToastSlot, MessageBoxSlot},
    state::Action,
};
use contracts::{CenterToast, CenterToastProps, MessageBox, MessageBoxProps, Presence};
use yew::prelude::*;

use super::{Staged, World, note};

impl Staged for MessageBox {
    fn world(props: &MessageBoxProps) -> World {
        let channel = &props.channel;
        let one = channel.name.split("__").next().unwrap_or_default();
        let mut world = World::seen_by_id(one);
        world.partner(channel, None, Presence::Online);
        world.open_channel(channel);
        if props.disabled {
            world.archive();
        }
        let (channel_id, message) = (channel.id.clone(), props.draft.clone());
        world.then(Action::Draft { channel_id, message });
        world
    }

    fn view(props: &MessageBoxProps, _: Option<&str>) -> Html {
        let channel_id = AttrValue::from(props.channel.id.clone());
        html! {
            <div class="channel cell__box">
                <MessageBoxSlot {channel_id} on_sent={note("sent")} />
            </div>
        }
    }
}

impl Staged for CenterToast {
    fn world(props: &CenterToastProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        world.partner(&props.channel, None, Presence::Online);
        world.open_channel(&props.channel);
        world
    }

    fn view(props: &CenterToastProps, _: Option<&str>) -> Html {
        let channel = &props.channel;
        html! {
            <div class="channel">
                <div class="channel__posts cell__over">
                    <div class="cell__scroll">
                        <ChannelIntro name={channel.display_name.clone()} kind={channel.kind}
                            purpose={channel.purpose.clone()} />
                    </div>
                    <div class="channel__toasts">
                        <CenterToastSlot channel_id={AttrValue::from(channel.id.clone())}
                            on_jump_to_newest={note("jump_to_newest")} />
                    </div>
                </div>
            </div>
        }
    }
}
