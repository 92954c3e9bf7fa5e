//! The channel sidebar: a frame, a header with the team, sections that fold, rows.

mod drag;
mod header;
mod row;
mod section;
mod threads;

use yew::prelude::*;

use crate::t;

pub use header::{SidebarHeader, SidebarHeaderProps};
pub(super) use row::badge;
pub use row::{SidebarRow, SidebarRowProps};
pub use section::{SidebarSection, SidebarSectionProps};
pub use threads::threads_link;

/// Properties of [`Sidebar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SidebarProps {
    /// [`SidebarHeader`], or what stands in its place.
    pub header: Html,
    /// [`SidebarSection`]s.
    pub children: Html,
}

/// The frame: the header stays, the sections scroll.
#[component]
pub fn Sidebar(props: &SidebarProps) -> Html {
    html! {
        <div class="sidebar">
            { props.header.clone() }
            <nav class="sidebar__scroll" aria-label={t!("sidebar")}>{ props.children.clone() }</nav>
        </div>
    }
}
