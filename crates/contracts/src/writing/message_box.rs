//! `message-box.v1`: where a person writes. The host keeps the draft, so that it survives a change
//! of plugins.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::ChannelProps;

/// The message box below the posts.
#[derive(Clone, Copy, Debug)]
pub struct MessageBox;

impl Contract for MessageBox {
    const ID: &'static str = "message-box.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = MessageBoxProps;
    type Action = MessageBoxAction;
}

/// What `message-box.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct MessageBoxProps {
    /// The channel that the message goes to.
    pub channel: ChannelProps,
    /// What was typed and not sent yet, Markdown. It follows every `draft_changed`, and is empty
    /// after `send`; a text that differs from what the view shows came from elsewhere.
    pub draft: String,
    /// Hint to show while the draft is empty, in the viewer's language.
    pub placeholder: String,
    /// True when nothing may be sent now, for instance while the server can not be reached.
    pub disabled: bool,
}

/// What the content of `message-box.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum MessageBoxAction {
    /// Posts a message; one of nothing but white space is ignored.
    Send {
        /// The text, Markdown; at most 16383 characters.
        message: String,
    },
    /// Tells the others that the viewer is typing; the host limits how often.
    Typing,
    /// Keeps the draft.
    DraftChanged {
        /// The whole text of the box.
        message: String,
    },
}
