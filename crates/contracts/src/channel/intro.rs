//! `channel-intro.v1`: what stands above the first post of a channel.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::ChannelProps;

/// What stands above the first post of a channel.
#[derive(Clone, Copy, Debug)]
pub struct ChannelIntro;

impl Contract for ChannelIntro {
    const ID: &'static str = "channel-intro.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = ChannelIntroProps;
    type Action = NoAction;
}

/// What `channel-intro.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelIntroProps {
    /// The channel.
    pub channel: ChannelProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
