//! `thread-view.v1`: a post and its replies at the right-hand side, with the message box. The title and
//! the way out are the host's.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::ChannelProps;

/// A post and its replies.
#[derive(Clone, Copy, Debug)]
pub struct ThreadView;

impl Contract for ThreadView {
    const ID: &'static str = "thread-view.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = ThreadViewProps;
    type Action = NoAction;
}

/// What `thread-view.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ThreadViewProps {
    /// The first post of the thread.
    pub root_id: String,
    /// The channel of the thread; `null` until known.
    pub channel: Option<ChannelProps>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
