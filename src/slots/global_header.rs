//! `global-header.v1`: the thin bar above everything.

use contracts::{GlobalHeader as Contract, GlobalHeaderAction, GlobalHeaderProps};
use runtime::Slot;
use yew::prelude::*;

use super::around::team_props;
use crate::{
    components::{AnchorRect, GlobalHeader, global_header},
    hooks::{Overlay, TopOverlay, use_overlay, use_selector},
    state::select,
};

/// The slot with the default bar.
#[component]
pub fn GlobalHeaderSlot() -> Html {
    let overlay = use_overlay();
    let props = use_selector(|state| GlobalHeaderProps {
        viewer: select::person::user(state, &state.me).unwrap_or_default(),
        team: team_props(state),
    });
    let on_go = use_callback(overlay.clone(), |(), overlay| overlay.open(Overlay::Switcher));
    let on_help = use_callback(overlay, |anchor: AnchorRect, overlay| {
        overlay.open(Overlay::Top(TopOverlay::Help { anchor }));
    });
    let on_action = use_callback(
        (on_go.clone(), on_help.clone()),
        |action: GlobalHeaderAction, (on_go, on_help)| match action {
            GlobalHeaderAction::OpenSwitcher => on_go.emit(()),
            GlobalHeaderAction::OpenHelp => on_help.emit(AnchorRect::of_focus()),
        },
    );
    let bar = GlobalHeader { start: Html::default(), on_go, on_help };
    html! {
        <Slot<Contract> props={(*props).clone()} {on_action}>{ global_header(&bar) }</Slot<Contract>>
    }
}
