//! `new-messages-action.v1`: a plugin's buttons at the line above the first unread post. None by
//! default.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// The list of buttons at the line above the first unread post.
#[derive(Clone, Copy, Debug)]
pub struct NewMessagesActionEntry;

impl Contract for NewMessagesActionEntry {
    const ID: &'static str = "new-messages-action.v1";
    const SHAPE: Shape = Shape::List;
    type Props = NewMessagesActionEntryProps;
    type Action = NewMessagesActionEntryAction;
}

/// What `new-messages-action.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct NewMessagesActionEntryProps {
    /// The channel it stands in.
    pub channel_id: String,
    /// When the person last read the channel, in milliseconds since 1970 UTC.
    pub last_viewed_at: i64,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `new-messages-action.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum NewMessagesActionEntryAction {
    /// Puts text into the message box of the channel at the end of the draft.
    InsertText {
        /// The text, Markdown.
        text: String,
    },
}
