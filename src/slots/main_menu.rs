//! `main-menu.v1`: a plugin's entries in the person's own menu. None by default.

use contracts::{MainMenu as Contract, MainMenuProps, NoAction};
use runtime::Slot;
use yew::prelude::*;

use super::around::{team_props, viewed_channel};
use crate::hooks::use_selector;

/// The slot.
#[component]
pub fn MainMenuSlot() -> Html {
    let props = use_selector(|state| MainMenuProps {
        viewer_id: state.me.to_string(),
        team: team_props(state),
        channel: viewed_channel(state),
    });
    let on_action = Callback::from(|action: NoAction| match action {});
    Slot::<Contract>::new((*props).clone()).on_action(on_action).alone()
}
