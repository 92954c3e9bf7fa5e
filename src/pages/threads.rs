//! The threads that the person follows in a team and in direct channels, in the place of a channel.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::error_words;
use crate::{
    components::{AnchorRect, EmptyState, ErrorView, Face, ThreadList, ThreadRow, icons},
    hooks::{
        Overlay, PostOverlay, use_chat, use_overlay, use_right_side, use_selector, use_store,
        use_toasts,
    },
    markdown::plain_text,
    services::ThreadsPage as Page,
    state::{
        PostPlace, RightSide, State,
        select::{
            self,
            threads::{Which, listed},
        },
        threads::Thread,
    },
    t,
};

/// Letters of a post that a row shows; two lines hold no more.
const MAX_CHARS: usize = 240;
/// Pictures of those who wrote, the latest.
const MAX_PEOPLE: usize = 4;

/// Properties of [`ThreadsPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ThreadsPageProps {
    /// Of which team.
    pub(super) team_id: AttrValue,
}

/// How far the list is.
#[derive(Debug, Clone, Default, PartialEq)]
enum Stage {
    /// The first page is on its way.
    #[default]
    Waiting,
    /// What is here can be shown.
    Here(Page),
    /// More was asked for.
    More(Page),
    /// The server did not answer; what is here, and why, in plain words.
    Failed(Option<Page>, AttrValue),
}

impl Stage {
    fn page(&self) -> Option<&Page> {
        match self {
            Self::Waiting | Self::Failed(None, _) => None,
            Self::Here(page) | Self::More(page) | Self::Failed(Some(page), _) => Some(page),
        }
    }
}

/// What the rows depend on.
#[derive(Debug, Clone, PartialEq)]
struct Version {
    turn: u32,
    people: u64,
    open: Option<RightSide>,
}

/// The list, all of it or what is unread.
#[component]
pub(super) fn ThreadsPage(props: &ThreadsPageProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let right = use_right_side();
    let toasts = use_toasts();
    let store = use_store();
    let which = use_state_eq(|| Which::All);
    let stage = use_state_eq(Stage::default);
    let tries = use_state_eq(|| 0_u32);
    // Which question was asked last; answers to others are dropped.
    let asked = use_mut_ref(|| 0_u32);
    let missed = use_selector(|state| state.threads.missed());
    let n_unread = {
        let team_id = props.team_id.clone();
        use_selector(move |state| state.threads.unread(&team_id).threads)
    };
    let fetch = {
        let (chat, stage) = (chat.clone(), stage.setter());
        move |team_id: AttrValue, which: Which, before: Option<Page>| {
            let (chat, stage, asked) = (chat.clone(), stage.clone(), Rc::clone(&asked));
            let turn = asked.borrow().wrapping_add(1);
            asked.replace(turn);
            spawn_local(async move {
                let last_id = before.as_ref().and_then(|page| page.last_id.clone());
                let answer = chat.threads(&team_id, which, &last_id.unwrap_or_default()).await;
                if *asked.borrow() == turn {
                    stage.set(match answer {
                        Ok(page) => Stage::Here(page),
                        Err(error) => Stage::Failed(before, error_words(&error)),
                    });
                }
            });
        }
    };
    {
        let (fetch, stage) = (fetch.clone(), stage.setter());
        use_effect_with((props.team_id.clone(), *which, *tries), move |(team_id, which, _)| {
            stage.set(Stage::Waiting);
            fetch(team_id.clone(), *which, None);
        });
    }
    {
        // Not at the beginning: the list was asked for just now.
        let (fetch, before) = (fetch.clone(), use_mut_ref(|| *missed));
        use_effect_with(
            (missed, props.team_id.clone(), *which),
            move |(missed, team_id, which)| {
                if before.replace(**missed) != **missed {
                    fetch(team_id.clone(), *which, None);
                }
            },
        );
    }
    let version = use_selector(|state| Version {
        turn: state.threads.turn(),
        people: state.people.revision(),
        open: state.view.right.clone(),
    });
    let rows = {
        let until = stage.page().map(|page| page.last_reply_at);
        let deps = (version, until, props.team_id.clone(), *which);
        use_memo(deps, |(_, until, team_id, which)| {
            let Some(until) = until else { return Rc::from([]) };
            store.read(|state| {
                let threads = listed(state, team_id, *which, *until);
                threads.iter().map(|thread| row(state, thread)).collect::<Rc<[_]>>()
            })
        })
    };
    let on_open = use_callback(right, |id: AttrValue, right| right.thread(&id));
    let deps = (chat.clone(), overlay);
    let on_menu = use_callback(deps, |(post_id, anchor): (AttrValue, AnchorRect), deps| {
        let (chat, overlay) = deps;
        chat.keep_root(&post_id);
        overlay.open(Overlay::Post(PostOverlay::Menu { post_id, place: PostPlace::List, anchor }));
    });
    let on_read_all = {
        let (chat, toasts, team_id) = (chat, toasts, props.team_id.clone());
        Callback::from(move |_: MouseEvent| {
            let (chat, toasts, team_id) = (chat.clone(), toasts.clone(), team_id.clone());
            spawn_local(async move {
                if let Err(error) = chat.read_all_threads(&team_id).await {
                    toasts.failed(error_words(&error));
                }
            });
        })
    };
    let on_more = {
        let (team_id, which) = (props.team_id.clone(), *which);
        let (page, setter) = (stage.page().cloned(), stage.setter());
        move |()| {
            if let Some(page) = page.clone() {
                setter.set(Stage::More(page.clone()));
                fetch(team_id.clone(), which, Some(page));
            }
        }
    };
    let tab = |wanted: Which, label: AttrValue| {
        let (is_on, setter) = (*which == wanted, which.setter());
        let on_click = move |_: MouseEvent| setter.set(wanted);
        html! {
            <button type="button" class="search__tab" aria-pressed={is_on.to_string()} onclick={on_click}>
                { label }
            </button>
        }
    };
    let shown = Shown {
        which: *which,
        is_empty: rows.is_empty(),
        n_more_unread: *n_unread - count_unread(&rows),
    };
    let on_retry = use_callback(tries, |(), tries| tries.set(tries.wrapping_add(1)));
    html! {
        <div class="threads">
            <header class="channel-header">
                <span class="channel-header__sign">{ icons::message() }</span>
                <h2 class="channel-header__name">{ t!("threads-title") }</h2>
                <div class="channel-header__topic"></div>
                <div class="channel-header__buttons">
                    <button type="button" class="button button--s" disabled={*n_unread == 0}
                        aria-label={t!("threads-read-all")} title={t!("threads-read-all")}
                        onclick={on_read_all}>
                        { icons::check() }
                        <span class="threads__read-words">{ t!("threads-read-all") }</span>
                    </button>
                </div>
            </header>
            <div class="search__tabs threads__tabs" role="group" aria-label={t!("threads-which")}>
                { tab(Which::All, t!("threads-all")) }
                { tab(Which::Unread, t!("threads-unread")) }
            </div>
            <div class="threads__body">
                if !rows.is_empty() {
                    <ThreadList label={t!("threads-title")} rows={(*rows).clone()} {on_open} {on_menu} />
                }
                { below(&stage, shown, &on_more.into(), &on_retry) }
            </div>
        </div>
    }
}

/// What the list shows.
#[derive(Debug, Clone, Copy)]
struct Shown {
    which: Which,
    is_empty: bool,
    /// Threads with unread replies that are not among the rows.
    n_more_unread: i64,
}

impl Shown {
    /// What was unread when the page came may be read by now.
    fn may_have_more(self, page: &Page) -> bool {
        page.last_id.is_some() && (self.which == Which::All || self.n_more_unread > 0)
    }
}

fn count_unread(rows: &[ThreadRow]) -> i64 {
    let n_unread = rows.iter().filter(|row| row.n_unread > 0).count();
    i64::try_from(n_unread).unwrap_or(i64::MAX)
}

/// What stands below the rows, or in their place.
fn below(stage: &Stage, shown: Shown, on_more: &Callback<()>, on_retry: &Callback<()>) -> Html {
    match stage {
        Stage::Waiting | Stage::More(_) => html! {
            <div class="post-list__older" role="status">
                <span class="spinner"></span>{ t!("loading") }
            </div>
        },
        Stage::Failed(page, words) => {
            let on_retry = if page.is_some() { on_more.clone() } else { on_retry.clone() };
            html! { <ErrorView title={t!("threads-failed")} text={words.clone()} {on_retry} /> }
        }
        Stage::Here(page) if shown.may_have_more(page) => html! {
            <button type="button" class="button search__more"
                onclick={on_more.reform(|_: MouseEvent| ())}>
                { t!("search-more") }
            </button>
        },
        Stage::Here(_) if !shown.is_empty => Html::default(),
        Stage::Here(_) => {
            let (icon, title, text) = match shown.which {
                Which::All => (icons::message(), t!("threads-empty"), t!("threads-empty-text")),
                Which::Unread => (icons::check(), t!("threads-none"), t!("threads-none-text")),
            };
            html! { <EmptyState {icon} {title} {text} /> }
        }
    }
}

fn row(state: &State, thread: &Thread) -> ThreadRow {
    let post = &thread.post;
    let channel = state.channels.get(&post.channel_id);
    let channel = channel.map(|it| select::channel::display_name(state, it)).unwrap_or_default();
    let words = match plain_text(&post.message, MAX_CHARS) {
        text if !text.is_empty() => AttrValue::from(text),
        _ if !post.file_ids.is_empty() => t!("notify-file"),
        _ => t!("notify-post"),
    };
    let latest = thread.participants.iter().rev().take(MAX_PEOPLE);
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let last_at_ms = thread.last_reply_at as f64;
    let count = |n: i64| u32::try_from(n).unwrap_or_default();
    ThreadRow {
        id: post.id.clone().into(),
        author: face(state, &post.user_id),
        channel: channel.into(),
        words,
        people: latest.map(|id| face(state, id)).collect(),
        n_replies: thread.reply_count,
        last_at_ms,
        n_unread: count(thread.unread_replies),
        n_mentions: count(thread.unread_mentions),
        is_open: crate::state::threads::is_open(state, &post.id),
    }
}

fn face(state: &State, user_id: &str) -> Face {
    match state.people.user(user_id) {
        Some(user) => {
            let user = select::person::user_props(user);
            Face { name: user.display_name().into(), picture: user.picture_url.into() }
        }
        None => Face { name: t!("someone"), picture: AttrValue::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_offered_while_there_may_be_more() {
        let page =
            |last_id: Option<&str>| Page { last_id: last_id.map(str::to_owned), ..Page::default() };
        let shown = |which, n_more_unread| Shown { which, is_empty: false, n_more_unread };
        assert!(shown(Which::All, 0).may_have_more(&page(Some("a"))));
        assert!(shown(Which::Unread, 1).may_have_more(&page(Some("a"))));
        assert!(!shown(Which::Unread, 0).may_have_more(&page(Some("a"))), "all read since");
        assert!(!shown(Which::All, 1).may_have_more(&page(None)));
    }
}
