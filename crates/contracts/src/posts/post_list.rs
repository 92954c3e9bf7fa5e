//! `post-list.v1`: the list of posts of the open channel.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::ChannelProps;

/// The list of posts of the open channel.
#[derive(Clone, Copy, Debug)]
pub struct PostList;

impl Contract for PostList {
    const ID: &'static str = "post-list.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = PostListProps;
    type Action = NoAction;
}

/// What `post-list.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostListProps {
    /// The open channel.
    pub channel: ChannelProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
