//! `panel.v1`: a panel of a plugin at the right-hand side; the key is `<plugin id>:<name>`.
//! Its title comes from `host.panel`, with the same name. The host owns the frame around it.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{ChannelProps, TeamProps};

/// A panel at the right-hand side.
#[derive(Clone, Copy, Debug)]
pub struct Panel;

impl Contract for Panel {
    const ID: &'static str = "panel.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = PanelProps;
    type Action = PanelAction;
}

/// What `panel.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PanelProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The open team; `null` while none is chosen.
    pub team: Option<TeamProps>,
    /// The open channel; `null` while none is chosen.
    pub channel: Option<ChannelProps>,
}

/// What the content of `panel.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PanelAction {
    /// Closes the right-hand side.
    Close,
    /// Puts text at the end of what is being written in the open channel.
    InsertText {
        /// The text.
        text: String,
    },
}
