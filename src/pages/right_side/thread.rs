//! A post and its replies.

use yew::prelude::*;

use super::Pane;
use crate::{
    hooks::use_selector,
    slots::PostSlot,
    state::select::post_list::{PostRow, Row},
    t,
};

/// Properties of [`ThreadPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ThreadPaneProps {
    /// The first post.
    pub(super) root_id: AttrValue,
}

/// The posts of a thread, oldest first.
#[component]
pub(super) fn ThreadPane(props: &ThreadPaneProps) -> Html {
    let rows = {
        let root_id = props.root_id.clone();
        use_selector(move |state| {
            let Some(root) = state.posts.get(&root_id) else { return Vec::new() };
            let posts = state.posts.in_channel(&root.channel_id);
            posts
                .filter(|post| post.id == *root_id || post.root_id == *root_id)
                .map(|post| {
                    let author = state.people.user(&post.user_id).cloned();
                    Row::Post(PostRow { post: post.clone(), author, grouped: false })
                })
                .collect::<Vec<Row>>()
        })
    };
    html! {
        <Pane title={t!("thread-title")} place={props.root_id.clone()}>
            for row in rows.iter() { <PostSlot row={row.clone()} /> }
        </Pane>
    }
}
