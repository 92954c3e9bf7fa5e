//! `search-suggestion.v1`: what fits the text in the box while it is written, from the first letter until it is searched for. None
//! by default.

use slots::{Contract, Shape};

use super::{SearchAction, SearchProps};

/// The list of a plugin's suggestions of the search.
#[derive(Clone, Copy, Debug)]
pub struct SearchSuggestion;

impl Contract for SearchSuggestion {
    const ID: &'static str = "search-suggestion.v1";
    const SHAPE: Shape = Shape::List;
    type Props = SearchProps;
    type Action = SearchAction;
}
