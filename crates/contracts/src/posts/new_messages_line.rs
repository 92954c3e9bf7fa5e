//! `new-messages-line.v1`: the line above the first unread post.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

/// The line above the first unread post.
#[derive(Clone, Copy, Debug)]
pub struct NewMessagesLine;

impl Contract for NewMessagesLine {
    const ID: &'static str = "new-messages-line.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = NewMessagesLineProps;
    type Action = NoAction;
}

/// What `new-messages-line.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct NewMessagesLineProps {
    /// The channel it stands in.
    pub channel_id: String,
    /// When the person last read the channel, in milliseconds since 1970 UTC.
    pub last_viewed_at: i64,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
