//! `channel-header.v1`: the bar above the posts. Its buttons are `channel-header-button.v1`.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{ChannelProps, Presence, UserProps};

/// The bar above the posts.
#[derive(Clone, Copy, Debug)]
pub struct ChannelHeader;

impl Contract for ChannelHeader {
    const ID: &'static str = "channel-header.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = ChannelHeaderProps;
    type Action = ChannelHeaderAction;
}

/// What `channel-header.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelHeaderProps {
    /// The open channel.
    pub channel: ChannelProps,
    /// Number of people in the channel; `null` until the server has told.
    pub member_count: Option<u32>,
    /// The other person; `null` unless the channel is direct.
    pub partner: Option<UserProps>,
    /// Whether the other person can be reached; `null` unless the channel is direct.
    pub presence: Option<Presence>,
}

/// What the content of `channel-header.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChannelHeaderAction {
    /// Opens a person's profile popover.
    OpenProfile {
        /// Whose.
        user_id: String,
    },
}
