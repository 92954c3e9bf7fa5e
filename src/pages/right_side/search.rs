//! The search for posts and files: its box, and below it how to search, or what was found.

mod hints;
mod marked;
mod results;
mod search_box;

use std::rc::Rc;

use contracts::{SearchAction, SearchButton, SearchHint, SearchProps, SearchSuggestion};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::{hints::hints, results::Results, search_box::SearchBox};
use super::Pane;
use crate::{
    hooks::{use_chat, use_selector, use_store},
    pages::error_words,
    services::Chat,
    slots::{SearchResultsSlot, search_part},
    state::{
        Action,
        search::{Change, Found, Key, Stage, Tab},
    },
    t,
};

/// What the pane shows of the state.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    prepared: (Rc<str>, u32),
    key: Key,
    tab: Tab,
    recent: Vec<Rc<str>>,
    found: Found,
    viewer_id: String,
}

/// The search.
#[component]
pub(super) fn SearchPane() -> Html {
    let chat = use_chat();
    let store = use_store();
    let seen = use_selector(|state| {
        let search = &state.search;
        Seen {
            prepared: (Rc::clone(&search.prepared), search.turn),
            key: Key {
                team_id: state.view.team_id.clone().unwrap_or_default(),
                terms: Rc::clone(&search.terms),
            },
            tab: search.tab,
            recent: search.recent.clone(),
            found: search.found(search.tab).clone(),
            viewer_id: state.me.to_string(),
        }
    });
    let Seen { prepared, key, tab, recent, found, viewer_id } = (*seen).clone();
    let text = use_state_eq(|| prepared.0.to_string());
    let has_terms = !key.terms.is_empty();
    {
        let chat = chat.clone();
        // Another team, or the other kind, is searched when it is first looked at.
        let is_open = has_terms && (found.key != key || found.stage == Stage::Idle);
        use_effect_with((key.clone(), tab, is_open), move |(key, tab, is_open)| {
            if *is_open {
                fetch(&chat, *tab, key.clone(), 0);
            }
        });
    }
    let change = Callback::from(move |change: Change| store.dispatch(Action::Search(change)));
    let on_run = change.reform(|terms: String| Change::Run(Rc::from(terms.trim())));
    let on_prepare = change.reform(|text: String| Change::Prepare(Rc::from(text)));
    // Not typed, so the box has to follow.
    let on_run_anew = {
        let (on_run, on_prepare) = (on_run.clone(), on_prepare.clone());
        Callback::from(move |terms: String| {
            if !terms.trim().is_empty() {
                on_prepare.emit(terms.clone());
                on_run.emit(terms);
            }
        })
    };
    let on_action = {
        let (on_run, on_prepare) = (on_run_anew.clone(), on_prepare.clone());
        Callback::from(move |action: SearchAction| match action {
            SearchAction::SetTerms { terms } => on_prepare.emit(terms),
            SearchAction::Run { terms } => on_run.emit(terms),
        })
    };
    let parts = SearchProps { terms: (*text).clone(), team_id: key.team_id.to_string(), viewer_id };
    let is_blank = text.trim().is_empty();
    let is_written = !is_blank && text.trim() != &*key.terms;
    let on_text = {
        let text = text.setter();
        Callback::from(move |written: String| text.set(written))
    };
    let on_page = {
        let key = key.clone();
        Callback::from(move |page: u32| fetch(&chat, tab, key.clone(), page))
    };
    let tab_button = |which: Tab, label: AttrValue| {
        let on_click = change.reform(move |_: MouseEvent| Change::Show(which));
        html! {
            <button type="button" class="search__tab" aria-pressed={(which == tab).to_string()}
                onclick={on_click}>
                { label }
            </button>
        }
    };
    html! {
        <Pane title={t!("search-title")} place="search">
            <SearchBox prepared={(*prepared.0).to_owned()} turn={prepared.1} {on_text} {on_run} />
            <div class="search__tabs" role="group" aria-label={t!("search-kinds")}>
                { tab_button(Tab::Posts, t!("search-posts")) }
                { tab_button(Tab::Files, t!("search-files")) }
                { search_part::<SearchButton>(&parts, &on_action) }
            </div>
            if is_written {
                <div class="search__part">{ search_part::<SearchSuggestion>(&parts, &on_action) }</div>
            }
            if has_terms && !is_blank {
                <SearchResultsSlot found={found.clone()} {tab} on_page={on_page.clone()}>
                    <Results {found} {tab} terms={AttrValue::from(key.terms.to_string())} {on_page} />
                </SearchResultsSlot>
            } else {
                { hints(tab, &recent, &on_prepare, &on_run_anew) }
                <div class="search__part">{ search_part::<SearchHint>(&parts, &on_action) }</div>
            }
        </Pane>
    }
}

fn fetch(chat: &Chat, tab: Tab, key: Key, page: u32) {
    let chat = chat.clone();
    spawn_local(async move {
        if let Err(error) = chat.search(tab, key.clone(), page).await {
            let words = Rc::from(error_words(&error).as_str());
            chat.store().dispatch(Action::Search(Change::Failed(tab, key, words)));
        }
    });
}
