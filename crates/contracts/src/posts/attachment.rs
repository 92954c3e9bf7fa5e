//! `post-attachment.v1`: what stands below the text of a post. None by default. Posts on their way to
//! the server have none.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::PostProps;

/// The list of what stands below the text of a post.
#[derive(Clone, Copy, Debug)]
pub struct PostAttachment;

impl Contract for PostAttachment {
    const ID: &'static str = "post-attachment.v1";
    const SHAPE: Shape = Shape::List;
    type Props = PostAttachmentProps;
    type Action = PostAttachmentAction;
}

/// What `post-attachment.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostAttachmentProps {
    /// The post.
    pub post: PostProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `post-attachment.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PostAttachmentAction {
    /// Puts text into the message box of the channel at the end of the draft.
    InsertText {
        /// The text, Markdown.
        text: String,
    },
}
