//! The slots at the leading edge: teams, and the channels of the open one.

mod browse_menu;
mod category;
mod channel_label;
mod channels;
mod header;
mod row;
mod teams;
mod teams_bottom;

pub use self::{
    browse_menu::{BrowseChannelsMenu, BrowseChannelsMenuProps},
    category::{SidebarCategory, SidebarCategoryAction, SidebarCategoryKind, SidebarCategoryProps},
    channel_label::{SidebarChannelLabel, SidebarChannelLabelProps},
    channels::{Sidebar, SidebarAction, SidebarProps, SidebarSection},
    header::{SidebarHeader, SidebarHeaderAction, SidebarHeaderProps},
    row::{SidebarRow, SidebarRowAction, SidebarRowProps},
    teams::{TeamSidebar, TeamSidebarAction, TeamSidebarEntry, TeamSidebarProps},
    teams_bottom::{TeamSidebarBottom, TeamSidebarBottomProps},
};
