//! The slots at the leading edge: teams, and the channels of the open one.

mod channels;
mod header;
mod row;
mod teams;

pub use self::{
    channels::{Sidebar, SidebarAction, SidebarProps, SidebarSection},
    header::{SidebarHeader, SidebarHeaderAction, SidebarHeaderProps},
    row::{SidebarRow, SidebarRowAction, SidebarRowProps},
    teams::{TeamSidebar, TeamSidebarAction, TeamSidebarEntry, TeamSidebarProps},
};
