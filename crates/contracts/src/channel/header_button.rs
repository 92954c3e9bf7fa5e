//! `channel-header-button.v1`: the buttons at the end of the channel header.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::ChannelProps;

/// The list of buttons in the channel header.
#[derive(Clone, Copy, Debug)]
pub struct ChannelHeaderButton;

impl Contract for ChannelHeaderButton {
    const ID: &'static str = "channel-header-button.v1";
    const SHAPE: Shape = Shape::List;
    type Props = ChannelHeaderButtonProps;
    type Action = ChannelHeaderButtonAction;
}

/// What `channel-header-button.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelHeaderButtonProps {
    /// The open channel.
    pub channel: ChannelProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `channel-header-button.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChannelHeaderButtonAction {
    /// Puts text into the message box at the end of the draft, and the caret behind it.
    InsertText {
        /// The text, Markdown.
        text: String,
    },
}
