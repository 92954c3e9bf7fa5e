//! `user-setting.v1`: a setting of a plugin's own drawing, on its page of the settings.

use contracts::{UserSetting as Contract, UserSettingAction, UserSettingProps};
use runtime::Slot;
use serde_json::Value;
use yew::prelude::*;

use crate::{hooks::use_store, t};

/// Properties of [`UserSettingSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UserSettingSlotProps {
    /// Whose setting.
    pub plugin: AttrValue,
    /// Its name.
    pub name: AttrValue,
    /// The words above it.
    pub title: AttrValue,
    /// What is chosen.
    pub value: Value,
    /// Whether it can not be chosen now.
    pub disabled: bool,
    /// Another value was chosen.
    pub on_change: Callback<Value>,
}

/// The slot; by default it says that the plugin has not shown anything yet.
#[component]
pub fn UserSettingSlot(slot: &UserSettingSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let item_key = AttrValue::from(Contract::key(&slot.plugin, &slot.name));
    let deps = (slot.on_change.clone(), slot.disabled);
    let on_action = use_callback(deps, |action, (on_change, disabled)| match action {
        // A view that missed that it is disabled changes nothing.
        UserSettingAction::Change { .. } if *disabled => {}
        UserSettingAction::Change { value } => on_change.emit(value),
    });
    let props = UserSettingProps {
        viewer_id,
        name: slot.name.to_string(),
        title: slot.title.to_string(),
        value: slot.value.clone(),
        disabled: slot.disabled,
    };
    Slot::<Contract>::new(props).on_action(on_action).item_key(item_key).around(html! {
        <p class="field__hint">{ t!("panel-nothing") }</p>
    })
}
