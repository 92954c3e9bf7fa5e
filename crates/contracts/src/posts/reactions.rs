//! `post-reactions.v1`: the emoji under a post. It stands there while there are any.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{PostProps, ReactionProps};

/// The emoji under a post.
#[derive(Clone, Copy, Debug)]
pub struct PostReactions;

impl Contract for PostReactions {
    const ID: &'static str = "post-reactions.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = PostReactionsProps;
    type Action = PostReactionsAction;
}

/// What `post-reactions.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostReactionsProps {
    /// The post.
    pub post: PostProps,
    /// Each emoji once, the first one first.
    pub reactions: Vec<ReactionProps>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `post-reactions.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PostReactionsAction {
    /// Puts an emoji under the post, or takes the person's own back.
    Toggle {
        /// The name without colons.
        emoji: String,
    },
}
