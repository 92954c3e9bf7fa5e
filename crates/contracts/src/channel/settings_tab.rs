//! `channel-settings-tab.v1`: a plugin's tab of a channel's settings; the key is
//! `<plugin id>:<name>`. What the tab is called comes from `host.channelSettingsTab`, with the same
//! name. The window around it, its list of tabs and the way out are the host's.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::ChannelProps;

/// What a tab shows while it is the open one; its key is [`ChannelSettingsTab::key`].
#[derive(Clone, Copy, Debug)]
pub struct ChannelSettingsTab;

impl Contract for ChannelSettingsTab {
    const ID: &'static str = "channel-settings-tab.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = ChannelSettingsTabProps;
    type Action = ChannelSettingsTabAction;
}

impl ChannelSettingsTab {
    /// The key under which a plugin contributes what its tab shows.
    ///
    /// ```
    /// use contracts::ChannelSettingsTab;
    ///
    /// assert_eq!(ChannelSettingsTab::key("com.example.tides", "alarms"), "com.example.tides:alarms");
    /// ```
    pub fn key(plugin_id: &str, name: &str) -> String {
        format!("{plugin_id}:{name}")
    }
}

/// What `channel-settings-tab.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelSettingsTabProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The channel that is set up; it need not be the open one.
    pub channel: ChannelProps,
    /// Id of the open team, also for direct and group channels; empty while none is open.
    pub team_id: String,
    /// Whether the person manages the channel and it is not archived: an administrator of it, or of
    /// the server. Nobody manages direct and group channels but their members, for whom it is true.
    pub can_manage: bool,
}

/// What the content of `channel-settings-tab.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChannelSettingsTabAction {
    /// Closes the window; where something is not saved, also elsewhere in it, the person is asked.
    Close,
    /// Says whether the tab holds what is not saved. The person is then asked before it is left.
    SetUnsaved {
        /// Whether it does. It does not as long as nothing is said.
        unsaved: bool,
    },
}
