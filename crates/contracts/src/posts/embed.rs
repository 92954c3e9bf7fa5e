//! `post-embed.v1`: a view of what a post links to, below its text. By default a card with title,
//! site and description of the first page that the post links to, where the server read one. Each
//! entry sees every link, and leaves its element empty where it knows nothing to show.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::{EmbedProps, PostProps};

/// The list of views of what a post links to.
#[derive(Clone, Copy, Debug)]
pub struct PostEmbed;

impl Contract for PostEmbed {
    const ID: &'static str = "post-embed.v1";
    const SHAPE: Shape = Shape::List;
    type Props = PostEmbedProps;
    type Action = NoAction;
}

/// What `post-embed.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostEmbedProps {
    /// The post.
    pub post: PostProps,
    /// What the post links to.
    pub embed: EmbedProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
