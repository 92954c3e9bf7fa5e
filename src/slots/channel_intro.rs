//! `channel-intro.v1`: what stands above the first post of a channel; and the buttons in it,
//! `channel-intro-button.v1`, none by default.

use contracts::{
    ChannelIntro as Contract, ChannelIntroButton, ChannelIntroButtonAction,
    ChannelIntroButtonProps, ChannelIntroProps, ChannelProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::{components::ChannelIntro, services::Chat};

/// The slot with the default words.
pub fn channel_intro(chat: &Chat, channel: &ChannelProps) -> Html {
    let viewer_id = chat.store().read(|state| state.me.to_string());
    let props = ChannelIntroProps { channel: channel.clone(), viewer_id: viewer_id.clone() };
    let buttons = ChannelIntroButtonProps { channel: channel.clone(), viewer_id };
    let on_action = {
        let (chat, channel_id) = (chat.clone(), channel.id.clone());
        Callback::from(move |action: ChannelIntroButtonAction| match action {
            ChannelIntroButtonAction::InsertText { text } => chat.insert_text(&channel_id, &text),
        })
    };
    Slot::<Contract>::new(props).around(html! {
        <ChannelIntro name={channel.display_name.clone()} kind={channel.kind}
            purpose={channel.purpose.clone()}>
            { Slot::<ChannelIntroButton>::new(buttons).on_action(on_action).alone() }
        </ChannelIntro>
    })
}
