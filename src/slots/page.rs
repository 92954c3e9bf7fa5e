//! `page.v1`: what a plugin shows at an address of its own.

use contracts::{Page as Contract, PageAction, PageProps};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    hooks::{use_go, use_selector},
    route::Route,
    state::select,
};

/// Properties of [`PageSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PageSlotProps {
    /// Which, `<plugin id>:<name>`.
    pub page_key: AttrValue,
    /// The team in the address.
    pub team_id: Option<AttrValue>,
    /// What the address has after the page's name.
    pub path: AttrValue,
    /// What shows where no plugin has such a page.
    pub children: Html,
}

/// The slot.
#[component]
pub fn PageSlot(slot: &PageSlotProps) -> Html {
    let go = use_go();
    let props = {
        let (team_id, path) = (slot.team_id.clone(), slot.path.clone());
        use_selector(move |state| {
            let team = team_id.as_deref().and_then(|id| state.teams.get(id));
            PageProps {
                viewer_id: state.me.to_string(),
                team: team.map(|team| select::teams::team_props(team)),
                path: path.to_string(),
            }
        })
    };
    let on_action = use_callback(go, |action: PageAction, go| match action {
        PageAction::OpenChannel { channel_id } => go.channel(&channel_id),
        PageAction::Leave => go.to(&Route::Home),
    });
    Slot::<Contract>::new((*props).clone())
        .on_action(on_action)
        .item_key(slot.page_key.clone())
        .around(slot.children.clone())
}
