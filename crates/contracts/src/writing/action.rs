//! `message-box-action.v1`: buttons of the message box, before the one that sends. None by default.
//! They stand in a form: a button without `type="button"` would send the message.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// The list of a plugin's buttons in the message box.
#[derive(Clone, Copy, Debug)]
pub struct MessageBoxActionEntry;

impl Contract for MessageBoxActionEntry {
    const ID: &'static str = "message-box-action.v1";
    const SHAPE: Shape = Shape::List;
    type Props = MessageBoxActionEntryProps;
    type Action = MessageBoxActionEntryAction;
}

/// What `message-box-action.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct MessageBoxActionEntryProps {
    /// Id of the channel that the message goes to.
    pub channel_id: String,
    /// Id of the first post of the thread that the message answers; empty for a post of its own.
    pub root_id: String,
    /// What was typed and not sent yet, Markdown.
    pub draft: String,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `message-box-action.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum MessageBoxActionEntryAction {
    /// Puts text at the end of the draft.
    InsertText {
        /// The text, Markdown.
        text: String,
    },
    /// Puts text in the place of the draft.
    SetText {
        /// The whole text of the box, Markdown.
        text: String,
    },
}
