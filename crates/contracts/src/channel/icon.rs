//! `channel-icon.v1`: the sign before a channel's name, wherever channels are listed by name. It
//! stands on the page only where a plugin fills it.
//!
//! It is a picture beside words, so it has nothing to press, and screen readers do not say it.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::{ChannelProps, Presence};

/// The sign before a channel's name.
#[derive(Clone, Copy, Debug)]
pub struct ChannelIcon;

impl Contract for ChannelIcon {
    const ID: &'static str = "channel-icon.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = ChannelIconProps;
    type Action = NoAction;
}

/// What `channel-icon.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelIconProps {
    /// The channel.
    pub channel: ChannelProps,
    /// Where the sign stands.
    pub place: ChannelIconPlace,
    /// Whether the other person can be reached; `null` unless the channel is direct.
    pub presence: Option<Presence>,
    /// The other person's picture, ready for `src`; `null` unless the channel is direct.
    pub picture_url: Option<String>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// Where a channel's sign stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChannelIconPlace {
    /// In a row of the sidebar.
    #[default]
    Sidebar,
    /// In the channel header.
    Header,
    /// In the quick switcher.
    Switcher,
}
