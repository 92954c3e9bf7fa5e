//! `channel-settings-tab.v1`: what a plugin's tab of a channel's settings shows while it is open.
//! Which tabs there are, and that the person is asked before unsaved words are left, is for the
//! window (`pages/channel_settings.rs`).

use contracts::{
    ChannelSettingsTab as Contract, ChannelSettingsTabAction, ChannelSettingsTabProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::{hooks::use_selector, state::select, t};

/// Properties of [`ChannelSettingsTabSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChannelSettingsTabSlotProps {
    /// Which, `<plugin id>:<name>`.
    pub tab_key: AttrValue,
    /// The channel that is set up.
    pub channel_id: AttrValue,
    /// Whether the tab holds what is not saved.
    pub on_unsaved: Callback<bool>,
    /// The window is to be closed.
    pub on_close: Callback<()>,
}

/// The slot; by default it says that the plugin has not shown anything yet.
#[component]
pub fn ChannelSettingsTabSlot(slot: &ChannelSettingsTabSlotProps) -> Html {
    let props = {
        let channel_id = slot.channel_id.clone();
        use_selector(move |state| {
            Some(ChannelSettingsTabProps {
                viewer_id: state.me.to_string(),
                channel: select::channel::by_id(state, &channel_id)?,
                team_id: state.view.team_id.as_deref().unwrap_or_default().to_owned(),
                can_manage: select::channel_menu::can_manage(state, &channel_id),
            })
        })
    };
    let deps = (slot.on_unsaved.clone(), slot.on_close.clone());
    let on_action = use_callback(deps, |action, (on_unsaved, on_close)| match action {
        ChannelSettingsTabAction::SetUnsaved { unsaved } => on_unsaved.emit(unsaved),
        ChannelSettingsTabAction::Close => on_close.emit(()),
    });
    // What it said goes with it, also when the plugin is turned off.
    let on_gone = slot.on_unsaved.clone();
    use_effect_with((), move |()| move || on_gone.emit(false));
    let Some(props) = &*props else { return Html::default() };
    // Another tab is another place.
    Slot::<Contract>::new(props.clone())
        .on_action(on_action)
        .item_key(slot.tab_key.clone())
        .key(slot.tab_key.to_string())
        .around(html! {
            <p class="field__hint">{ t!("panel-nothing") }</p>
        })
}
