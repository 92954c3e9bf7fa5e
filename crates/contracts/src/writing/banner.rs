//! `message-box-banner.v1`: notes above the message box, of a channel and of a thread. None by
//! default.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::ChannelProps;

/// The list of notes above the message box.
#[derive(Clone, Copy, Debug)]
pub struct MessageBoxBanner;

impl Contract for MessageBoxBanner {
    const ID: &'static str = "message-box-banner.v1";
    const SHAPE: Shape = Shape::List;
    type Props = MessageBoxBannerProps;
    type Action = NoAction;
}

/// What `message-box-banner.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct MessageBoxBannerProps {
    /// The channel that the message goes to.
    pub channel: ChannelProps,
    /// Id of the first post of the thread that the message answers; empty for a post of its own.
    pub root_id: String,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
