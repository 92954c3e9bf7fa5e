//! The slots of the search: `search-button.v1`, `search-suggestion.v1` and `search-hint.v1`, none by
//! default, and `search-results.v1` around what was found.

use std::rc::Rc;

use api_types::FileInfo;
use contracts::{
    Contract, SearchAction, SearchProps, SearchResults as Results, SearchResultsAction,
    SearchResultsProps,
};
use runtime::Slot;
use yew::prelude::*;

use super::post_files::file_props;
use crate::{
    hooks::{use_go, use_selector, use_store},
    state::{
        search::{Found, Stage, Tab},
        select,
    },
};

/// One of the lists that plugins fill while a search is written.
pub fn search_part<C>(props: &SearchProps, on_action: &Callback<SearchAction>) -> Html
where
    C: Contract<Props = SearchProps, Action = SearchAction>,
{
    Slot::<C>::new(props.clone()).on_action(on_action.clone()).alone()
}

/// Properties of [`SearchResultsSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SearchResultsSlotProps {
    /// What was found so far.
    pub found: Found,
    /// Of which kind.
    pub tab: Tab,
    /// Fetch this page.
    pub on_page: Callback<u32>,
    /// The default list.
    pub children: Html,
}

/// The slot around what was found.
#[component]
pub fn SearchResultsSlot(slot: &SearchResultsSlotProps) -> Html {
    let go = use_go();
    let viewer_id = use_store().read(|state| state.me.to_string());
    let listed = {
        let (ids, tab) = (slot.found.ids.clone(), slot.tab);
        use_selector(move |state| {
            let posts = ids.iter().filter(|_| tab == Tab::Posts);
            let posts = posts.filter_map(|id| state.posts.get(id).map(Rc::clone));
            let files = ids.iter().filter(|_| tab == Tab::Files);
            let files = files.filter_map(|id| state.search.file(id).map(Rc::clone));
            (posts.collect::<Vec<_>>(), files.collect::<Vec<Rc<FileInfo>>>())
        })
    };
    let props = SearchResultsProps {
        terms: slot.found.key.terms.to_string(),
        posts: listed.0.iter().map(|post| select::post::post_props(post)).collect(),
        files: listed.1.iter().map(|file| file_props(file)).collect(),
        words: slot.found.words.clone(),
        is_loading: matches!(slot.found.stage, Stage::Idle | Stage::Loading),
        has_more: slot.found.next_page.is_some(),
        viewer_id,
    };
    let on_action = use_callback(
        (go, slot.on_page.clone(), slot.found.next_page),
        |action: SearchResultsAction, (go, on_page, next_page)| match action {
            SearchResultsAction::OpenPost { post_id } => go.post(&post_id),
            SearchResultsAction::LoadMore => {
                if let Some(page) = next_page {
                    on_page.emit(*page);
                }
            }
        },
    );
    Slot::<Results>::new(props).on_action(on_action).around(slot.children.clone())
}
