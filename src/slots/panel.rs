//! `panel.v1`: what a plugin shows at the right-hand side.

use contracts::{Panel as Contract, PanelAction, PanelProps};
use runtime::Slot;
use yew::prelude::*;

use super::around::{team_props, viewed_channel};
use crate::{
    hooks::{use_chat, use_right_side, use_selector},
    t,
};

/// Properties of [`PanelSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PanelSlotProps {
    /// Which, `<plugin id>:<name>`.
    pub panel_key: AttrValue,
}

/// The slot; by default it says that the plugin has not shown anything yet.
#[component]
pub fn PanelSlot(slot: &PanelSlotProps) -> Html {
    let chat = use_chat();
    let right = use_right_side();
    let props = use_selector(|state| PanelProps {
        viewer_id: state.me.to_string(),
        team: team_props(state),
        channel: viewed_channel(state),
    });
    let channel_id = props.channel.as_ref().map(|channel| channel.id.clone());
    let on_action =
        use_callback((chat, right, channel_id), |action, (chat, right, channel_id)| match action {
            PanelAction::Close => right.close(),
            PanelAction::InsertText { text } => {
                if let Some(channel_id) = channel_id {
                    chat.insert_text(channel_id, &text);
                }
            }
        });
    Slot::<Contract>::new((*props).clone())
        .on_action(on_action)
        .item_key(slot.panel_key.clone())
        .around(html! {
            <p class="right-side__nothing">{ t!("panel-nothing") }</p>
        })
}
