//! A post in a list of posts of many places: where it stands, and the way there.

use yew::prelude::*;

use super::icons;
use crate::i18n::local_time;
use crate::t;

/// Properties of [`PostCard`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostCardProps {
    /// The channel's name for people.
    pub channel: AttrValue,
    /// When the post was written, milliseconds since 1970.
    pub at_ms: f64,
    /// The person wants to see it where it stands.
    pub on_jump: Callback<()>,
    /// The post.
    pub children: Html,
}

/// A post with its channel above.
#[component]
pub fn PostCard(props: &PostCardProps) -> Html {
    let on_jump = use_callback(props.on_jump.clone(), |_: MouseEvent, on_jump| on_jump.emit(()));
    html! {
        <div class="post-card">
            <div class="post-card__head">
                <span class="post-card__channel">{ &props.channel }</span>
                <span class="post-card__day">{ local_time::day_label(props.at_ms) }</span>
                <button type="button" class="link-button post-card__jump" onclick={on_jump}>
                    { t!("post-jump") }
                    { icons::jump() }
                </button>
            </div>
            { props.children.clone() }
        </div>
    }
}
