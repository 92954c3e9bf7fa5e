//! `search-button.v1`: buttons beside the kinds of things that are searched for. None by default.

use slots::{Contract, Shape};

use super::{SearchAction, SearchProps};

/// The list of a plugin's buttons of the search.
#[derive(Clone, Copy, Debug)]
pub struct SearchButton;

impl Contract for SearchButton {
    const ID: &'static str = "search-button.v1";
    const SHAPE: Shape = Shape::List;
    type Props = SearchProps;
    type Action = SearchAction;
}
