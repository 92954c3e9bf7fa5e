//! One post: picture, name, time, body, and what can be done with it.

use yew::prelude::*;

use super::{AnchorRect, Avatar, StatusView, icons, status_sign};
use crate::i18n::local_time;
use crate::t;

/// Whether a post stands for itself or goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// With picture and name.
    #[default]
    First,
    /// Follows a post of the same author closely: picture and name are left out.
    Follows,
}

/// Where a post is on its way to the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PostState {
    /// The server has it.
    #[default]
    Sent,
    /// On its way.
    Pending,
    /// The server did not take it; why, in plain words.
    Failed(AttrValue),
}

/// Properties of [`Post`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostProps {
    /// Identifies the post.
    pub id: AttrValue,
    /// The author's name for people.
    pub author: AttrValue,
    /// Address of the author's picture.
    #[prop_or_default]
    pub picture: Option<AttrValue>,
    /// When it was written, in milliseconds since 1970.
    pub at_ms: f64,
    /// Whether it stands for itself.
    #[prop_or_default]
    pub grouping: Grouping,
    /// Where it is on its way.
    #[prop_or_default]
    pub state: PostState,
    /// Whether its text was changed later.
    #[prop_or_default]
    pub edited: bool,
    /// A word beside the name, as for a bot.
    #[prop_or_default]
    pub tag: Option<AttrValue>,
    /// What the author says of themselves now.
    #[prop_or_default]
    pub status: Option<StatusView>,
    /// Picture or name was pressed; it stands there.
    pub on_author: Callback<AnchorRect>,
    /// Send it again.
    #[prop_or_default]
    pub on_retry: Callback<()>,
    /// Throw it away.
    #[prop_or_default]
    pub on_discard: Callback<()>,
    /// Above the name: which post it answers, that it is pinned or saved.
    #[prop_or_default]
    pub lead: Html,
    /// After the name and the time.
    #[prop_or_default]
    pub header: Html,
    /// Below the body: reactions, replies.
    #[prop_or_default]
    pub below: Html,
    /// The person was led to it: how many times. It stands out for a while.
    #[prop_or_default]
    pub target: Option<u32>,
    /// The buttons that show while the pointer or the focus is on the post. Asked for only then:
    /// most posts are never pointed at.
    #[prop_or_default]
    pub render_actions: Option<Callback<(), Html>>,
    /// The button «more» was pressed; it stands there.
    #[prop_or_default]
    pub on_more: Option<Callback<AnchorRect>>,
    /// Whether the buttons show from the beginning.
    #[prop_or_default]
    pub pointed_at: bool,
    /// The body.
    pub children: Html,
}

/// Shows one post.
#[component]
pub fn Post(props: &PostProps) -> Html {
    let on_author = use_callback(props.on_author.clone(), |event: MouseEvent, on_author| {
        on_author.emit(AnchorRect::of_event(&event));
    });
    let is_pointed_at = use_state_eq(|| props.pointed_at);
    let point = use_callback(is_pointed_at.setter(), |_: MouseEvent, setter| setter.set(true));
    let focus = use_callback(is_pointed_at.setter(), |_: FocusEvent, setter| setter.set(true));
    let class = classes!(
        "post",
        props.target.map(|turn| if turn % 2 == 0 { "post--target" } else { "post--target-again" }),
        (props.grouping == Grouping::Follows).then_some("post--follows"),
        (props.state == PostState::Pending).then_some("post--pending"),
    );
    let label =
        t!("post-label", author = props.author, time = local_time::time_of_day(props.at_ms));
    html! {
        <article {class} aria-label={label} data-post-id={props.id.clone()} onmouseover={point}
            onfocusin={focus}>
            if props.lead != Html::default() {
                <div class="post__lead">{ props.lead.clone() }</div>
            }
            <div class="post__gutter">
                if props.grouping == Grouping::First {
                    <button type="button" class="post__picture" tabindex="-1" aria-hidden="true"
                        data-test-id="post-avatar"
                        onclick={on_author.clone()}>
                        <Avatar name={props.author.clone()} src={props.picture.clone()} />
                    </button>
                } else {
                    { time(props.at_ms, "post__time post__time--gutter") }
                }
            </div>
            <div class="post__main">
                if props.grouping == Grouping::First {
                    <header class="post__header">
                        { author_button(&props.author, on_author) }
                        { status_sign(props.status.as_ref()) }
                        if let Some(tag) = &props.tag {
                            <span class="tag">{ tag }</span>
                        }
                        { time(props.at_ms, "post__time") }
                        { props.header.clone() }
                    </header>
                }
                <div class="post__body">
                    { props.children.clone() }
                    if props.edited {
                        <span class="post__edited">{ t!("post-edited") }</span>
                    }
                </div>
                { delivery(props) }
                { props.below.clone() }
            </div>
            if props.state == PostState::Sent {
                { actions(props, *is_pointed_at) }
            }
        </article>
    }
}

/// The bar of buttons. «More» is always there, so that the keyboard finds every post; it is one
/// element, since there is one for each post.
fn actions(props: &PostProps, is_pointed_at: bool) -> Html {
    if props.render_actions.is_none() && props.on_more.is_none() {
        return Html::default();
    }
    html! {
        <div class="post__actions" role="toolbar" aria-label={t!("post-actions")}>
            if let Some(render) = props.render_actions.as_ref().filter(|_| is_pointed_at) {
                { render.emit(()) }
            }
            if let Some(on_more) = &props.on_more {
                <button type="button" class="post__more" aria-haspopup="menu"
                    aria-label={t!("post-more")} title={t!("post-more")}
                    onclick={on_more.reform(|event: MouseEvent| AnchorRect::of_event(&event))} />
            }
        </div>
    }
}

/// An author's name as a button that opens the profile.
pub fn author_button(author: &AttrValue, on_click: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="post__author" aria-haspopup="dialog" onclick={on_click}>
            { author }
        </button>
    }
}

fn time(at_ms: f64, class: &'static str) -> Html {
    html! {
        <time {class} datetime={local_time::machine_readable(at_ms)} title={local_time::full(at_ms)}>
            { local_time::time_of_day(at_ms) }
        </time>
    }
}

/// What became of a post on its way; nothing once the server has it.
fn delivery(props: &PostProps) -> Html {
    match &props.state {
        PostState::Sent => Html::default(),
        PostState::Pending => html! {
            <p class="post__delivery" role="status">{ t!("post-pending") }</p>
        },
        PostState::Failed(reason) => {
            let on_retry = props.on_retry.reform(|_: MouseEvent| ());
            let on_discard = props.on_discard.reform(|_: MouseEvent| ());
            html! {
                <div class="post__delivery post__delivery--failed" role="alert">
                    { icons::warning() }
                    <span>{ t!("post-failed", reason = reason) }</span>
                    <button type="button" class="link-button" onclick={on_retry}>{ t!("try-again") }</button>
                    <button type="button" class="link-button" onclick={on_discard}>{ t!("post-discard") }</button>
                </div>
            }
        }
    }
}
