//! Posts of many places: the pinned ones of a channel, and those that the person saved.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    Pane,
    found_post::{FoundPost, FoundPostProps},
};
use crate::{
    components::{EmptyState, ErrorView, icons},
    hooks::{use_chat, use_selector},
    pages::error_words,
    state::{State, select},
    t,
};

/// Which posts.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Which {
    /// The pinned ones of a channel, by its id.
    Pinned(AttrValue),
    /// Those that the person saved.
    Saved,
}

/// How far the list is.
#[derive(Debug, Clone, PartialEq)]
enum Fetched {
    Waiting,
    Here(Rc<[String]>),
    Failed(AttrValue),
}

/// Properties of [`ListedPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ListedPaneProps {
    /// Which posts.
    pub(super) which: Which,
}

/// The posts, newest first. What is pinned, saved or let go meanwhile comes and goes.
#[component]
pub(super) fn ListedPane(props: &ListedPaneProps) -> Html {
    let chat = use_chat();
    let fetched = use_state_eq(|| Fetched::Waiting);
    let tries = use_state_eq(|| 0_u32);
    {
        let fetched = fetched.setter();
        use_effect_with((props.which.clone(), *tries), move |(which, _)| {
            let which = which.clone();
            fetched.set(Fetched::Waiting);
            spawn_local(async move {
                let answer = match &which {
                    Which::Pinned(channel_id) => chat.pinned(channel_id).await,
                    Which::Saved => chat.saved().await,
                };
                fetched.set(match answer {
                    Ok(ids) => Fetched::Here(ids.into()),
                    Err(error) => Fetched::Failed(error_words(&error)),
                });
            });
        });
    }
    let cards = {
        let (which, fetched) = (props.which.clone(), (*fetched).clone());
        use_selector(move |state| match &fetched {
            Fetched::Here(ids) => cards(state, &which, ids),
            Fetched::Waiting | Fetched::Failed(_) => Vec::new(),
        })
    };
    let subtitle = {
        let which = props.which.clone();
        use_selector(move |state| match &which {
            Which::Pinned(channel_id) => {
                let channel = select::channel::by_id(state, channel_id)?;
                Some(AttrValue::from(channel.display_name))
            }
            Which::Saved => None,
        })
    };
    let on_retry = use_callback(tries, |(), tries| tries.set(tries.wrapping_add(1)));
    let (title, place, empty, empty_text) = match &props.which {
        Which::Pinned(id) => {
            (t!("pinned-title"), id.clone(), t!("pinned-empty"), t!("pinned-empty-text"))
        }
        Which::Saved => {
            let place = AttrValue::Static("saved");
            (t!("saved-title"), place, t!("saved-empty"), t!("saved-empty-text"))
        }
    };
    html! {
        <Pane {title} subtitle={(*subtitle).clone()} {place}>
            { match &*fetched {
                Fetched::Waiting => html! {
                    <div class="post-list__older" role="status">
                        <span class="spinner"></span>{ t!("loading") }
                    </div>
                },
                Fetched::Failed(words) => html! {
                    <ErrorView title={t!("posts-failed")} text={words.clone()} {on_retry} />
                },
                Fetched::Here(_) if cards.is_empty() => html! {
                    <EmptyState icon={icons::bookmark()} title={empty} text={empty_text} />
                },
                Fetched::Here(_) => html! {
                    for card in cards.iter() {
                        <FoundPost key={card.row.post.id.clone()} ..card.clone() />
                    }
                },
            } }
        </Pane>
    }
}

fn cards(state: &State, which: &Which, ids: &[String]) -> Vec<FoundPostProps> {
    let known = ids.iter().filter_map(|id| state.posts.get(id));
    let mut posts: Vec<_> = match which {
        // What was pinned since stands among the loaded posts.
        Which::Pinned(channel_id) => {
            let loaded = state.posts.in_channel(channel_id).filter(|post| !ids.contains(&post.id));
            known.chain(loaded).filter(|post| post.is_pinned).collect()
        }
        Which::Saved => {
            let since = state.saved.iter().filter(|id| !ids.contains(id));
            let since = since.filter_map(|id| state.posts.get(id));
            known.chain(since).filter(|post| state.saved.has(&post.id)).collect()
        }
    };
    posts.sort_by_key(|post| std::cmp::Reverse(post.create_at));
    posts.into_iter().map(|post| FoundPostProps::of(state, post)).collect()
}
