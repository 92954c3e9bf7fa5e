//! `help-menu.v1`: a plugin's entries in the help menu. None by default.

use contracts::{HelpMenu as Contract, HelpMenuProps};
use runtime::Slot;
use yew::prelude::*;

use super::around::team_props;
use crate::state::State;

/// The slot.
pub fn help_menu(state: &State) -> Html {
    let props = HelpMenuProps { viewer_id: state.me.to_string(), team: team_props(state) };
    Slot::<Contract>::new(props).alone()
}
