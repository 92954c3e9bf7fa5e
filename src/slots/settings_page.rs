//! `settings-page.v1`: a page of the settings window. Which pages there are, and that the one of
//! plugins is none of them, is for `pages/settings.rs`.

use contracts::{SettingsPage as Contract, SettingsPageAction, SettingsPageProps};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::use_store;

/// Properties of [`SettingsPageSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SettingsPageSlotProps {
    /// Which page, by its key.
    pub page: AttrValue,
    /// What it is called.
    pub title: AttrValue,
    /// Another page is asked for, by its key.
    pub on_open: Callback<AttrValue>,
    /// The window is to be closed.
    pub on_close: Callback<()>,
    /// The chat's own page.
    pub children: Html,
}

/// The slot around the chat's own page.
#[component]
pub fn SettingsPageSlot(slot: &SettingsPageSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let deps = (slot.on_open.clone(), slot.on_close.clone());
    let on_action = use_callback(deps, |action, (on_open, on_close)| match action {
        SettingsPageAction::OpenPage { page } => on_open.emit(AttrValue::from(page)),
        SettingsPageAction::Close => on_close.emit(()),
    });
    let props =
        SettingsPageProps { page: slot.page.to_string(), title: slot.title.to_string(), viewer_id };
    // A plugin that is being loaded for it gets a moment: a page that opens at a click should not
    // change before one's eyes. Another page is another place.
    Slot::<Contract>::new(props)
        .on_action(on_action)
        .item_key(Some(slot.page.clone()))
        .key(slot.page.to_string())
        .hold(true)
        .around(slot.children.clone())
}
