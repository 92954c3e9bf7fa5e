//! `channel-header-icon.v1`: small signs after the channel's name in the channel header. None by
//! default.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::ChannelProps;

/// The list of signs after the channel's name.
#[derive(Clone, Copy, Debug)]
pub struct ChannelHeaderIcon;

impl Contract for ChannelHeaderIcon {
    const ID: &'static str = "channel-header-icon.v1";
    const SHAPE: Shape = Shape::List;
    type Props = ChannelHeaderIconProps;
    type Action = NoAction;
}

/// What `channel-header-icon.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelHeaderIconProps {
    /// The open channel.
    pub channel: ChannelProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
