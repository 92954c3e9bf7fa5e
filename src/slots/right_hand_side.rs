//! `right-hand-side.v1`: everything at the right-hand side.

use contracts::{
    RightHandSide as Contract, RightHandSideAction, RightHandSideKind, RightHandSideProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    hooks::{use_right_side, use_store},
    state::RightSide,
};

/// Properties of [`RightHandSideSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RightHandSideSlotProps {
    /// What it shows.
    pub side: RightSide,
    /// How that looks by default.
    pub children: Html,
}

/// The slot around what stands there by default.
#[component]
pub fn RightHandSideSlot(slot: &RightHandSideSlotProps) -> Html {
    let right = use_right_side();
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = use_callback(right, |action: RightHandSideAction, right| match action {
        RightHandSideAction::Close => right.close(),
    });
    let (shows, id) = match &slot.side {
        RightSide::Thread(id) => (RightHandSideKind::Thread, &**id),
        RightSide::Pinned(id) => (RightHandSideKind::Pinned, &**id),
        RightSide::Saved => (RightHandSideKind::Saved, ""),
        RightSide::Search => (RightHandSideKind::Search, ""),
        RightSide::Card(id) => (RightHandSideKind::Card, &**id),
        RightSide::Panel(key) => (RightHandSideKind::Panel, &**key),
    };
    let props = RightHandSideProps { shows, id: id.to_owned(), viewer_id };
    Slot::<Contract>::new(props).on_action(on_action).around(slot.children.clone())
}
