//! `post-body.v1`: what a post says, keyed by post type, so that a plugin shows its own types.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{PostProps, UserProps};

/// The body of a post; the key is the post type (`PostProps::kind`).
#[derive(Clone, Copy, Debug)]
pub struct PostBody;

impl Contract for PostBody {
    const ID: &'static str = "post-body.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = PostBodyProps;
    type Action = PostBodyAction;
}

/// What `post-body.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostBodyProps {
    /// The post.
    pub post: PostProps,
    /// Who wrote it; `null` until the server has told.
    pub author: Option<UserProps>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `post-body.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PostBodyAction {
    /// Opens a person's profile popover beside the post.
    OpenProfile {
        /// Whose.
        user_id: String,
    },
}
