//! A post in a list of posts of many places, with the name of its channel and the way there.

use std::rc::Rc;

use api_types::Post;
use yew::prelude::*;

use crate::{
    components::PostCard,
    hooks::use_go,
    slots::PostSlot,
    state::{
        PostPlace, State,
        select::{
            self,
            post_list::{PostRow, Row},
        },
    },
};

/// A post and the name of its channel.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FoundPostProps {
    /// The post with its author.
    pub(super) row: PostRow,
    /// Empty while the channel is not known.
    pub(super) channel: AttrValue,
}

impl FoundPostProps {
    /// What is known of a post.
    pub(super) fn of(state: &State, post: &Rc<Post>) -> Self {
        let row = PostRow {
            post: Rc::clone(post),
            author: state.people.user(&post.user_id).map(Rc::clone),
            ..PostRow::default()
        };
        Self { row, channel: channel_name(state, &post.channel_id) }
    }
}

/// The name of a channel for people; empty while it is not known.
pub(super) fn channel_name(state: &State, channel_id: &str) -> AttrValue {
    let channel = state.channels.get(channel_id);
    channel.map(|it| select::channel::display_name(state, it)).unwrap_or_default().into()
}

/// A moment, as the browser counts.
#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
pub(super) fn at_ms(at: i64) -> f64 {
    at as f64
}

/// Shows it as it stands elsewhere.
#[component]
pub(super) fn FoundPost(props: &FoundPostProps) -> Html {
    let go = use_go();
    let post = &props.row.post;
    let on_jump = use_callback((go, post.id.clone()), |(), (go, post_id)| go.post(post_id));
    html! {
        <PostCard channel={props.channel.clone()} at_ms={at_ms(post.create_at)} {on_jump}>
            <PostSlot row={Row::Post(props.row.clone())} place={PostPlace::List} />
        </PostCard>
    }
}
