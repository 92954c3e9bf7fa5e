//! `call-button.v1`: what starts or joins a call, before the buttons that plugins put into the channel
//! header. Each plugin's button shows. None by default.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::ChannelProps;

/// The list of buttons that start or join a call.
#[derive(Clone, Copy, Debug)]
pub struct CallButton;

impl Contract for CallButton {
    const ID: &'static str = "call-button.v1";
    const SHAPE: Shape = Shape::List;
    type Props = CallButtonProps;
    type Action = CallButtonAction;
}

/// What `call-button.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct CallButtonProps {
    /// The open channel, whose people the call is for.
    pub channel: ChannelProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `call-button.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum CallButtonAction {
    /// Puts text into the message box at the end of the draft, for instance the address of the call.
    InsertText {
        /// The text, Markdown.
        text: String,
    },
}
