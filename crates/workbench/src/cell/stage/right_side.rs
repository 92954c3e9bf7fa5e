//! `right-hand-side.v1` and `thread-view.v1`: the frame as the chat has it, and words in place of
//! what would be loaded from a server.

use client::{
    components::{EmptyState, RightSideFrame, icons},
    t,
};
use contracts::{RightHandSide, RightHandSideProps, ThreadView, ThreadViewProps};
use runtime::Slot;
use yew::prelude::*;

use super::{Staged, World, note, writing::message_box};

impl Staged for RightHandSide {
    fn world(props: &RightHandSideProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &RightHandSideProps, _: Option<&str>) -> Html {
        Slot::<Self>::new(props.clone()).on_action(note("action")).around(html! {
            <RightSideFrame title={t!("saved-title")} place="saved" on_close={note("close")}>
                <EmptyState icon={icons::bookmark()} title={t!("saved-empty")}
                    text={t!("saved-empty-text")} />
            </RightSideFrame>
        })
    }
}

impl Staged for ThreadView {
    fn world(props: &ThreadViewProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        if let Some(channel) = &props.channel {
            world.open_channel(channel);
        }
        world
    }

    fn view(props: &ThreadViewProps, _: Option<&str>) -> Html {
        let name = props.channel.as_ref().map(|channel| channel.display_name.clone());
        html! {
            <RightSideFrame title={t!("thread-title")} subtitle={name.map(AttrValue::from)}
                place={props.root_id.clone()} on_close={note("close")}>
                { Slot::<Self>::new(props.clone()).around(html! {
                    if let Some(channel) = &props.channel {
                        { message_box(&channel.id, &props.root_id) }
                    }
                }) }
            </RightSideFrame>
        }
    }
}
