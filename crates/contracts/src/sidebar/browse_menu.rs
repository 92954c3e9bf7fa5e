//! `browse-channels-menu.v1`: entries of the menu of the sidebar's «+» for channels. None by default,
//! and then the «+» has no menu and opens the list of channels at once. The menu closes when an entry
//! (`role="menuitem"`) is chosen.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::TeamProps;

/// The list of a plugin's entries in the menu that adds channels.
#[derive(Clone, Copy, Debug)]
pub struct BrowseChannelsMenu;

impl Contract for BrowseChannelsMenu {
    const ID: &'static str = "browse-channels-menu.v1";
    const SHAPE: Shape = Shape::List;
    type Props = BrowseChannelsMenuProps;
    type Action = NoAction;
}

/// What `browse-channels-menu.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct BrowseChannelsMenuProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The team whose channels it is about; `null` while none is open.
    pub team: Option<TeamProps>,
}
