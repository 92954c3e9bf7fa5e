//! `post-action.v1`: the buttons that appear on a post under the pointer or on focus.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::PostProps;

/// The list of buttons of a post.
#[derive(Clone, Copy, Debug)]
pub struct PostActionEntry;

impl Contract for PostActionEntry {
    const ID: &'static str = "post-action.v1";
    const SHAPE: Shape = Shape::List;
    type Props = PostActionEntryProps;
    type Action = PostActionEntryAction;
}

/// What `post-action.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostActionEntryProps {
    /// The post.
    pub post: PostProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `post-action.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PostActionEntryAction {
    /// Puts text into the message box at the end of the draft, and the caret behind it.
    InsertText {
        /// The text, Markdown.
        text: String,
    },
}
