//! What stands over the chat about one post.

use std::rc::Rc;

use api_types::FileInfo;
use yew::AttrValue;

use crate::{components::AnchorRect, state::PostPlace};

/// A menu or dialog about a post.
#[derive(Debug, Clone, PartialEq)]
pub enum PostOverlay {
    /// What can be done with a post.
    Menu {
        /// Which.
        post_id: AttrValue,
        /// Where it is shown.
        place: PostPlace,
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// The choice of an emoji to put under a post.
    Emoji {
        /// Which post.
        post_id: AttrValue,
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// What can be done with a file of a post.
    File {
        /// Which.
        file: Rc<FileInfo>,
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// The question before a post is deleted.
    Delete {
        /// Which.
        post_id: AttrValue,
    },
}
