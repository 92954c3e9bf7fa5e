//! `sidebar.v1`: the whole channel sidebar. The rows render by themselves: this file only knows
//! which there are.

use contracts::{Sidebar as Contract, SidebarAction, SidebarProps, SidebarSection as SectionProps};
use runtime::Slot;
use yew::prelude::*;

use super::{SidebarHeaderSlot, SidebarRowSlot};
use crate::{
    components::{Sidebar, SidebarSection},
    hooks::{Overlay, use_go, use_overlay, use_selector},
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
                    <Section key={section.kind.id()} kind={section.kind}
                        channel_ids={section.channel_ids.iter().map(|id| AttrValue::Rc(id.clone())).collect::<Vec<_>>()} />
                }
            </Sidebar>
        </Slot<Contract>>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SectionViewProps {
    kind: SectionKind,
    channel_ids: Vec<AttrValue>,
}

/// A section that folds. Folded, it shows what is unread or open, so that nothing goes unseen.
#[component]
fn Section(props: &SectionViewProps) -> Html {
    let overlay = use_overlay();
    let collapsed = use_state_eq(|| false);
    let on_toggle = use_callback(collapsed.setter(), |value: bool, collapsed| collapsed.set(value));
    let standing_out = {
        let channel_ids = props.channel_ids.clone();
        let folded = *collapsed;
        use_selector(move |state| {
            let shows = |id: &&AttrValue| {
                !folded || state.view.is_open(id) || state.channels.unread(id).stands_out()
            };
            channel_ids.iter().filter(shows).cloned().collect::<Vec<_>>()
        })
    };
    let (add_label, opens) = match props.kind {
        SectionKind::Favorites => (None, Overlay::None),
        SectionKind::Channels => (Some(t!("sidebar-add-channel")), Overlay::BrowseChannels),
        SectionKind::DirectMessages => (Some(t!("sidebar-add-message")), Overlay::NewMessage),
    };
    let on_add = use_callback((overlay, opens), |(), (overlay, opens)| overlay.open(opens.clone()));
    html! {
        <SidebarSection id={props.kind.id()} title={title(props.kind)} collapsed={*collapsed}
            {on_toggle} {add_label} {on_add}>
            for channel_id in standing_out.iter() {
                <SidebarRowSlot key={channel_id.as_str()} channel_id={channel_id.clone()} />
            }
        </SidebarSection>
    }
}

fn title(kind: SectionKind) -> AttrValue {
    match kind {
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
                id: section.kind.id().to_owned(),
                title: title(section.kind).to_string(),
                rows: section
                    .channel_ids
                    .iter()
                    .filter_map(|id| select::sidebar::row(state, id))
                    .collect(),
            })
            .collect(),
    }
}
