//! `sidebar-channel-label.v1`: what stands after a channel's name in the sidebar. None by default.
//! It stands in the row's link, so it shows and has nothing to press, and screen readers do not say
//! it: they say the row's own words.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::ChannelProps;

/// The list of labels after a channel's name.
#[derive(Clone, Copy, Debug)]
pub struct SidebarChannelLabel;

impl Contract for SidebarChannelLabel {
    const ID: &'static str = "sidebar-channel-label.v1";
    const SHAPE: Shape = Shape::List;
    type Props = SidebarChannelLabelProps;
    type Action = NoAction;
}

/// What `sidebar-channel-label.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SidebarChannelLabelProps {
    /// The row's channel.
    pub channel: ChannelProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
