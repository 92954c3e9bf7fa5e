//! `team-sidebar-bottom.v1`: what stands at the foot of the strip of teams. None by default.

use contracts::{NoAction, TeamSidebarBottom as Contract, TeamSidebarBottomProps};
use runtime::Slot;
use yew::prelude::*;

use super::around::team_props;
use crate::hooks::use_selector;

/// The slot.
#[component]
pub(super) fn TeamSidebarBottomSlot() -> Html {
    let props = use_selector(|state| TeamSidebarBottomProps {
        viewer_id: state.me.to_string(),
        team: team_props(state),
    });
    let on_action = Callback::from(|action: NoAction| match action {});
    Slot::<Contract>::new((*props).clone()).on_action(on_action).alone()
}
