//! `sidebar.v1`: the whole channel sidebar. The rows render by themselves: this file only knows
//! which there are.

use std::rc::Rc;

use contracts::{
    BrowseChannelsMenu, Contract as _, Sidebar as Contract, SidebarAction, SidebarProps,
    SidebarSection as SectionProps,
};
use runtime::Slot;
use yew::prelude::*;

use super::{SidebarHeaderSlot, SidebarRowSlot};
use crate::{
    components::{Sidebar, SidebarSection},
    hooks::{ChannelOverlay, Overlay, use_chat, use_go, use_overlay, use_selector},
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
    let on_action =
        use_callback((go, overlay), |action: SidebarAction, (go, overlay)| match action {
            SidebarAction::OpenChannel { channel_id } => go.channel(&channel_id),
            SidebarAction::BrowseChannels => overlay.open(Overlay::BrowseChannels),
            SidebarAction::CreateChannel => overlay.open(Overlay::CreateChannel),
            SidebarAction::NewMessage => overlay.open(Overlay::NewMessage),
        });
    html! {
        <Slot<Contract> props={(*props).clone()} {on_action}>
            <Sidebar header={html! { <SidebarHeaderSlot /> }}>
                for section in sections.iter().flatten() {
                    <Section key={&*section.id} section={section.clone()} />
                }
            </Sidebar>
        </Slot<Contract>>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SectionViewProps {
    section: select::sidebar::Section,
}

/// A section that folds. Folded, it shows what is unread or open, so that nothing goes unseen.
#[component]
fn Section(props: &SectionViewProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let section = &props.section;
    // The server keeps it once it has told the groups; until then this page does.
    let folded_here = use_state_eq(|| false);
    let is_kept = {
        let id = Rc::clone(&section.id);
        use_selector(move |state| state.categories.get(&id).is_some())
    };
    let collapsed = if *is_kept { section.collapsed } else { *folded_here };
    let on_toggle = {
        let folded_here = folded_here.setter();
        use_callback(
            (chat.clone(), Rc::clone(&section.id), *is_kept),
            move |value, (chat, id, is_kept)| {
                if *is_kept {
                    chat.collapse_category(id, value);
                } else {
                    folded_here.set(value);
                }
            },
        )
    };
    let standing_out = {
        let channel_ids = section.channel_ids.clone();
        use_selector(move |state| {
            let shows = |id: &&Rc<str>| {
                !collapsed || state.view.is_open(id) || state.channels.unread(id).stands_out()
            };
            channel_ids.iter().filter(shows).cloned().map(AttrValue::Rc).collect::<Vec<_>>()
        })
    };
    let on_drop = use_callback((chat, Rc::clone(&section.id)), |dragged: AttrValue, deps| {
        let (chat, id) = deps;
        chat.move_channel(&dragged, id, None);
    });
    let (add_label, opens) = match section.kind {
        SectionKind::Favorites | SectionKind::Custom => (None, Overlay::None),
        SectionKind::Channels => (Some(t!("sidebar-add-channel")), Overlay::BrowseChannels),
        SectionKind::DirectMessages => (Some(t!("sidebar-add-message")), Overlay::NewMessage),
    };
    // One press less for who has no plugin that adds to the menu.
    let adds_by_menu = {
        let is_channels = section.kind == SectionKind::Channels;
        use_selector(move |state| {
            is_channels && state.extensions.wanted().contains(BrowseChannelsMenu::ID)
        })
    };
    let deps = (overlay.clone(), opens, *adds_by_menu);
    let on_add = use_callback(deps, |anchor, (overlay, opens, by_menu)| {
        let menu = || Overlay::Channel(ChannelOverlay::Add { anchor });
        overlay.open(if *by_menu { menu() } else { opens.clone() });
    });
    let on_menu = use_callback((overlay, Rc::clone(&section.id)), |anchor, (overlay, id)| {
        let category_id = Rc::clone(id);
        overlay.open(Overlay::Channel(ChannelOverlay::Category { category_id, anchor }));
    });
    html! {
        <SidebarSection id={AttrValue::Rc(section.id.clone())}
            title={section_title(section.kind, &section.title)} {collapsed} {on_toggle}
            {add_label} adds_by_menu={*adds_by_menu} {on_add} {on_drop} on_menu={is_kept.then_some(on_menu)}>
            for channel_id in standing_out.iter() {
                <SidebarRowSlot key={channel_id.as_str()} channel_id={channel_id.clone()} />
            }
        </SidebarSection>
    }
}

/// What a section is called: by its kind, or as the person called it.
#[must_use]
pub fn section_title(kind: SectionKind, own: &str) -> AttrValue {
    match kind {
        SectionKind::Custom => AttrValue::from(own.to_owned()),
        SectionKind::Favorites => t!("sidebar-favorites"),
        SectionKind::Channels => t!("sidebar-channels"),
        SectionKind::DirectMessages => t!("sidebar-direct-messages"),
    }
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
                id: if section.kind == SectionKind::Custom {
                    section.id.to_string()
                } else {
                    section.kind.id().to_owned()
                },
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
