//! `sidebar-header.v1`: the head of the channel sidebar.

use contracts::{SidebarHeader as Contract, SidebarHeaderAction, SidebarHeaderProps};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    components::SidebarHeader,
    hooks::{Overlay, use_overlay, use_selector},
    state::{State, select},
};

/// The slot with the default head.
#[component]
pub fn SidebarHeaderSlot() -> Html {
    let overlay = use_overlay();
    let props = use_selector(props);
    let on_action = use_callback(overlay, |action: SidebarHeaderAction, overlay| {
        overlay.open(match action {
            SidebarHeaderAction::BrowseChannels => Overlay::BrowseChannels,
            SidebarHeaderAction::CreateChannel => Overlay::CreateChannel,
            SidebarHeaderAction::NewMessage => Overlay::NewMessage,
        });
    });
    Slot::<Contract>::new((*props).clone()).on_action(on_action).around(html! {
        // The person's own menu opens from outside of every slot, see `pages::account_corner`.
        <SidebarHeader team_name={props.team.display_name.clone()}
            user_name={props.viewer.display_name()} />
    })
}

fn props(state: &State) -> SidebarHeaderProps {
    let team = state.view.team_id.as_deref().and_then(|id| state.teams.get(id));
    SidebarHeaderProps {
        viewer: select::person::user(state, &state.me).unwrap_or_default(),
        presence: select::person::presence(state, &state.me),
        team: team.map(|team| select::teams::team_props(team)).unwrap_or_default(),
    }
}
