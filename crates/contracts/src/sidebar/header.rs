//! `sidebar-header.v1`: the head of the channel sidebar, with the team's name and what adds channels.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{Presence, TeamProps, UserProps};

/// The head of the channel sidebar.
#[derive(Clone, Copy, Debug)]
pub struct SidebarHeader;

impl Contract for SidebarHeader {
    const ID: &'static str = "sidebar-header.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = SidebarHeaderProps;
    type Action = SidebarHeaderAction;
}

/// What `sidebar-header.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SidebarHeaderProps {
    /// Who is signed in.
    pub viewer: UserProps,
    /// The viewer's own presence, as others see it.
    pub presence: Presence,
    /// The open team.
    pub team: TeamProps,
}

/// What the content of `sidebar-header.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SidebarHeaderAction {
    /// Opens the list of channels to join.
    BrowseChannels,
    /// Opens the form for a new channel.
    CreateChannel,
    /// Opens the choice of a person to write to.
    NewMessage,
}
