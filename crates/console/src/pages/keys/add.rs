//! Adds a signing key, pasted or from a file.

use client::{
    components::{Field, Modal},
    hooks::use_toasts,
    pages::error_words,
    services::ApiError,
    t,
};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::{
    components::{Note, Tone},
    hooks::use_viewer,
    services::oversight,
};

/// A public key is a few hundred letters, with OpenPGP's certificates a few thousand.
const MAX_FILE_BYTES: f64 = 1_000_000.0;

#[wasm_bindgen]
extern "C" {
    /// What `File` has of `Blob`.
    type TextFile;
    #[wasm_bindgen(method)]
    fn text(this: &TextFile) -> Promise;
    #[wasm_bindgen(method, getter)]
    fn size(this: &TextFile) -> f64;
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AddKeyProps {
    /// It was added, or not.
    pub(super) on_done: Callback<()>,
}

#[component]
pub(super) fn AddKey(props: &AddKeyProps) -> Html {
    let viewer = use_viewer();
    let toasts = use_toasts();
    let name = use_state_eq(String::new);
    let text = use_state_eq(String::new);
    let is_busy = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_text = {
        let (text, error) = (text.setter(), error.setter());
        move |event: InputEvent| {
            text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
            error.set(None);
        }
    };
    let on_file = {
        let (text, name, error) = (text.setter(), name.clone(), error.setter());
        move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            if name.is_empty() {
                let stem = file.name();
                name.set(stem.split('.').next().unwrap_or_default().to_owned());
            }
            let (text, error) = (text.clone(), error.clone());
            let file: TextFile = JsValue::from(file).unchecked_into();
            if file.size() > MAX_FILE_BYTES {
                error.set(Some(t!("keys-file-too-large")));
                return;
            }
            spawn_local(async move {
                match JsFuture::from(file.text()).await.ok().and_then(|it| it.as_string()) {
                    Some(read) => {
                        text.set(read);
                        error.set(None);
                    }
                    None => error.set(Some(t!("keys-file-unreadable"))),
                }
            });
        }
    };
    let on_submit = {
        let (name, text) = (name.clone(), text.clone());
        let (busy, error, on_done) = (is_busy.clone(), error.setter(), props.on_done.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            if name.trim().is_empty() || text.trim().is_empty() {
                error.set(Some(t!("keys-add-missing")));
                return;
            }
            busy.set(true);
            let (name, text) = ((*name).clone(), (*text).clone());
            let (busy, error, on_done) = (busy.setter(), error.clone(), on_done.clone());
            let (toasts, on_ended) = (toasts.clone(), viewer.on_ended.clone());
            spawn_local(async move {
                match oversight::add_key(name.trim(), text.trim()).await {
                    Ok(key) => {
                        toasts.note(t!("keys-added", name = key.name));
                        on_done.emit(());
                    }
                    Err(ApiError::Unauthorized) => on_ended.emit(()),
                    Err(failed) => {
                        busy.set(false);
                        error.set(Some(error_words(&failed)));
                    }
                }
            });
        }
    };
    let on_cancel = props.on_done.reform(|_: MouseEvent| ());
    let set_name = name.setter();
    html! {
        <Modal title={t!("keys-add-title")} on_close={props.on_done.clone()}>
            <form class="keys__form" onsubmit={on_submit}>
                <Field name="key-name" label={t!("keys-name")} hint={t!("keys-name-hint")} focused=true
                    max_chars={64} disabled={*is_busy} value={(*name).clone()}
                    on_input={move |value| set_name.set(value)} />
                <div class="field">
                    <label class="field__label" for="key-text">{ t!("keys-text") }</label>
                    <textarea class="field__input setting__area setting__area--code" id="key-text" rows="6"
                        spellcheck="false" autocomplete="off" placeholder={t!("keys-text-placeholder")}
                        disabled={*is_busy} value={(*text).clone()} oninput={on_text} />
                    <label class="keys__file">
                        { t!("keys-file") }{ " " }
                        <input type="file" accept=".pub,.asc,.gpg,.key,.txt" disabled={*is_busy} onchange={on_file} />
                    </label>
                </div>
                if let Some(error) = &*error {
                    <Note tone={Tone::Danger} alert=true>{ error }</Note>
                }
                <div class="keys__buttons">
                    <button type="button" class="button" disabled={*is_busy} onclick={on_cancel}>
                        { t!("cancel") }
                    </button>
                    <button type="submit" class="button button--primary" disabled={*is_busy}>
                        if *is_busy { <span class="spinner" aria-hidden="true"></span> }
                        { t!("keys-add") }
                    </button>
                </div>
            </form>
        </Modal>
    }
}
