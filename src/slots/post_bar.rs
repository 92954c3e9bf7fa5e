//! The bar of a post that is pointed at: quick reactions, another emoji, reply; then what plugins
//! add (`post-action.v1`).

use std::rc::Rc;

use api_types::Post;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::PostActionSlot;
use crate::{
    components::{AnchorRect, icons},
    hooks::{Overlay, PostOverlay, use_chat, use_overlay, use_right_side, use_toasts},
    pages::error_words,
    services::emoji,
    state::{PostPlace, select},
    t,
};

/// What most people answer with, before they have used others.
const USUAL: [(&str, &str); 2] = [("+1", "👍"), ("tada", "🎉")];

/// Properties of [`PostBar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PostBarProps {
    /// The post.
    pub(super) post: Rc<Post>,
    /// Where it is shown.
    pub(super) place: PostPlace,
}

/// The buttons.
#[component]
pub(super) fn PostBar(props: &PostBarProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let right = use_right_side();
    let toasts = use_toasts();
    let post_id = AttrValue::from(props.post.id.clone());
    let on_quick = use_callback(
        (chat, toasts, post_id.clone()),
        |name: &'static str, (chat, toasts, post_id)| {
            let (chat, toasts, post_id) = (chat.clone(), toasts.clone(), post_id.clone());
            spawn_local(async move {
                emoji::use_one(name);
                if let Err(error) = chat.toggle_reaction(&post_id, name).await {
                    toasts.failed(error_words(&error));
                }
            });
        },
    );
    let on_emoji = use_callback((overlay, post_id), |event: MouseEvent, (overlay, post_id)| {
        let anchor = AnchorRect::of_event(&event);
        let post_id = post_id.clone();
        overlay.open(Overlay::Post(PostOverlay::Emoji { post_id, anchor }));
    });
    let on_reply = use_callback((right, Rc::clone(&props.post)), |_: MouseEvent, (right, post)| {
        right.thread(root_of(post));
    });
    html! {
        <>
            for (name, character) in USUAL {
                <button type="button" class="post__quick" aria-label={t!("reaction-quick", name = name)}
                    title={t!("reaction-quick", name = name)}
                    onclick={on_quick.reform(move |_: MouseEvent| name)}>
                    { character }
                </button>
            }
            <button type="button" class="icon-button icon-button--s" aria-haspopup="dialog"
                aria-label={t!("reaction-add")} title={t!("reaction-add")} onclick={on_emoji}>
                { icons::add_reaction() }
            </button>
            if props.place != PostPlace::Thread {
                <button type="button" class="icon-button icon-button--s" aria-label={t!("post-reply")}
                    title={t!("post-reply")} onclick={on_reply}>
                    { icons::reply() }
                </button>
            }
            <PostActionSlot post={select::post::post_props(&props.post)} />
        </>
    }
}

/// The first post of the thread that a post belongs to.
#[must_use]
pub fn root_of(post: &Post) -> &str {
    if post.root_id.is_empty() { &post.id } else { &post.root_id }
}
