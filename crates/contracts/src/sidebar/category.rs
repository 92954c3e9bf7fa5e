//! `sidebar-section.v1`: a titled group of channels in the sidebar, its head and its rows. Each row
//! is also `sidebar-row.v1`; `sidebar.v1` hands out the same groups.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::SidebarSection;

/// A titled group of channels in the sidebar.
#[derive(Clone, Copy, Debug)]
pub struct SidebarCategory;

impl Contract for SidebarCategory {
    const ID: &'static str = "sidebar-section.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = SidebarCategoryProps;
    type Action = SidebarCategoryAction;
}

/// What `sidebar-section.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SidebarCategoryProps {
    /// Its title, and all of its rows, those that are folded away too.
    pub section: SidebarSection,
    /// What it collects.
    pub kind: SidebarCategoryKind,
    /// Whether its rows are folded away. By default the unread and the open ones show even then.
    pub collapsed: bool,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What a group of the sidebar collects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SidebarCategoryKind {
    /// What is unread, where the person wants it apart; it then stands in no other group.
    Unread,
    /// What the person marked with a star.
    Favorites,
    /// Channels of the team.
    #[default]
    Channels,
    /// Conversations with people.
    DirectMessages,
    /// A group that the person made.
    Custom,
}

/// What the content of `sidebar-section.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SidebarCategoryAction {
    /// Goes to a channel.
    OpenChannel {
        /// Which.
        channel_id: String,
    },
    /// Folds the rows away, or shows them again.
    Fold {
        /// Whether they are folded away from now on.
        collapsed: bool,
    },
    /// Adds to the group: opens the list of channels, or the choice of a person. Nothing happens
    /// where channels are put by hand.
    Add,
    /// Opens the group's menu beside what has the focus; nothing happens where it has none.
    OpenMenu,
}
