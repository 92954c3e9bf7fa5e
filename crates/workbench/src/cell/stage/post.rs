//! `post.v1`, its body and its buttons.

use std::rc::Rc;

use client::{
    slots::{PostBodySlot, PostSlot},
    state::{
        outbox::{Fate, PendingPost},
        select::post_list::{PostRow, Row},
    },
};
use contracts::{
    Post, PostActionEntry, PostActionEntryProps, PostBody, PostBodyProps, PostProps, PostSlotProps,
    Presence, UserProps,
};
use yew::prelude::*;

use super::{Staged, World};
use crate::cell::world;

/// A list with one line.
pub(super) fn list(line: Html) -> Html {
    html! { <div class="channel cell__posts">{ line }</div> }
}

pub(super) fn around(viewer_id: &str, author: Option<&UserProps>, presence: Presence) -> World {
    let mut world = World::seen_by_id(viewer_id);
    if let Some(author) = author {
        world.person(author, presence);
    }
    world
}

pub(super) fn line(post: &PostProps, author: Option<&UserProps>, grouped: bool) -> Row {
    // On its way to the server a post has an id of the client.
    if post.id.contains(':') {
        let post = PendingPost {
            id: post.id.clone(),
            channel_id: post.channel_id.clone(),
            root_id: post.root_id.clone(),
            message: post.message.clone(),
            create_at: post.create_at,
            fate: Fate::Sending,
            files: Vec::new(),
        };
        return Row::Pending { post: Rc::new(post), grouped };
    }
    let author = author.map(|author| Rc::new(world::user(author)));
    Row::Post(PostRow { post: Rc::new(world::post(post)), author, grouped, ..PostRow::default() })
}

impl Staged for Post {
    fn world(props: &PostSlotProps) -> World {
        let mut world = around(&props.viewer_id, props.author.as_ref(), props.presence);
        world.status(&props.post.user_id, props.presence);
        world
    }

    fn view(props: &PostSlotProps, _: Option<&str>) -> Html {
        let row = line(&props.post, props.author.as_ref(), props.grouped);
        list(html! { <PostSlot {row} all_slots={true} /> })
    }
}

impl Staged for PostBody {
    fn world(props: &PostBodyProps) -> World {
        around(&props.viewer_id, props.author.as_ref(), Presence::Online)
    }

    fn view(props: &PostBodyProps, _: Option<&str>) -> Html {
        list(html! {
            <div class="post__body">
                <PostBodySlot post={props.post.clone()} author={props.author.clone()} />
            </div>
        })
    }
}

impl Staged for PostActionEntry {
    fn world(props: &PostActionEntryProps) -> World {
        around(&props.viewer_id, None, Presence::Online)
    }

    fn view(props: &PostActionEntryProps, _: Option<&str>) -> Html {
        let row = line(&props.post, None, false);
        // In the chat the buttons appear under the pointer; here they are what one looks at.
        html! { <div class="cell__actions">{ list(html! { <PostSlot {row} pointed_at={true} /> }) }</div> }
    }
}
