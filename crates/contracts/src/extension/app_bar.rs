//! `app-bar.v1`: the strip of icons at the trailing edge, one for each thing that a plugin opens.
//! None by default, and then there is no strip.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{ChannelProps, TeamProps};

/// The icons at the trailing edge.
#[derive(Clone, Copy, Debug)]
pub struct AppBar;

impl Contract for AppBar {
    const ID: &'static str = "app-bar.v1";
    const SHAPE: Shape = Shape::List;
    type Props = AppBarProps;
    type Action = AppBarAction;
}

/// What `app-bar.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AppBarProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The open team; `null` while none is chosen.
    pub team: Option<TeamProps>,
    /// The open channel; `null` while none is chosen.
    pub channel: Option<ChannelProps>,
    /// The key of the panel that shows, `<plugin id>:<name>`; `null` while none does.
    pub open_panel: Option<String>,
}

/// What the content of `app-bar.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AppBarAction {
    /// Opens a panel of `host.panel`, or closes it when it shows.
    TogglePanel {
        /// Which, `<plugin id>:<name>`.
        key: String,
    },
    /// Puts text at the end of what is being written in the open channel.
    InsertText {
        /// The text.
        text: String,
    },
}
