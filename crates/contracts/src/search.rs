//! The slots of the search, at the right-hand side. Buttons, suggestions and hints know the same and
//! may ask for the same, so that they share their types.

mod button;
mod hint;
mod results;
mod suggestion;

use serde::{Deserialize, Serialize};

pub use self::{
    button::SearchButton,
    hint::SearchHint,
    results::{SearchResults, SearchResultsAction, SearchResultsProps},
    suggestion::SearchSuggestion,
};

/// What the search hands out while it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SearchProps {
    /// What stands in the box, with its signs such as `from:`; may be empty.
    pub terms: String,
    /// Id of the open team, which is searched; empty while none is open.
    pub team_id: String,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of the search may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SearchAction {
    /// Puts text in the place of what stands in the box, and the focus into it.
    SetTerms {
        /// The whole text.
        terms: String,
    },
    /// Searches for this. Nothing happens when it is blank.
    Run {
        /// The whole text.
        terms: String,
    },
}
