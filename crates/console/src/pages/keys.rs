//! Whose signatures count.

use api_types::PluginKey;
use client::{
    components::{EmptyState, ErrorView, icons},
    hooks::use_toasts,
    i18n::local_time,
    pages::error_words,
    services::ApiError,
    t,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::{Confirm, Page, Weight},
    hooks::{Fetched, use_fetched, use_viewer},
    services::oversight,
};
use add::AddKey;

mod add;

/// Which dialog is open.
#[derive(Clone, PartialEq)]
enum Open {
    None,
    Add,
    Remove(PluginKey),
}

/// Whose signatures count.
#[component]
pub fn Keys() -> Html {
    let viewer = use_viewer();
    let fetched = use_fetched((), &[], |()| oversight::keys());
    let open = use_state_eq(|| Open::None);
    let add = {
        let open = open.setter();
        move |_: MouseEvent| open.set(Open::Add)
    };
    let on_remove = use_callback(open.setter(), |key: PluginKey, open| open.set(Open::Remove(key)));
    let may_change = viewer.rights.may_write();
    let add_button = may_change.then(|| {
        html! {
            <button type="button" class="button button--primary" onclick={add}>
                { icons::plus() }{ t!("keys-add") }
            </button>
        }
    });
    let has_keys = fetched.answer.ready().is_some_and(|keys| !keys.is_empty());
    let content = match &fetched.answer {
        Fetched::Loading => html! {
            <div class="settings__waiting" role="status" aria-busy="true" aria-label={t!("loading")}>
                <div class="skeleton settings__skeleton"></div>
            </div>
        },
        Fetched::Failed(error) => html! {
            <ErrorView title={t!("keys-failed")} text={error_words(error)}
                on_retry={fetched.reload.clone()} />
        },
        Fetched::Ready(keys) if keys.is_empty() => html! {
            <EmptyState icon={icons::shield()} title={t!("keys-empty")} text={t!("keys-empty-text")}>
                { add_button.clone() }
            </EmptyState>
        },
        Fetched::Ready(keys) => html! {
            <ul class="keys">
                for key in keys.iter() {
                    { row(key, may_change.then(|| on_remove.clone())) }
                }
            </ul>
        },
    };
    let on_done = {
        let (open, reload) = (open.setter(), fetched.reload);
        Callback::from(move |()| {
            open.set(Open::None);
            reload.emit(());
        })
    };
    html! {
        <Page title={t!("nav-keys")} intro={t!("keys-intro")}
            actions={add_button.filter(|_| has_keys).unwrap_or_default()}>
            { content }
            { match &*open {
                Open::None => Html::default(),
                Open::Add => html! { <AddKey {on_done} /> },
                Open::Remove(key) => html! { <RemoveQuestion plugin_key={key.clone()} {on_done} /> },
            } }
        </Page>
    }
}

fn row(key: &PluginKey, on_remove: Option<Callback<PluginKey>>) -> Html {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let at_ms = key.create_at as f64;
    let format = match key.format.as_str() {
        "minisign" => "minisign".to_owned(),
        "openpgp" => "OpenPGP".to_owned(),
        other => other.to_owned(),
    };
    let remove = on_remove.map(|on_remove| {
        let key = key.clone();
        move |_: MouseEvent| on_remove.emit(key.clone())
    });
    html! {
        <li class="key" key={key.id.as_str()}>
            <div class="key__words">
                <p class="key__name">{ &key.name }{ " " }<span class="tag">{ format }</span></p>
                <p class="key__facts">
                    <code>{ &key.id }</code>
                    <span>{ t!("keys-since", day = local_time::day_label(at_ms)) }</span>
                </p>
                <details class="key__details">
                    <summary>{ t!("keys-show") }</summary>
                    <pre class="key__text" tabindex="0">{ &key.public_key }</pre>
                </details>
            </div>
            if let Some(remove) = remove {
                <button type="button" class="button button--s" onclick={remove}
                    aria-label={t!("keys-remove-named", name = key.name)}>
                    { t!("keys-remove") }
                </button>
            }
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RemoveQuestionProps {
    plugin_key: PluginKey,
    on_done: Callback<()>,
}

#[component]
fn RemoveQuestion(props: &RemoveQuestionProps) -> Html {
    let viewer = use_viewer();
    let toasts = use_toasts();
    let is_busy = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_yes = {
        let (key, on_done) = (props.plugin_key.clone(), props.on_done.clone());
        let (busy, error) = (is_busy.setter(), error.setter());
        move |()| {
            let (key, on_done) = (key.clone(), on_done.clone());
            let (busy, error, toasts) = (busy.clone(), error.clone(), toasts.clone());
            let on_ended = viewer.on_ended.clone();
            busy.set(true);
            spawn_local(async move {
                match oversight::remove_key(&key.id).await {
                    Ok(_) => {
                        toasts.note(t!("keys-removed", name = key.name));
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
    html! {
        <Confirm title={t!("keys-remove-title", name = props.plugin_key.name)} yes={t!("keys-remove")}
            weight={Weight::Danger} is_busy={*is_busy} error={(*error).clone()}
            {on_yes} on_no={props.on_done.clone()}>
            <p>{ t!("keys-remove-text") }</p>
        </Confirm>
    }
}
