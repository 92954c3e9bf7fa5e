//! `dialog.v1`: what a dialog shows below its title. Which dialogs there are is for
//! `pages/overlays/named.rs`, their frame for `components/modal.rs`.

use contracts::{Dialog as Contract, DialogAction, DialogName, DialogProps};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::use_store;

/// Properties of [`DialogSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DialogSlotProps {
    /// Which dialog.
    pub name: DialogName,
    /// What it is called.
    pub title: AttrValue,
    /// The channel that it is about.
    #[prop_or_default]
    pub channel_id: Option<AttrValue>,
    /// The post that it is about.
    #[prop_or_default]
    pub post_id: Option<AttrValue>,
    /// It is to be closed.
    pub on_close: Callback<()>,
    /// The chat's own content.
    pub children: Html,
}

/// The slot around the chat's own content.
#[component]
pub fn DialogSlot(slot: &DialogSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action =
        use_callback(slot.on_close.clone(), |DialogAction::Close, on_close| on_close.emit(()));
    let props = DialogProps {
        dialog: slot.name,
        title: slot.title.to_string(),
        channel_id: slot.channel_id.as_ref().map(ToString::to_string),
        post_id: slot.post_id.as_ref().map(ToString::to_string),
        viewer_id,
    };
    let key = slot.name.key();
    // A plugin that is being loaded for it gets a moment: what opens at a click should not change
    // before one's eyes.
    Slot::<Contract>::new(props)
        .on_action(on_action)
        .item_key(Some(AttrValue::Static(key)))
        .key(key)
        .hold(true)
        .around(slot.children.clone())
}
