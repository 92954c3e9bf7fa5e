//! `team-sidebar.v1`: the strip in which a person changes between teams.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{TeamProps, UserProps};

/// The strip of teams.
#[derive(Clone, Copy, Debug)]
pub struct TeamSidebar;

impl Contract for TeamSidebar {
    const ID: &'static str = "team-sidebar.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = TeamSidebarProps;
    type Action = TeamSidebarAction;
}

/// What `team-sidebar.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct TeamSidebarProps {
    /// Who is signed in.
    pub viewer: UserProps,
    /// The viewer's teams in the order to show.
    pub teams: Vec<TeamSidebarEntry>,
}

/// One team in the strip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct TeamSidebarEntry {
    /// The team.
    pub team: TeamProps,
    /// True for the open team.
    pub active: bool,
    /// True when a channel of the team has unread posts.
    pub unread: bool,
    /// Number of unread posts that mention the viewer.
    pub mentions: u32,
}

/// What the content of `team-sidebar.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum TeamSidebarAction {
    /// Goes to a team.
    OpenTeam {
        /// Which.
        team_id: String,
    },
}
