//! `channel-intro-button.v1`: a plugin's buttons above the first post of a channel. None by default.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::ChannelProps;

/// The list of buttons above the first post of a channel.
#[derive(Clone, Copy, Debug)]
pub struct ChannelIntroButton;

impl Contract for ChannelIntroButton {
    const ID: &'static str = "channel-intro-button.v1";
    const SHAPE: Shape = Shape::List;
    type Props = ChannelIntroButtonProps;
    type Action = ChannelIntroButtonAction;
}

/// What `channel-intro-button.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelIntroButtonProps {
    /// The channel.
    pub channel: ChannelProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `channel-intro-button.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChannelIntroButtonAction {
    /// Puts text into the message box of the channel at the end of the draft.
    InsertText {
        /// The text, Markdown.
        text: String,
    },
}
