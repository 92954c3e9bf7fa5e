//! `team-sidebar.v1`: the strip in which a person changes between teams.

use std::rc::Rc;

use contracts::{TeamSidebar, TeamSidebarAction, TeamSidebarProps};
use runtime::Slot;
use yew::prelude::*;

use super::team_sidebar_bottom::TeamSidebarBottomSlot;
use crate::{
    components::{TeamRail, TeamRailItem},
    hooks::{use_go, use_selector},
    state::{State, select},
};

/// The slot with the default strip.
#[component]
pub fn TeamSidebarSlot() -> Html {
    let go = use_go();
    let props = use_selector(props);
    let on_choose = use_callback(go.clone(), |team_id: AttrValue, go| go.team(&team_id));
    let on_action = use_callback(go, |action: TeamSidebarAction, go| {
        let TeamSidebarAction::OpenTeam { team_id } = action;
        go.team(&team_id);
    });
    let teams: Rc<[TeamRailItem]> = props
        .teams
        .iter()
        .map(|entry| TeamRailItem {
            id: entry.team.id.clone().into(),
            name: entry.team.display_name.clone().into(),
            picture: None,
            unread: entry.unread,
            n_mentions: entry.mentions,
        })
        .collect();
    let active_id: Option<AttrValue> =
        props.teams.iter().find(|it| it.active).map(|it| it.team.id.clone().into());
    Slot::<TeamSidebar>::new((*props).clone()).on_action(on_action).around(html! {
        <TeamRail {teams} {active_id} {on_choose}>
            <TeamSidebarBottomSlot />
        </TeamRail>
    })
}

fn props(state: &State) -> TeamSidebarProps {
    TeamSidebarProps {
        viewer: select::person::user(state, &state.me).unwrap_or_default(),
        teams: select::teams::entries(state),
    }
}
