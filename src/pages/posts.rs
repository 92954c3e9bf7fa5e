//! The posts of the open channel: builds the lines, hands them to the list, loads what is missing.

use std::rc::Rc;

use yew::prelude::*;

use super::lines::{Lines, local_day};
use crate::{
    components::{ErrorView, OlderPosts, PostList},
    hooks::{use_chat, use_selector, use_store},
    slots::{channel_intro, post_list as around_list},
    state::{
        Action, PostPlace,
        select::{
            self,
            post_list::{self, Version},
        },
        window::Loading,
    },
    t,
};

/// Properties of [`Posts`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PostsProps {
    /// Which channel. Give each its own `key`.
    pub(super) channel_id: AttrValue,
    /// Each change scrolls to the newest post.
    pub(super) jump_to_newest: u32,
}

/// The list, or what stands in its place until the first page is here.
#[component]
pub(super) fn Posts(props: &PostsProps) -> Html {
    let chat = use_chat();
    let store = use_store();
    let version = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| post_list::version(state, &channel_id))
    };
    let channel = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| select::channel::by_id(state, &channel_id).unwrap_or_default())
    };
    let lines = use_memo((version.clone(), props.channel_id.clone()), |(_, channel_id)| {
        store.read(|state| {
            Lines::of(post_list::rows(state, channel_id, local_day), PostPlace::Channel)
        })
    });
    let render_row = {
        let lines = Rc::clone(&lines);
        use_callback(lines, |key: AttrValue, lines| lines.render(&key))
    };
    let intro = channel_intro(&chat, &channel);
    let viewer_id = chat.store().read(|state| state.me.to_string());
    let deps = (chat, props.channel_id.clone());
    let on_reach_top = use_callback(deps.clone(), |(), (chat, id)| chat.load_older(id));
    let on_retry = use_callback(deps, |(), (chat, id)| chat.ensure_posts(id));
    let on_newest_in_sight = use_callback(store, |is_in_sight: bool, store| {
        store.dispatch(Action::NewestInSight(is_in_sight));
    });

    if !version.loaded {
        return if version.loading == Loading::Failed {
            html! {
                <ErrorView title={t!("posts-failed")} text={t!("posts-failed-text")} {on_retry} />
            }
        } else {
            html! {
                <div class="post-list__older" role="status">
                    <span class="spinner"></span>{ t!("loading") }
                </div>
            }
        };
    }
    let list = html! {
        <PostList rows={Rc::clone(&lines.rows)} {render_row}
            label={t!("posts-label", name = channel.display_name)} older={older(&version)}
            {intro} start_key={lines.start_key()} jump_to_newest={props.jump_to_newest}
            {on_reach_top} {on_newest_in_sight} />
    };
    around_list(&channel, &viewer_id, list)
}

fn older(version: &Version) -> OlderPosts {
    match (version.loading, version.has_older) {
        (Loading::Failed, _) => OlderPosts::Failed(t!("posts-failed-text")),
        (Loading::Older, _) => OlderPosts::Loading,
        (Loading::Idle | Loading::First | Loading::Missed, false) => OlderPosts::None,
        // The list asks once for what it is told there is, and one thing is loaded at a time: asked
        // for now, they would be refused, and never asked for again.
        (Loading::First | Loading::Missed, true) => OlderPosts::Loading,
        (Loading::Idle, true) => OlderPosts::More,
    }
}
