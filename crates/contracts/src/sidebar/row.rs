//! `sidebar-row.v1`: one channel in the sidebar. `sidebar.v1` hands out the same rows.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{ChannelProps, Presence};

/// One channel in the sidebar.
#[derive(Clone, Copy, Debug)]
pub struct SidebarRow;

impl Contract for SidebarRow {
    const ID: &'static str = "sidebar-row.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = SidebarRowProps;
    type Action = SidebarRowAction;
}

/// What `sidebar-row.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SidebarRowProps {
    /// The channel.
    pub channel: ChannelProps,
    /// True for the open channel.
    pub active: bool,
    /// Number of posts that the viewer has not read; 0 when all are read.
    pub unread: u32,
    /// Number of unread posts that mention the viewer; every post of a direct channel counts.
    pub mentions: u32,
    /// Whether the other person can be reached; `null` unless the channel is direct.
    pub presence: Option<Presence>,
    /// The other person's picture, ready for `src`; `null` unless the channel is direct.
    pub picture_url: Option<String>,
}

/// What the content of `sidebar-row.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SidebarRowAction {
    /// Goes to this row's channel.
    Open,
}
