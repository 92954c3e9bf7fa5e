//! `sidebar.v1`: the whole channel sidebar. The rows render by themselves: this file only knows
//! which there are.

use contracts::{Sidebar as Contract, SidebarAction, SidebarProps, SidebarSection as SectionProps};
use runtime::Slot;
use yew::prelude::*;
use yew_router::Routable;

use super::{SidebarHeaderSlot, SidebarSectionSlot};
use crate::{
    components::{Sidebar, threads_link},
    hooks::{Go, Overlay, use_go, use_overlay, use_selector},
    route::Route,
    state::{
        State,
        select::{self, sidebar::SectionKind},
    },
    t,
};

/// The slot with the default sidebar.
#[component]
pub fn SidebarSlot() -> Html {
    let go = use_go();
    let overlay = use_overlay();
    let props = use_selector(props);
    let sections = use_selector(|state| {
        state.view.team_id.as_deref().map(|team_id| select::sidebar::sections(state, team_id))
    });
    let threads = use_selector(threads);
    let threads = threads.as_ref().as_ref().map(|it| threads_entry(it, go.clone()));
    let on_action =
        use_callback((go, overlay), |action: SidebarAction, (go, overlay)| match action {
            SidebarAction::OpenChannel { channel_id } => go.channel(&channel_id),
            SidebarAction::BrowseChannels => overlay.open(Overlay::BrowseChannels),
            SidebarAction::CreateChannel => overlay.open(Overlay::CreateChannel),
            SidebarAction::NewMessage => overlay.open(Overlay::NewMessage),
        });
    Slot::<Contract>::new((*props).clone()).on_action(on_action).around(html! {
            <Sidebar header={html! { <SidebarHeaderSlot /> }}>
                { threads }
                for section in sections.iter().flatten() {
                    if let Some(shown) = props.sections.iter().find(|it| it.id == id_of(section)) {
                        <SidebarSectionSlot key={&*section.id} section={section.clone()} shown={shown.clone()} />
                    }
                }
            </Sidebar>
        })
}

/// The team's name, whether its threads are shown, and how much of them is unread.
type ThreadsSeen = (String, bool, (u32, u32));

fn threads(state: &State) -> Option<ThreadsSeen> {
    let team = state.teams.get(state.view.team_id.as_deref()?)?;
    let unread = state.threads.unread(&team.id);
    let count = |n: i64| u32::try_from(n).unwrap_or_default();
    let counts = (count(unread.threads), count(unread.mentions));
    Some((team.name.clone(), state.view.in_threads, counts))
}

fn threads_entry((team, is_open, counts): &ThreadsSeen, go: Go) -> Html {
    let route = Route::Threads { team: team.clone() };
    let href = route.address().to_path();
    let on_click = Callback::from(move |event: MouseEvent| {
        // With a key held or another button, the browser opens a tab.
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if is_plain {
            event.prevent_default();
            go.to(&route);
        }
    });
    threads_link(href, *is_open, *counts, on_click)
}

/// What a section is called: by its kind, or as the person called it.
#[must_use]
pub fn section_title(kind: SectionKind, own: &str) -> AttrValue {
    match kind {
        SectionKind::Custom => AttrValue::from(own.to_owned()),
        SectionKind::Unread => t!("sidebar-unread"),
        SectionKind::Favorites => t!("sidebar-favorites"),
        SectionKind::Channels => t!("sidebar-channels"),
        SectionKind::DirectMessages => t!("sidebar-direct-messages"),
    }
}

/// A section's id as plugins see it: those that everybody has go by their kind.
fn id_of(section: &select::sidebar::Section) -> &str {
    if section.kind == SectionKind::Custom { &section.id } else { section.kind.id() }
}

fn props(state: &State) -> SidebarProps {
    let team = state.view.team_id.as_deref().and_then(|id| state.teams.get(id));
    let sections = team.map(|team| select::sidebar::sections(state, &team.id)).unwrap_or_default();
    SidebarProps {
        viewer: select::person::user(state, &state.me).unwrap_or_default(),
        team: team.map(|team| select::teams::team_props(team)).unwrap_or_default(),
        sections: sections
            .into_iter()
            .map(|section| SectionProps {
                id: id_of(&section).to_owned(),
                title: section_title(section.kind, &section.title).to_string(),
                rows: section
                    .channel_ids
                    .iter()
                    .filter_map(|id| select::sidebar::row(state, id))
                    .collect(),
            })
            .collect(),
    }
}
