//! `post-menu.v1`: a plugin's entries in the menu of a post, which «more» opens. None by default. The menu
//! closes when an entry (`role="menuitem"`) is chosen.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::PostProps;

/// The list of a plugin's entries in the menu of a post.
#[derive(Clone, Copy, Debug)]
pub struct PostMenu;

impl Contract for PostMenu {
    const ID: &'static str = "post-menu.v1";
    const SHAPE: Shape = Shape::List;
    type Props = PostMenuProps;
    type Action = PostMenuAction;
}

/// What `post-menu.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostMenuProps {
    /// The post.
    pub post: PostProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `post-menu.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PostMenuAction {
    /// Puts text into the message box of the channel at the end of the draft.
    InsertText {
        /// The text, Markdown.
        text: String,
    },
}
