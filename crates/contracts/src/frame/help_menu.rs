//! `help-menu.v1`: entries of the help menu at the end of the global header. None by default. The
//! menu closes when an entry (`role="menuitem"`) is chosen.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::TeamProps;

/// The list of a plugin's entries in the help menu.
#[derive(Clone, Copy, Debug)]
pub struct HelpMenu;

impl Contract for HelpMenu {
    const ID: &'static str = "help-menu.v1";
    const SHAPE: Shape = Shape::List;
    type Props = HelpMenuProps;
    type Action = NoAction;
}

/// What `help-menu.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct HelpMenuProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The open team; `null` while none is chosen.
    pub team: Option<TeamProps>,
}
