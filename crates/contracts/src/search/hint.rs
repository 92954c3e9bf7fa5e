//! `search-hint.v1`: ways to search, below those of the host, while nothing is searched for. None by default.

use slots::{Contract, Shape};

use super::{SearchAction, SearchProps};

/// The list of a plugin's hints of the search.
#[derive(Clone, Copy, Debug)]
pub struct SearchHint;

impl Contract for SearchHint {
    const ID: &'static str = "search-hint.v1";
    const SHAPE: Shape = Shape::List;
    type Props = SearchProps;
    type Action = SearchAction;
}
