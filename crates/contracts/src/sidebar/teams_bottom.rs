//! `team-sidebar-bottom.v1`: what stands at the foot of the strip of teams. None by default.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::TeamProps;

/// The list of what stands at the foot of the strip of teams.
#[derive(Clone, Copy, Debug)]
pub struct TeamSidebarBottom;

impl Contract for TeamSidebarBottom {
    const ID: &'static str = "team-sidebar-bottom.v1";
    const SHAPE: Shape = Shape::List;
    type Props = TeamSidebarBottomProps;
    type Action = NoAction;
}

/// What `team-sidebar-bottom.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct TeamSidebarBottomProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The open team; `null` while none is chosen.
    pub team: Option<TeamProps>,
}
