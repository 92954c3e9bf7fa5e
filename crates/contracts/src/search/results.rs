//! `search-results.v1`: what was found.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{FileProps, PostProps};

/// What was found.
#[derive(Clone, Copy, Debug)]
pub struct SearchResults;

impl Contract for SearchResults {
    const ID: &'static str = "search-results.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = SearchResultsProps;
    type Action = SearchResultsAction;
}

/// What `search-results.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SearchResultsProps {
    /// What was searched for.
    pub terms: String,
    /// The posts that were found, newest first; none while files are shown.
    pub posts: Vec<PostProps>,
    /// The files that were found, newest first; none while posts are shown.
    pub files: Vec<FileProps>,
    /// The words that were searched for, as they stand in the posts.
    pub words: Vec<String>,
    /// Whether the server was asked and did not answer yet.
    pub is_loading: bool,
    /// Whether there are more than these.
    pub has_more: bool,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `search-results.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SearchResultsAction {
    /// Goes to a post where it stands.
    OpenPost {
        /// Id of the post.
        post_id: String,
    },
    /// Fetches more; nothing happens when everything is there.
    LoadMore,
}
