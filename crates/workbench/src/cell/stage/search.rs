//! The slots of the search in the frame of the right-hand side, and words in place of what would be
//! found on a server.

use client::{
    components::{EmptyState, RightSideFrame, icons},
    slots::search_part,
    t,
};
use contracts::{
    SearchButton, SearchHint, SearchProps, SearchResults, SearchResultsProps, SearchSuggestion,
};
use runtime::Slot;
use yew::prelude::*;

use super::{Staged, World, note};

fn frame(content: Html) -> Html {
    html! {
        <RightSideFrame title={t!("search-title")} place="search" on_close={note("close")}>
            { content }
        </RightSideFrame>
    }
}

macro_rules! part {
    ($contract:ident, $class:literal) => {
        impl Staged for $contract {
            fn world(props: &SearchProps) -> World {
                World::seen_by_id(&props.viewer_id)
            }

            fn view(props: &SearchProps, _: Option<&str>) -> Html {
                frame(html! { <div class={$class}>{ search_part::<Self>(props, &note("action")) }</div> })
            }
        }
    };
}

part!(SearchButton, "search__tabs");
part!(SearchSuggestion, "search__part");
part!(SearchHint, "search__part");

impl Staged for SearchResults {
    fn world(props: &SearchResultsProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &SearchResultsProps, _: Option<&str>) -> Html {
        frame(Slot::<Self>::new(props.clone()).on_action(note("action")).around(html! {
            <EmptyState icon={icons::search()} title={t!("search-empty", terms = props.terms)}
                text={t!("search-empty-text")} />
        }))
    }
}
