//! The list of threads that a person follows: a row each, walked with the arrow keys.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::{
    AnchorRect, Avatar, AvatarSize, Face,
    focus::{self, Step},
    icons,
    sidebar::badge,
};
use crate::i18n::local_time;
use crate::t;

/// What the arrow keys walk over.
const ROWS: &str = ".thread-row__open";

/// One thread.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadRow {
    /// The id of the post that it began with.
    pub id: AttrValue,
    /// Who wrote that.
    pub author: Face,
    /// The channel's name for people.
    pub channel: AttrValue,
    /// The beginning of what they wrote, without its looks.
    pub words: AttrValue,
    /// A few of those who wrote.
    pub people: Rc<[Face]>,
    /// How many replies.
    pub n_replies: i64,
    /// When the last of them was written, milliseconds since 1970.
    pub last_at_ms: f64,
    /// How many of them are unread.
    pub n_unread: u32,
    /// How many of these call the person.
    pub n_mentions: u32,
    /// Whether it stands at the right-hand side.
    pub is_open: bool,
}

/// Properties of [`ThreadList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ThreadListProps {
    /// What is listed, for screen readers.
    pub label: AttrValue,
    /// The threads in their order.
    pub rows: Rc<[ThreadRow]>,
    /// The person wants to read one; its id.
    pub on_open: Callback<AttrValue>,
    /// The menu of one was asked for: its id, and where it stands.
    pub on_menu: Callback<(AttrValue, AnchorRect)>,
}

/// Shows the rows.
#[component]
pub fn ThreadList(props: &ThreadListProps) -> Html {
    let list = use_node_ref();
    let on_key = use_callback(list.clone(), |event: KeyboardEvent, list| {
        let is_on_row = event
            .target_dyn_into::<Element>()
            .is_some_and(|target| target.matches(ROWS).unwrap_or_default());
        if !is_on_row {
            return;
        }
        let (Some(step), Some(list)) = (Step::of_key(&event.key()), list.cast()) else { return };
        event.prevent_default();
        focus::step(&list, ROWS, step);
    });
    html! {
        <ul class="thread-list" ref={list} aria-label={props.label.clone()} onkeydown={on_key}>
            for it in props.rows.iter() { { row(it, props) } }
        </ul>
    }
}

fn row(row: &ThreadRow, props: &ThreadListProps) -> Html {
    let on_open = {
        let id = row.id.clone();
        props.on_open.reform(move |_: MouseEvent| id.clone())
    };
    let on_menu = {
        let id = row.id.clone();
        props.on_menu.reform(move |event: MouseEvent| {
            event.prevent_default();
            (id.clone(), AnchorRect::of_event(&event))
        })
    };
    let is_unread = row.n_unread > 0;
    html! {
        <li key={row.id.as_str()} class={classes!("thread-row", is_unread.then_some("thread-row--unread"), row.is_open.then_some("thread-row--open"))}
            oncontextmenu={on_menu.clone()}>
            <button type="button" class="thread-row__open" aria-current={row.is_open.then_some("true")}
                onclick={on_open}>
                <Avatar name={row.author.name.clone()} src={Some(row.author.picture.clone())} />
                <span class="thread-row__main">
                    <span class="thread-row__head">
                        <bdi class="thread-row__author">{ &row.author.name }</bdi>
                        <bdi class="thread-row__channel">{ &row.channel }</bdi>
                        { marks(row) }
                    </span>
                    <span class="thread-row__words" dir="auto">{ &row.words }</span>
                    { foot(row) }
                </span>
            </button>
            <button type="button" class="icon-button thread-row__more" aria-haspopup="menu"
                aria-label={t!("post-more")} title={t!("post-more")} onclick={on_menu}>
                { icons::more() }
            </button>
        </li>
    }
}

/// How much of it is unread.
fn marks(row: &ThreadRow) -> Html {
    if row.n_unread == 0 {
        return Html::default();
    }
    html! {
        <>
            <span class="thread-row__new">{ t!("threads-new", count = row.n_unread) }</span>
            if row.n_mentions > 0 {
                <span class="badge" aria-hidden="true">{ badge(row.n_mentions) }</span>
                <span class="visually-hidden">{ t!("threads-mentions", count = row.n_mentions) }</span>
            }
        </>
    }
}

/// Who wrote, how much, and when.
fn foot(row: &ThreadRow) -> Html {
    let (day, time) =
        (local_time::day_label(row.last_at_ms), local_time::time_of_day(row.last_at_ms));
    html! {
        <span class="thread-row__foot">
            <span class="post__faces" aria-hidden="true">
                for face in row.people.iter() {
                    <Avatar name={face.name.clone()} src={Some(face.picture.clone())}
                        size={AvatarSize::ExtraSmall} />
                }
            </span>
            <span class="post__replies-count">{ t!("post-replies", count = row.n_replies) }</span>
            <span class="post__replies-last">{ t!("post-replies-last", day = day, time = time) }</span>
        </span>
    }
}
