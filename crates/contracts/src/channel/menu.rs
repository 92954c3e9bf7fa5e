//! `channel-menu.v1`: entries of a channel's menu, which the channel header and a row of the sidebar
//! open. None by default. The menu closes when an entry (`role="menuitem"`) is chosen.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::ChannelProps;

/// The list of a plugin's entries in the menu of a channel.
#[derive(Clone, Copy, Debug)]
pub struct ChannelMenu;

impl Contract for ChannelMenu {
    const ID: &'static str = "channel-menu.v1";
    const SHAPE: Shape = Shape::List;
    type Props = ChannelMenuProps;
    type Action = ChannelMenuAction;
}

/// What `channel-menu.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelMenuProps {
    /// The channel that the menu is about; it need not be the open one.
    pub channel: ChannelProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `channel-menu.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChannelMenuAction {
    /// Puts text into the message box of the channel at the end of the draft.
    InsertText {
        /// The text, Markdown.
        text: String,
    },
}
