//! What stands around a post's body: which post it answers, its marks, its replies, its reactions.

use std::rc::Rc;

use yew::prelude::*;

use super::{AnchorRect, Avatar, AvatarSize, icons};
use crate::i18n::local_time;
use crate::t;

/// Properties of [`AnswersLine`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AnswersLineProps {
    /// Who wrote the post that is answered; `None` until known.
    pub author: Option<AttrValue>,
    /// The beginning of its text; empty when not known.
    pub words: AttrValue,
    /// The person wants to see all of it.
    pub on_open: Callback<()>,
}

/// «In reply to Ada: …», as a button.
#[component]
pub fn AnswersLine(props: &AnswersLineProps) -> Html {
    let on_open = use_callback(props.on_open.clone(), |_: MouseEvent, on_open| on_open.emit(()));
    let name = props.author.clone().unwrap_or_else(|| t!("someone"));
    html! {
        <button type="button" class="post__answers" onclick={on_open}>
            { icons::reply() }
            <span>{ t!("post-answers", name = name) }</span>
            <span class="post__answers-words">{ &props.words }</span>
        </button>
    }
}

/// Properties of [`PostMarks`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostMarksProps {
    /// Everybody finds it among the pinned posts.
    pub pinned: bool,
    /// The person finds it among the saved posts.
    pub saved: bool,
}

/// That a post is pinned or saved.
#[component]
pub fn PostMarks(props: &PostMarksProps) -> Html {
    html! {
        <>
            if props.pinned {
                <span class="post__mark">{ icons::pin() }{ t!("post-pinned") }</span>
            }
            if props.saved {
                <span class="post__mark">{ icons::bookmark() }{ t!("post-saved") }</span>
            }
        </>
    }
}

/// Somebody's name and picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The name for people.
    pub name: AttrValue,
    /// Address of the picture.
    pub picture: AttrValue,
}

/// Properties of [`RepliesButton`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RepliesButtonProps {
    /// How many replies.
    pub count: i64,
    /// When the last one was written, milliseconds since 1970; 0 when not known.
    pub last_at_ms: f64,
    /// A few of those who replied.
    pub people: Rc<[Face]>,
    /// Whether the person follows the thread and has not read all of it.
    #[prop_or_default]
    pub unread: bool,
    /// The person wants to read them.
    pub on_open: Callback<()>,
}

/// «3 replies, last 10:42», with pictures; opens the thread.
#[component]
pub fn RepliesButton(props: &RepliesButtonProps) -> Html {
    let on_open = use_callback(props.on_open.clone(), |_: MouseEvent, on_open| on_open.emit(()));
    html! {
        <button type="button" class="post__replies" onclick={on_open}>
            if !props.people.is_empty() {
                <span class="post__faces" aria-hidden="true">
                    for face in props.people.iter() {
                        <Avatar name={face.name.clone()} src={Some(face.picture.clone())}
                            size={AvatarSize::ExtraSmall} />
                    }
                </span>
            }
            <span class="post__replies-count">{ t!("post-replies", count = props.count) }</span>
            if props.unread {
                <span class="post__replies-dot" title={t!("post-replies-unread")}>
                    <span class="visually-hidden">{ t!("post-replies-unread") }</span>
                </span>
            }
            if props.last_at_ms > 0.0 {
                <span class="post__replies-last">{ last(props.last_at_ms) }</span>
            }
        </button>
    }
}

fn last(at_ms: f64) -> AttrValue {
    let (day, time) = (local_time::day_label(at_ms), local_time::time_of_day(at_ms));
    t!("post-replies-last", day = day, time = time)
}

/// One emoji under a post.
#[derive(Clone, Debug, PartialEq)]
pub struct ReactionPill {
    /// The emoji's name without colons.
    pub name: AttrValue,
    /// The emoji; `None` while it is not known, or when nobody knows it.
    pub character: Option<AttrValue>,
    /// How many people put it there.
    pub count: usize,
    /// Who, in words.
    pub who: AttrValue,
    /// Whether the person themselves did.
    pub is_mine: bool,
}

/// Properties of [`Reactions`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReactionsProps {
    /// One for each emoji.
    pub pills: Rc<[ReactionPill]>,
    /// The person puts an emoji there, or takes their own back; its name.
    pub on_toggle: Callback<AttrValue>,
    /// The person wants to choose another one; the button stands there.
    pub on_add: Callback<AnchorRect>,
}

/// The emoji under a post.
#[component]
pub fn Reactions(props: &ReactionsProps) -> Html {
    let on_add = use_callback(props.on_add.clone(), |event: MouseEvent, on_add| {
        on_add.emit(AnchorRect::of_event(&event));
    });
    html! {
        <div class="reactions" role="group" aria-label={t!("reactions")}>
            for pill in props.pills.iter() { { self::pill(pill, &props.on_toggle) } }
            <button type="button" class="reactions__pill reactions__pill--add" aria-haspopup="dialog"
                aria-label={t!("reaction-add")} title={t!("reaction-add")} onclick={on_add}>
                { icons::add_reaction() }
            </button>
        </div>
    }
}

fn pill(pill: &ReactionPill, on_toggle: &Callback<AttrValue>) -> Html {
    let on_click = {
        let name = pill.name.clone();
        on_toggle.reform(move |_: MouseEvent| name.clone())
    };
    let words = t!("reaction-who", who = pill.who, name = pill.name);
    let class =
        if pill.is_mine { "reactions__pill reactions__pill--mine" } else { "reactions__pill" };
    html! {
        <button key={pill.name.as_str()} type="button" {class} aria-pressed={pill.is_mine.to_string()}
            aria-label={words.clone()} title={words} onclick={on_click}>
            if let Some(character) = &pill.character {
                <span class="reactions__emoji" aria-hidden="true">{ character }</span>
            } else {
                <span class="reactions__name">{ format!(":{}:", pill.name) }</span>
            }
            <span class="reactions__count">{ pill.count }</span>
        </button>
    }
}
