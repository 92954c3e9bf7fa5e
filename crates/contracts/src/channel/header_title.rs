//! `channel-header-title.v1`: the channel's sign and name in the channel header.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{ChannelProps, Presence, UserProps};

/// The channel's sign and name in the channel header.
#[derive(Clone, Copy, Debug)]
pub struct ChannelHeaderTitle;

impl Contract for ChannelHeaderTitle {
    const ID: &'static str = "channel-header-title.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = ChannelHeaderTitleProps;
    type Action = ChannelHeaderTitleAction;
}

/// What `channel-header-title.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelHeaderTitleProps {
    /// The open channel.
    pub channel: ChannelProps,
    /// The other person; `null` unless the channel is direct.
    pub partner: Option<UserProps>,
    /// Whether the other person can be reached; `null` unless the channel is direct.
    pub presence: Option<Presence>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `channel-header-title.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChannelHeaderTitleAction {
    /// Opens the channel's menu beside what has the focus; nothing happens for somebody who is not
    /// in the channel.
    OpenMenu,
    /// Opens a person's profile popover beside what has the focus.
    OpenProfile {
        /// Whose.
        user_id: String,
    },
}
