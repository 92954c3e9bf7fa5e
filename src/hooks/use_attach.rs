//! `use_attach`: takes chosen, pasted or dropped files into a message box.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{use_chat, use_toasts};

/// What can be done with the files of a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Attach {
    /// Takes files in.
    pub on_files: Callback<Vec<web_sys::File>>,
    /// Sends one once more.
    pub on_retry: Callback<AttrValue>,
    /// Takes one away.
    pub on_remove: Callback<AttrValue>,
}

/// For the box whose draft is kept under `place`.
#[hook]
pub fn use_attach(channel_id: &AttrValue, place: &AttrValue) -> Attach {
    let chat = use_chat();
    let toasts = use_toasts();
    let deps = (chat, channel_id.clone(), place.clone());
    let on_files = use_callback(
        (deps.clone(), toasts),
        |files: Vec<web_sys::File>, ((chat, channel_id, place), toasts)| {
            let (chat, channel_id, place) = (chat.clone(), channel_id.clone(), place.clone());
            let toasts = toasts.clone();
            spawn_local(async move {
                if let Err(words) = chat.attach(&channel_id, &place, files).await {
                    toasts.failed(words.into());
                }
            });
        },
    );
    let on_retry = use_callback(deps.clone(), |id: AttrValue, (chat, channel_id, place)| {
        chat.retry_upload(channel_id, place, &id);
    });
    let on_remove = use_callback(deps, |id: AttrValue, (chat, _, place)| {
        chat.drop_upload(place, &id);
    });
    Attach { on_files, on_retry, on_remove }
}
