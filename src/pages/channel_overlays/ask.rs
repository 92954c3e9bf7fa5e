//! The question before leaving or archiving a channel.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::AskDialog,
    hooks::{Deed, use_chat, use_selector},
    pages::error_words::error_words,
    state::select,
    t,
};

/// Properties of [`AskAboutChannel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AskAboutChannelProps {
    /// Which channel.
    pub(super) channel_id: AttrValue,
    /// What is to be done.
    pub(super) deed: Deed,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Asks, and does it.
#[component]
pub(super) fn AskAboutChannel(props: &AskAboutChannelProps) -> Html {
    let chat = use_chat();
    let pending = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let name = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| {
            select::channel::by_id(state, &channel_id).unwrap_or_default().display_name
        })
    };
    let on_yes = {
        let (pending, error) = (pending.setter(), error.setter());
        let (deed, on_close) = (props.deed, props.on_close.clone());
        use_callback((chat, props.channel_id.clone()), move |(), (chat, channel_id)| {
            let (chat, channel_id) = (chat.clone(), channel_id.clone());
            let (pending, error, on_close) = (pending.clone(), error.clone(), on_close.clone());
            pending.set(true);
            spawn_local(async move {
                let done = match deed {
                    Deed::Leave => chat.leave(&channel_id).await,
                    Deed::Archive => chat.archive(&channel_id).await,
                };
                pending.set(false);
                match done {
                    Ok(()) => on_close.emit(()),
                    Err(failed) => error.set(Some(error_words(&failed))),
                }
            });
        })
    };
    let (title, text, yes) = match props.deed {
        Deed::Leave => (
            t!("leave-channel-title", name = *name),
            t!("leave-channel-text"),
            t!("channel-menu-leave"),
        ),
        Deed::Archive => {
            (t!("archive-title", name = *name), t!("archive-text"), t!("channel-menu-archive"))
        }
    };
    html! {
        <AskDialog {title} {text} {yes} pending={*pending} error={(*error).clone()} {on_yes}
            on_close={props.on_close.clone()} />
    }
}
