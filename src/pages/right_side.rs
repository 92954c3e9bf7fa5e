//! What the right-hand side shows: one file per matter in `right_side/`.

mod card;
mod found_post;
mod listed;
mod panel;
mod search;
mod thread;

use yew::prelude::*;

use self::{
    card::CardPane,
    listed::{ListedPane, Which},
    panel::PanelPane,
    search::SearchPane,
    thread::ThreadPane,
};
use crate::{
    components::RightSideFrame,
    hooks::{use_right_side, use_selector},
    lazy,
    slots::RightHandSideSlot,
    state::RightSide,
};

lazy!(aside: Card => CardPane, aside);
lazy!(aside: Listed => ListedPane, aside);
lazy!(aside: Panel => PanelPane, aside);
lazy!(search: Search => SearchPane, aside);
lazy!(aside: Thread => ThreadPane, aside);

/// What is open at the right-hand side; nothing while it is closed.
#[component]
pub(super) fn RightSideView() -> Html {
    let side = use_selector(|state| state.view.right.clone());
    let Some(side) = &*side else { return Html::default() };
    html! { <RightHandSideSlot side={side.clone()}>{ view(side) }</RightHandSideSlot> }
}

fn view(side: &RightSide) -> Html {
    match side {
        RightSide::Thread(root_id) => {
            html! { <Thread root_id={AttrValue::from(root_id.to_string())} /> }
        }
        RightSide::Pinned(channel_id) => {
            let which = Which::Pinned(channel_id.to_string().into());
            html! { <Listed key={&**channel_id} {which} /> }
        }
        RightSide::Panel(key) => {
            html! { <Panel key={&**key} panel_key={AttrValue::from(key.to_string())} /> }
        }
        RightSide::Card(id) => {
            html! { <Card key={&**id} post_id={AttrValue::from(id.to_string())} /> }
        }
        RightSide::Search => html! { <Search key="search" /> },
        RightSide::Saved => html! { <Listed key="saved" which={Which::Saved} /> },
    }
}

/// Properties of [`Pane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PaneProps {
    /// The words at the top.
    pub(super) title: AttrValue,
    /// Smaller, beside the title.
    #[prop_or_default]
    pub(super) subtitle: Option<AttrValue>,
    /// Tells this content from others: the focus goes into it when it changes.
    pub(super) place: AttrValue,
    /// Beside the way out.
    #[prop_or_default]
    pub(super) buttons: Html,
    /// What it shows.
    pub(super) children: Html,
}

/// The frame with the way back and the way out, the same for everything shown in it.
#[component]
pub(super) fn Pane(props: &PaneProps) -> Html {
    let right = use_right_side();
    let has_before = use_selector(|state| !state.view.right_before.is_empty());
    let on_back = use_callback(right.clone(), |(), right| right.back());
    let on_close = use_callback(right, |(), right| right.close());
    html! {
        <RightSideFrame title={props.title.clone()} subtitle={props.subtitle.clone()}
            place={props.place.clone()} on_back={has_before.then_some(on_back)} {on_close}
            buttons={props.buttons.clone()}>
            { props.children.clone() }
        </RightSideFrame>
    }
}
