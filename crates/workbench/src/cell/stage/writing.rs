//! `message-box.v1`, its buttons and notes, and `center-toast.v1` above it.

use client::{
    components::{ChannelIntro, Completions, OffersShown},
    slots::{AutocompletePlace, CenterToastSlot, MessageBoxSlot, autocomplete},
    state::{
        Action,
        select::complete::{Kind, Offer, Sign},
    },
};
use contracts::{
    Autocomplete, AutocompleteItem, AutocompleteKind, AutocompleteProps, CenterToast,
    CenterToastProps, ChannelProps, MessageBox, MessageBoxActionEntry, MessageBoxActionEntryProps,
    MessageBoxBanner, MessageBoxBannerProps, MessageBoxProps, Presence,
};
use yew::prelude::*;

use super::{Staged, World, note};

/// The box of a channel, or of a thread in it.
pub(super) fn message_box(channel_id: &str, root_id: &str) -> Html {
    let channel_id = AttrValue::from(channel_id.to_owned());
    let root_id = AttrValue::from(root_id.to_owned());
    html! {
        <div class="channel cell__box">
            <MessageBoxSlot {channel_id} {root_id} on_sent={note("sent")} />
        </div>
    }
}

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
        message_box(&props.channel.id, "")
    }
}

impl Staged for Autocomplete {
    fn world(props: &AutocompleteProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &AutocompleteProps, _: Option<&str>) -> Html {
        let place = AutocompletePlace {
            channel_id: props.channel_id.clone().into(),
            root_id: props.root_id.clone().into(),
            viewer_id: props.viewer_id.clone().into(),
        };
        let offers = props.items.iter().map(|item| offer(props.kind, item)).collect();
        let kind = match props.kind {
            AutocompleteKind::Person => Kind::Person,
            AutocompleteKind::Channel => Kind::Channel,
            AutocompleteKind::Emoji => Kind::Emoji,
            AutocompleteKind::Command => Kind::Command,
        };
        let term = props.term.clone();
        let completions = Completions { start: 0, end: 0, kind: Some(kind), term, offers };
        let shown = OffersShown {
            active_idx: usize::try_from(props.active).unwrap_or_default(),
            on_take: note("take"),
            on_insert: note("insert"),
        };
        html! {
            <div class="cell__offers">
                <div class="completion">{ autocomplete(&place, &completions, shown) }</div>
            </div>
        }
    }
}

fn offer(kind: AutocompleteKind, item: &AutocompleteItem) -> Offer {
    let sign = match (kind, &item.picture_url, &item.emoji) {
        (_, Some(address), _) => Sign::Picture(address.clone()),
        (_, _, Some(emoji)) => Sign::Emoji(emoji.clone()),
        (AutocompleteKind::Channel, ..) => Sign::Hash,
        (AutocompleteKind::Command, ..) => Sign::Slash,
        (AutocompleteKind::Person | AutocompleteKind::Emoji, ..) => Sign::People,
    };
    Offer {
        id: item.id.clone(),
        insert: item.insert.clone(),
        title: item.text.clone(),
        hint: item.detail.clone(),
        sign,
    }
}

impl Staged for MessageBoxActionEntry {
    fn world(props: &MessageBoxActionEntryProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        world.open_channel(&ChannelProps {
            id: props.channel_id.clone(),
            display_name: "Channel".into(),
            ..ChannelProps::default()
        });
        let place = if props.root_id.is_empty() { &props.channel_id } else { &props.root_id };
        world.then(Action::Draft { channel_id: place.clone(), message: props.draft.clone() });
        world
    }

    fn view(props: &MessageBoxActionEntryProps, _: Option<&str>) -> Html {
        message_box(&props.channel_id, &props.root_id)
    }
}

impl Staged for MessageBoxBanner {
    fn world(props: &MessageBoxBannerProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        world.partner(&props.channel, None, Presence::Online);
        world.open_channel(&props.channel);
        world
    }

    fn view(props: &MessageBoxBannerProps, _: Option<&str>) -> Html {
        message_box(&props.channel.id, &props.root_id)
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
