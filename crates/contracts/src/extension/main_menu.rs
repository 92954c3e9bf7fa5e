//! `main-menu.v1`: entries of the person's own menu, before signing out. None by default. The menu
//! closes when an entry (`role="menuitem"`) is chosen.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::{ChannelProps, TeamProps};

/// The list of a plugin's entries in the person's own menu.
#[derive(Clone, Copy, Debug)]
pub struct MainMenu;

impl Contract for MainMenu {
    const ID: &'static str = "main-menu.v1";
    const SHAPE: Shape = Shape::List;
    type Props = MainMenuProps;
    type Action = NoAction;
}

/// What `main-menu.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct MainMenuProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The open team; `null` while none is chosen.
    pub team: Option<TeamProps>,
    /// The open channel; `null` while none is chosen.
    pub channel: Option<ChannelProps>,
}
