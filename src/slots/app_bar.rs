//! `app-bar.v1`: the icons at the trailing edge. None by default.

use contracts::{AppBar as Contract, AppBarAction, AppBarProps};
use runtime::Slot;
use yew::prelude::*;

use super::around::{team_props, viewed_channel};
use crate::{
    hooks::{use_chat, use_right_side, use_selector},
    state::{RightSide, State, extensions::Kind},
};

/// The slot.
#[component]
pub fn AppBarSlot() -> Html {
    let chat = use_chat();
    let right = use_right_side();
    let props = use_selector(props);
    let channel_id = props.channel.as_ref().map(|channel| channel.id.clone());
    let on_action =
        use_callback((chat, right, channel_id), |action, (chat, right, channel_id)| match action {
            AppBarAction::TogglePanel { key } => {
                let title = |state: &State| state.extensions.title(Kind::Panel, &key).is_some();
                if chat.store().read(title) {
                    right.toggle(RightSide::Panel(key.into()));
                }
            }
            AppBarAction::InsertText { text } => {
                if let Some(channel_id) = channel_id {
                    chat.insert_text(channel_id, &text);
                }
            }
        });
    Slot::<Contract>::new((*props).clone()).on_action(on_action).alone()
}

fn props(state: &State) -> AppBarProps {
    let open_panel = match &state.view.right {
        Some(RightSide::Panel(key)) => Some(key.to_string()),
        _ => None,
    };
    let (team, channel) = (team_props(state), viewed_channel(state));
    AppBarProps { viewer_id: state.me.to_string(), team, channel, open_panel }
}
