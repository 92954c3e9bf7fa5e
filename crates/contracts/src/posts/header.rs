//! `post-header.v1`: small signs after a post's author and time. None by default. A post that follows
//! closely has no header.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::{PostProps, UserProps};

/// The list of signs after a post's author and time.
#[derive(Clone, Copy, Debug)]
pub struct PostHeader;

impl Contract for PostHeader {
    const ID: &'static str = "post-header.v1";
    const SHAPE: Shape = Shape::List;
    type Props = PostHeaderProps;
    type Action = NoAction;
}

/// What `post-header.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostHeaderProps {
    /// The post.
    pub post: PostProps,
    /// Who wrote it; `null` until the server has told.
    pub author: Option<UserProps>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
