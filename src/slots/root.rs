//! `root.v1`: everything that a signed-in person sees, but for what must not be covered.

use contracts::{Root, RootAction, RootProps};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    hooks::{use_chat, use_go, use_selector},
    state::{State, select},
};

/// Properties of [`RootSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RootSlotProps {
    /// The chat.
    pub children: Html,
}

/// The slot around the chat.
#[component]
pub fn RootSlot(slot: &RootSlotProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let props = use_selector(props);
    let on_action = use_callback((chat, go), |action: RootAction, (chat, go)| match action {
        RootAction::OpenTeam { team_id } => go.team(&team_id),
        RootAction::OpenChannel { channel_id } => go.channel(&channel_id),
        RootAction::SignOut => chat.sign_out(),
    });
    Slot::<Root>::new((*props).clone()).on_action(on_action).around(slot.children.clone())
}

fn props(state: &State) -> RootProps {
    let team = state.view.team_id.as_deref().and_then(|id| state.teams.get(id));
    let channel = state.view.channel_id.as_deref();
    RootProps {
        viewer: select::person::user(state, &state.me).unwrap_or_default(),
        team: team.map(|team| select::teams::team_props(team)),
        channel: channel.and_then(|id| select::channel::by_id(state, id)),
    }
}
