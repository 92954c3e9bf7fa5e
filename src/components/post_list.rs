//! The posts of a channel, as many as there are: only those near the viewport are on the page.
//!
//! Rows stand in the normal flow between two spacers, so visible rows have their true height at
//! once and only the spacers are estimates. `content-visibility: auto` over all rows would need no
//! arithmetic, but every post would still be created, with its slots and listeners: ten thousand
//! posts cost seconds and hundreds of megabytes before anything is skipped. The windowing is pure
//! and in [`windowing`], the reading and writing of the scroll position in [`scroller`].

mod scroller;
mod position;
mod windowing;

use std::rc::Rc;

use yew::prelude::*;

use super::{ErrorView, icons};
use crate::t;

use scroller::{Scroller, use_scroller};

/// What a row is; rows of one kind have about the same height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A post with picture and name.
    Post,
    /// A post that follows another of the same author.
    FollowUp,
    /// A day or the line above the new ones. Not counted as a post.
    Separator,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostListRow {
    /// Identifies the row within the list; stable over updates.
    pub key: AttrValue,
    /// What it is.
    pub kind: RowKind,
}

/// What lies before the first row.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum OlderPosts {
    /// More, not asked for yet.
    #[default]
    More,
    /// More, on their way.
    Loading,
    /// They did not come; why, in plain words. `on_reach_top` asks again.
    Failed(AttrValue),
    /// Nothing: this is the beginning.
    None,
}

/// Properties of [`PostList`]. Give each channel's list a `key` of its own, so that it starts anew.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostListProps {
    /// All rows, oldest first. The list compares by pointer first: hand the same `Rc` for the same
    /// rows.
    pub rows: Rc<[PostListRow]>,
    /// Renders the row of a key. When it changes, the rows on the page render again.
    pub render_row: Callback<AttrValue, Html>,
    /// The list's name for screen readers.
    pub label: AttrValue,
    /// What lies before the first row.
    #[prop_or_default]
    pub older: OlderPosts,
    /// Above the first row once nothing lies before it.
    #[prop_or_default]
    pub intro: Html,
    /// The row to start at, such as the line above the new posts; without one, the newest.
    #[prop_or_default]
    pub start_key: Option<AttrValue>,
    /// Each change scrolls down to the newest.
    #[prop_or_default]
    pub jump_to_newest: u32,
    /// The older posts come into sight. Called once per batch.
    pub on_reach_top: Callback<()>,
    /// Whether the newest post is in sight, on each change; then it counts as read.
    #[prop_or_default]
    pub on_newest_in_sight: Callback<bool>,
}

/// Shows the posts. Older ones come without moving what is read; new ones come into sight when the
/// list is at its end, and are counted on a button when it is not.
#[component]
pub fn PostList(props: &PostListProps) -> Html {
    let Scroller { refs, window, at_end, n_new, on_jump } = use_scroller(props);
    let on_jump = use_callback(on_jump, |_: MouseEvent, on_jump| on_jump.emit(()));
    // Rows come and go while one scrolls. They are news, to be read out, only at the end.
    let live = if at_end { "polite" } else { "off" };
    html! {
        <div class="post-list">
            <div class="post-list__scroll" ref={refs.scroll} role="log" tabindex="0" aria-live={live}
                aria-busy={(props.older == OlderPosts::Loading).to_string()}
                aria-label={props.label.clone()}>
                <div class="post-list__lead" ref={refs.lead}>{ lead(props) }</div>
                <div ref={refs.before} aria-hidden="true"></div>
                <div class="post-list__rows" ref={refs.rows}>
                    for row in props.rows.get(window).unwrap_or_default() {
                        <div key={row.key.as_str()} class="post-list__row">
                            { props.render_row.emit(row.key.clone()) }
                        </div>
                    }
                </div>
                <div ref={refs.after} aria-hidden="true"></div>
            </div>
            if !at_end {
                <button type="button" class="post-list__jump" onclick={on_jump}>
                    { icons::arrow_down() }
                    { if n_new > 0 { t!("post-list-new-posts", count = n_new) } else { t!("post-list-jump") } }
                </button>
            }
        </div>
    }
}

/// What stands above the first row.
fn lead(props: &PostListProps) -> Html {
    match &props.older {
        OlderPosts::More => Html::default(),
        OlderPosts::Loading => html! {
            <div class="post-list__older"><span class="spinner"></span>{ t!("post-list-older") }</div>
        },
        OlderPosts::Failed(reason) => html! {
            <ErrorView title={t!("post-list-older-failed")} text={reason.clone()}
                on_retry={props.on_reach_top.clone()} />
        },
        OlderPosts::None => props.intro.clone(),
    }
}
