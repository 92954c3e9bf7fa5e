//! `right-hand-side.v1`: everything at the right-hand side while it is open.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// Everything at the right-hand side while it is open.
#[derive(Clone, Copy, Debug)]
pub struct RightHandSide;

impl Contract for RightHandSide {
    const ID: &'static str = "right-hand-side.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = RightHandSideProps;
    type Action = RightHandSideAction;
}

/// What `right-hand-side.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct RightHandSideProps {
    /// What it shows.
    pub shows: RightHandSideKind,
    /// Of the thread its first post, of pinned posts the channel, of a card the post, of a panel its key; empty for saved posts and the search.
    pub id: String,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `right-hand-side.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RightHandSideAction {
    /// Closes it.
    Close,
}

/// What the right-hand side shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RightHandSideKind {
    /// A post and its replies.
    #[default]
    Thread,
    /// The pinned posts of a channel.
    Pinned,
    /// The posts that the person saved.
    Saved,
    /// The search for posts and files.
    Search,
    /// More about a post of a plugin's type.
    Card,
    /// A panel of a plugin.
    Panel,
}
