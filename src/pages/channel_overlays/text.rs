//! The dialog that changes a channel's name, header or purpose.

use api_types::PatchChannel;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::TextDialog,
    hooks::{ChannelText, use_chat, use_selector},
    pages::error_words::error_words,
    state::select,
    t,
};

/// Properties of [`ChannelTextDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ChannelTextDialogProps {
    /// Which channel.
    pub(super) channel_id: AttrValue,
    /// Which of its texts.
    pub(super) text: ChannelText,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Asks for the text and saves it.
#[component]
pub(super) fn ChannelTextDialog(props: &ChannelTextDialogProps) -> Html {
    let chat = use_chat();
    let pending = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let channel = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| select::channel::by_id(state, &channel_id).unwrap_or_default())
    };
    let on_save = {
        let (pending, error) = (pending.setter(), error.setter());
        let (text, on_close) = (props.text, props.on_close.clone());
        use_callback((chat, props.channel_id.clone()), move |value: String, (chat, channel_id)| {
            let (chat, channel_id) = (chat.clone(), channel_id.clone());
            let (pending, error, on_close) = (pending.clone(), error.clone(), on_close.clone());
            pending.set(true);
            spawn_local(async move {
                let saved = chat.edit_channel(&channel_id, &patch(text, value)).await;
                pending.set(false);
                match saved {
                    Ok(()) => on_close.emit(()),
                    Err(failed) => error.set(Some(error_words(&failed))),
                }
            });
        })
    };
    let (title, label, value, hint, max_chars) = match props.text {
        ChannelText::Name => (
            t!("channel-menu-rename"),
            t!("create-name"),
            channel.display_name.clone(),
            t!("rename-hint"),
            64,
        ),
        ChannelText::Header => (
            t!("channel-menu-header"),
            t!("header-label"),
            channel.header.clone(),
            t!("header-hint"),
            1024,
        ),
        ChannelText::Purpose => (
            t!("channel-menu-purpose"),
            t!("create-purpose"),
            channel.purpose.clone(),
            t!("purpose-hint"),
            250,
        ),
    };
    html! {
        <TextDialog {title} {label} {value} hint={Some(hint)} {max_chars}
            several_lines={props.text != ChannelText::Name}
            may_be_empty={props.text != ChannelText::Name} pending={*pending}
            error={(*error).clone()} {on_save} on_close={props.on_close.clone()} />
    }
}

fn patch(text: ChannelText, value: String) -> PatchChannel {
    let value = Some(value);
    match text {
        ChannelText::Name => PatchChannel { display_name: value, ..PatchChannel::default() },
        ChannelText::Header => PatchChannel { header: value, ..PatchChannel::default() },
        ChannelText::Purpose => PatchChannel { purpose: value, ..PatchChannel::default() },
    }
}
