//! `error-page.v1`: a page that tells why there is nothing to see.

use contracts::{ErrorPage as Contract, ErrorPageAction, ErrorPageKind, ErrorPageProps};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    components::{EmptyState, icons},
    hooks::use_store,
};

/// Properties of [`ErrorPageSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ErrorPageSlotProps {
    /// What is wrong.
    pub kind: ErrorPageKind,
    /// The words above.
    pub title: AttrValue,
    /// Why, or what to do.
    pub text: AttrValue,
    /// The words of the way back, where there is one.
    #[prop_or_default]
    pub back: Option<AttrValue>,
    /// The person wants to go back. Never called without `back`.
    #[prop_or_default]
    pub on_leave: Callback<()>,
}

/// The slot; by default the words, and below them the way back.
#[component]
pub fn ErrorPageSlot(slot: &ErrorPageSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let deps = (slot.back.is_some(), slot.on_leave.clone());
    let on_action = use_callback(deps, |ErrorPageAction::Leave, (has_back, on_leave)| {
        if *has_back {
            on_leave.emit(());
        }
    });
    let props = ErrorPageProps {
        kind: slot.kind,
        title: slot.title.to_string(),
        text: slot.text.to_string(),
        back: slot.back.as_ref().map(ToString::to_string),
        viewer_id,
    };
    let key = slot.kind.key();
    let icon = if slot.kind == ErrorPageKind::NoTeam { icons::people() } else { icons::search() };
    let on_back = slot.on_leave.reform(|_: MouseEvent| ());
    let page = html! {
        <EmptyState {icon} title={slot.title.clone()} text={slot.text.clone()}>
            if let Some(back) = &slot.back {
                <button type="button" class="button button--primary" onclick={on_back}>{ back }</button>
            }
        </EmptyState>
    };
    // Another error is another place.
    Slot::<Contract>::new(props)
        .on_action(on_action)
        .item_key(Some(AttrValue::Static(key)))
        .key(key)
        .around(page)
}
