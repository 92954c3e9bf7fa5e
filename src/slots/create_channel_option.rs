//! `create-channel-option.v1`: what belongs to a plugin's kind of channel, below the form for a new
//! one.

use contracts::{
    CreateChannelOption as Contract, CreateChannelOptionAction, CreateChannelOptionProps,
    NewChannelForm,
};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::use_store;

/// Properties of [`CreateChannelOptionSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CreateChannelOptionSlotProps {
    /// The key of the kind that is chosen.
    pub option_key: AttrValue,
    /// What is written above.
    pub form: NewChannelForm,
    /// Whether the channel is being made.
    pub pending: bool,
    /// Why the channel can not be made, maybe without words; `None` when it can.
    pub on_hinder: Callback<Option<String>>,
}

/// The slot. A kind needs no view, so nothing stands there by default.
#[component]
pub fn CreateChannelOptionSlot(slot: &CreateChannelOptionSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = use_callback(slot.on_hinder.clone(), |action, on_hinder| match action {
        CreateChannelOptionAction::SetCanCreate { can_create: true, .. } => on_hinder.emit(None),
        CreateChannelOptionAction::SetCanCreate { can_create: false, reason } => {
            on_hinder.emit(Some(reason.unwrap_or_default()));
        }
    });
    // What it said goes with it: another view of the same kind, or none, may come in its place.
    let on_gone = slot.on_hinder.clone();
    use_effect_with((), move |()| move || on_gone.emit(None));
    let (form, pending) = (slot.form.clone(), slot.pending);
    let props = CreateChannelOptionProps { viewer_id, form, pending };
    Slot::<Contract>::new(props).on_action(on_action).item_key(slot.option_key.clone()).alone()
}
