//! `post.v1`: one post in the list, with picture, name, time and body. Its body alone is
//! `post-body.v1`, its menu `post-action.v1`.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{PostProps, Presence, UserProps};

/// One post in the list.
#[derive(Clone, Copy, Debug)]
pub struct Post;

impl Contract for Post {
    const ID: &'static str = "post.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = PostSlotProps;
    type Action = PostAction;
}

/// What `post.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostSlotProps {
    /// The post.
    pub post: PostProps,
    /// Who wrote it; `null` until the server has told.
    pub author: Option<UserProps>,
    /// Whether the author can be reached.
    pub presence: Presence,
    /// True when it follows a post of the same author so closely that picture and name are left out.
    pub grouped: bool,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `post.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PostAction {
    /// Opens a person's profile popover beside the post.
    OpenProfile {
        /// Whose.
        user_id: String,
    },
}
