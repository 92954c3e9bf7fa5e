//! `use_text_links`: where `@name` and `~channel` in texts lead.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{use_chat, use_go, use_overlay, use_selector, use_toasts};
use crate::{components::AnchorRect, state::select, t};

/// What texts need to be more than letters.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLinks {
    /// The person's own user name.
    pub own_username: AttrValue,
    /// `@name` was pressed.
    pub on_mention: Callback<(AttrValue, AnchorRect)>,
    /// `~channel` was pressed.
    pub on_channel: Callback<AttrValue>,
}

/// Links of texts in the open team.
#[hook]
pub fn use_text_links() -> TextLinks {
    let chat = use_chat();
    let go = use_go();
    let overlay = use_overlay();
    let toasts = use_toasts();
    let own_username = use_selector(|state| {
        state
            .people
            .user(&state.me)
            .map_or_else(AttrValue::default, |it| it.username.clone().into())
    });
    let on_mention = use_callback(
        (chat.clone(), overlay, toasts.clone()),
        |(name, anchor): (AttrValue, AnchorRect), (chat, overlay, toasts)| {
            let (chat, overlay, toasts) = (chat.clone(), overlay.clone(), toasts.clone());
            spawn_local(async move {
                match chat.user_id_by_name(&name).await {
                    Ok(Some(user_id)) => overlay.profile(user_id, anchor),
                    Ok(None) => toasts.note(t!("mention-nobody", name = name)),
                    Err(error) => toasts.failed(error.to_string().into()),
                }
            });
        },
    );
    let on_channel = use_callback((chat, go, toasts), |name: AttrValue, (chat, go, toasts)| {
        let known = chat.store().read(|state| {
            let team_id = state.view.team_id.clone()?;
            let channel_id = select::channel::by_address(state, &team_id, &name);
            Some((team_id, channel_id))
        });
        match known {
            Some((_, Some(channel_id))) => go.channel(&channel_id),
            Some((team_id, None)) => {
                let (chat, go, toasts) = (chat.clone(), go.clone(), toasts.clone());
                spawn_local(async move {
                    match chat.join_by_name(&team_id, &name).await {
                        Ok(channel_id) => go.channel(&channel_id),
                        Err(_) => toasts.note(t!("channel-link-nowhere", name = name)),
                    }
                });
            }
            None => {}
        }
    });
    TextLinks { own_username: (*own_username).clone(), on_mention, on_channel }
}
