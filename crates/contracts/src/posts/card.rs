//! `post-card.v1`: more about a post of a plugin's type, at the right-hand side. The post's menu
//! opens it where there is an entry for the type.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::{PostProps, UserProps};

/// More about a post; the key is the post type (`PostProps::kind`).
#[derive(Clone, Copy, Debug)]
pub struct PostCard;

impl Contract for PostCard {
    const ID: &'static str = "post-card.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = PostCardProps;
    type Action = NoAction;
}

/// What `post-card.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostCardProps {
    /// The post.
    pub post: PostProps,
    /// Who wrote it; `null` until the server has told.
    pub author: Option<UserProps>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
