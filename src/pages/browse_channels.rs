//! The dialog with the public channels of the team.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::error_words::error_words;
use crate::{
    components::{BrowseChannels, ChannelChoice, ChannelChoices},
    hooks::{Overlay, use_chat, use_go, use_overlay},
    services::{ApiError, Chat},
};

/// Properties of [`BrowseChannelsDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct BrowseChannelsDialogProps {
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Fetches the channels, joins and opens the chosen one.
#[component]
pub(super) fn BrowseChannelsDialog(props: &BrowseChannelsDialogProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let overlay = use_overlay();
    let channels = use_state_eq(|| ChannelChoices::Loading);
    let turn = use_state_eq(|| 0_u32);
    {
        let (chat, channels) = (chat.clone(), channels.setter());
        use_effect_with(*turn, move |_| {
            channels.set(ChannelChoices::Loading);
            spawn_local(async move {
                channels.set(match load(&chat).await {
                    Ok(choices) => ChannelChoices::Ready(choices),
                    Err(error) => ChannelChoices::Failed(error_words(&error)),
                });
            });
        });
    }
    let on_retry = Callback::from(move |()| turn.set(turn.wrapping_add(1)));
    let on_choose = use_callback(
        (chat, go, channels.setter(), props.on_close.clone()),
        |channel_id: AttrValue, (chat, go, channels, on_close)| {
            let (chat, go) = (chat.clone(), go.clone());
            let (channels, on_close) = (channels.clone(), on_close.clone());
            spawn_local(async move {
                let joined =
                    chat.store().read(|state| state.channels.member(&channel_id).is_some());
                let opened =
                    if joined { Ok(channel_id.to_string()) } else { chat.join(&channel_id).await };
                match opened {
                    Ok(channel_id) => {
                        on_close.emit(());
                        go.channel(&channel_id);
                    }
                    Err(error) => channels.set(ChannelChoices::Failed(error_words(&error))),
                }
            });
        },
    );
    let on_create = use_callback(overlay, |(), overlay| overlay.open(Overlay::CreateChannel));
    html! {
        <BrowseChannels channels={(*channels).clone()} {on_choose} {on_create} {on_retry}
            on_close={props.on_close.clone()} />
    }
}

async fn load(chat: &Chat) -> Result<Rc<[ChannelChoice]>, ApiError> {
    let team_id = chat.store().read(|state| state.view.team_id.clone()).unwrap_or_default();
    let mut channels = chat.public_channels(&team_id).await?;
    channels.sort_by_cached_key(|channel| channel.display_name.to_lowercase());
    Ok(chat.store().read(|state| {
        let choices = channels.into_iter().map(|channel| ChannelChoice {
            joined: state.channels.member(&channel.id).is_some(),
            id: channel.id.into(),
            name: channel.display_name.into(),
            purpose: channel.purpose.into(),
        });
        choices.collect()
    }))
}
