//! `browse-channels-menu.v1`: a plugin's entries in the menu that adds channels. None by default.

use contracts::{BrowseChannelsMenu as Contract, BrowseChannelsMenuProps, NoAction};
use runtime::Slot;
use yew::prelude::*;

use super::around::team_props;
use crate::hooks::use_selector;

/// The slot.
#[component]
pub fn BrowseChannelsMenuSlot() -> Html {
    let props = use_selector(|state| BrowseChannelsMenuProps {
        viewer_id: state.me.to_string(),
        team: team_props(state),
    });
    let on_action = Callback::from(|action: NoAction| match action {});
    Slot::<Contract>::new((*props).clone()).on_action(on_action).alone()
}
