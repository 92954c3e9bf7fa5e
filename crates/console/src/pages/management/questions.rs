//! What is asked before something is done: remove, roll back, turn on; and the dialog for an address.

use client::{
    components::{Field, Modal},
    services::ApiError,
    t,
};
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::in_full;
use crate::{
    components::{Confirm, Weight},
    hooks::{FetchedHandle, InForce, PluginList, use_viewer},
    rules::configuration::{Key, is_on, patch_of},
    services::{config, plugins},
};

/// A question that stands over the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Question {
    Remove {
        id: AttrValue,
    },
    RollBack {
        id: AttrValue,
    },
    UploadsOn,
    PluginsOn,
    /// Which address to install from.
    Address,
}

/// Properties of [`QuestionDialog`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct QuestionDialogProps {
    pub(super) question: Question,
    pub(super) list: PluginList,
    pub(super) config: FetchedHandle<InForce>,
    pub(super) on_close: Callback<()>,
    pub(super) on_address: Callback<String>,
}

/// Asks, does it, and stays with the reason when it did not work.
#[component]
pub(super) fn QuestionDialog(props: &QuestionDialogProps) -> Html {
    let viewer = use_viewer();
    let is_busy = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_yes = {
        let deps = (props.clone(), viewer.on_ended, is_busy.setter(), error.setter());
        use_callback(deps, |(), (props, on_ended, is_busy, error)| {
            let (props, on_ended) = (props.clone(), on_ended.clone());
            let (is_busy, error) = (is_busy.clone(), error.clone());
            is_busy.set(true);
            error.set(None);
            spawn_local(async move {
                let answer = act(&props.question).await;
                is_busy.set(false);
                match answer {
                    Ok(()) => {
                        props.list.reload.emit(());
                        props.config.reload.emit(());
                        props.on_close.emit(());
                    }
                    Err(ApiError::Unauthorized) => on_ended.emit(()),
                    Err(failed) => error.set(Some(in_full(&failed))),
                }
            });
        })
    };
    let plugin = |id: &AttrValue| {
        let plugins = props.list.answer.ready();
        plugins.and_then(|all| all.iter().find(|it| it.id == **id).cloned()).unwrap_or_default()
    };
    let (title, text, yes, weight) = match &props.question {
        Question::Remove { id } => {
            let plugin = plugin(id);
            let text = if plugin.prepackaged_version.is_empty() {
                t!("remove-text")
            } else {
                t!("remove-prepackaged-text")
            };
            (t!("remove-title", name = plugin.name), text, t!("remove-yes"), Weight::Danger)
        }
        Question::RollBack { id } => {
            let plugin = plugin(id);
            let title =
                t!("roll-back-title", name = plugin.name, version = plugin.previous_version);
            let text = t!("roll-back-text", version = plugin.version);
            (title, text, t!("roll-back-yes"), Weight::Normal)
        }
        Question::UploadsOn => {
            let text = t!("uploads-on-text");
            (t!("uploads-on-title"), text, t!("uploads-on-button"), Weight::Normal)
        }
        Question::PluginsOn => {
            let text = t!("plugins-on-text");
            (t!("plugins-on-title"), text, t!("plugins-on-button"), Weight::Normal)
        }
        Question::Address => {
            let values = props.config.answer.ready().map(|it| &it.values);
            let is_insecure = values.is_some_and(|it| is_on(it, Key::AllowInsecureDownloadUrl));
            return html! {
                <AddressDialog {is_insecure} on_close={props.on_close.clone()}
                    on_address={props.on_address.clone()} />
            };
        }
    };
    html! {
        <Confirm {title} {yes} {weight} is_busy={*is_busy} error={(*error).clone()} {on_yes}
            on_no={props.on_close.clone()}>
            <p>{ text }</p>
        </Confirm>
    }
}

async fn act(question: &Question) -> Result<(), ApiError> {
    let switch_on =
        |key: Key| async move { config::patch(&patch_of(key, &Value::Bool(true))).await };
    match question {
        Question::Remove { id } => plugins::remove(id).await.map(drop),
        Question::RollBack { id } => plugins::roll_back(id).await.map(drop),
        Question::UploadsOn => switch_on(Key::EnableUploads).await.map(drop),
        Question::PluginsOn => switch_on(Key::Enable).await.map(drop),
        Question::Address => Ok(()),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AddressDialogProps {
    /// Whether the server also fetches without TLS.
    is_insecure: bool,
    on_close: Callback<()>,
    on_address: Callback<String>,
}

/// Asks for the address of a bundle. What comes of it shows on the page.
#[component]
fn AddressDialog(props: &AddressDialogProps) -> Html {
    let address = use_state_eq(AttrValue::default);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_input = use_callback((address.setter(), error.setter()), |text: String, (it, error)| {
        it.set(text.into());
        error.set(None);
    });
    let on_submit = use_callback(
        (props.clone(), (*address).clone(), error.setter()),
        |event: SubmitEvent, (props, address, error)| {
            event.prevent_default();
            let address = address.trim();
            let is_web = address.starts_with("https://")
                || (props.is_insecure && address.starts_with("http://"));
            if !is_web {
                return error.set(Some(if props.is_insecure {
                    t!("address-wrong-insecure")
                } else {
                    t!("address-wrong")
                }));
            }
            props.on_address.emit(address.to_owned());
            props.on_close.emit(());
        },
    );
    let on_cancel = {
        let on_close = props.on_close.clone();
        move |_: MouseEvent| on_close.emit(())
    };
    let footer = html! {
        <>
            <button type="button" class="button" onclick={on_cancel}>{ t!("cancel") }</button>
            <button type="submit" class="button button--primary" form="address-form">
                { t!("address-submit") }
            </button>
        </>
    };
    html! {
        <Modal title={t!("address-title")} on_close={props.on_close.clone()} {footer}>
            <form class="form" id="address-form" onsubmit={on_submit} novalidate=true>
                <Field name="address" label={t!("address-label")} value={(*address).clone()} {on_input}
                    placeholder="https://" hint={t!("address-hint")} error={(*error).clone()} focused=true />
            </form>
        </Modal>
    }
}
