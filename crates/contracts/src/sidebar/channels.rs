//! `sidebar.v1`: the whole channel sidebar. Its head is also `sidebar-header.v1`, each group also
//! `sidebar-section.v1`, each line also `sidebar-row.v1`.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{SidebarRowProps, TeamProps, UserProps};

/// The channel sidebar.
#[derive(Clone, Copy, Debug)]
pub struct Sidebar;

impl Contract for Sidebar {
    const ID: &'static str = "sidebar.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = SidebarProps;
    type Action = SidebarAction;
}

/// What `sidebar.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SidebarProps {
    /// Who is signed in.
    pub viewer: UserProps,
    /// The open team.
    pub team: TeamProps,
    /// The viewer's channels, in sections and rows in the order to show.
    pub sections: Vec<SidebarSection>,
}

/// A titled group of channels in the sidebar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SidebarSection {
    /// Identifies the section within the sidebar, stable over updates: `channels`,
    /// `direct_messages`, or of the host's making.
    pub id: String,
    /// Title in the viewer's language.
    pub title: String,
    /// Its channels in the order to show; may be empty.
    pub rows: Vec<SidebarRowProps>,
}

/// What the content of `sidebar.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SidebarAction {
    /// Goes to a channel.
    OpenChannel {
        /// Which.
        channel_id: String,
    },
    /// Opens the list of channels to join.
    BrowseChannels,
    /// Opens the form for a new channel.
    CreateChannel,
    /// Opens the choice of a person to write to.
    NewMessage,
}
