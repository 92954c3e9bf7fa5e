//! What holds for all plugins: whether they run, how they get in, whom to trust, what is offered.
//! Whether links have previews, and where people are led who have something to say.

use std::rc::Rc;

use client::{
    components::{ErrorView, Field},
    hooks::use_toasts,
    services::ApiError,
    t,
};
use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::management::in_full;
use crate::{
    components::{Note, Page, PageLink, Toggle, Tone, locked_words},
    hooks::{Fetched, FetchedHandle, InForce, use_config, use_leave_guard, use_viewer},
    route::Route,
    rules::configuration::{Edits, Key, is_locked, refused},
    services::config,
};

/// The page of the configuration.
#[component]
pub fn Configuration() -> Html {
    let in_force = use_config();
    let content = match &in_force.answer {
        Fetched::Loading => html! {
            <div class="skeleton form-skeleton" role="status" aria-label={t!("loading")}></div>
        },
        Fetched::Failed(error) => html! {
            <ErrorView title={t!("config-failed")} text={in_full(error)}
                on_retry={in_force.reload.clone()} />
        },
        Fetched::Ready(values) => html! {
            <Form in_force={Rc::clone(values)} handle={in_force.clone()} />
        },
    };
    html! {
        <Page title={t!("nav-configuration")} intro={t!("config-intro")}>{ content }</Page>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FormProps {
    in_force: Rc<InForce>,
    handle: FetchedHandle<InForce>,
}

/// What one control of the form needs.
struct Controls<'a> {
    in_force: &'a InForce,
    edits: &'a Edits,
    error: Option<(Key, AttrValue)>,
    may_write: bool,
    on_edit: Callback<(Key, Value)>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let viewer = use_viewer();
    let toasts = use_toasts();
    let edits = use_state_eq(Edits::default);
    let failed = use_state_eq(|| None::<ApiError>);
    let is_saving = use_state_eq(|| false);
    let values = &props.in_force.values;
    let is_unsaved = edits.is_unsaved(values);
    use_leave_guard(is_unsaved);
    let on_edit = use_callback(
        ((*edits).clone(), Rc::clone(&props.in_force), edits.setter()),
        |(key, value): (Key, Value), (edits, in_force, setter)| {
            setter.set(edits.with(&in_force.values, key, value));
        },
    );
    let on_cancel =
        use_callback((edits.setter(), failed.setter()), |_: MouseEvent, (edits, failed)| {
            edits.set(Edits::default());
            failed.set(None);
        });
    let on_save = {
        let setters = (edits.setter(), failed.setter(), is_saving.setter());
        let deps =
            ((*edits).clone(), setters, toasts, props.handle.reload.clone(), viewer.on_ended);
        use_callback(deps, |event: SubmitEvent, (edits, setters, toasts, reload, on_ended)| {
            event.prevent_default();
            let (patch, toasts) = (edits.patch(), toasts.clone());
            let (edits, failed, is_saving) = setters.clone();
            let (reload, on_ended) = (reload.clone(), on_ended.clone());
            is_saving.set(true);
            failed.set(None);
            spawn_local(async move {
                let answer = config::patch(&patch).await;
                is_saving.set(false);
                match answer {
                    Ok(_) => {
                        edits.set(Edits::default());
                        toasts.worked(t!("config-saved"));
                        reload.emit(());
                    }
                    Err(ApiError::Unauthorized) => on_ended.emit(()),
                    Err(error) => failed.set(Some(error)),
                }
            });
        })
    };
    let field_error =
        failed.as_ref().and_then(refused).map(|(key, rule)| (key, t!("config-rule", rule = rule)));
    let general_error = (*failed).clone().filter(|error| refused(error).is_none());
    let controls = Controls {
        in_force: &props.in_force,
        edits: &edits,
        error: field_error,
        may_write: viewer.rights.may_write(),
        on_edit,
    };
    html! {
        <form class="options" onsubmit={on_save} novalidate=true>
            { sections(&controls) }
            if let Some(error) = general_error {
                <Note tone={Tone::Danger} title={t!("config-not-saved")} alert=true>{ in_full(&error) }</Note>
            }
            <div class={classes!("save-bar", is_unsaved.then_some("save-bar--unsaved"))}>
                <p class="save-bar__words" role="status">
                    { if is_unsaved { t!("config-unsaved") } else { t!("config-all-saved") } }
                </p>
                <button type="button" class="button" onclick={on_cancel} disabled={!is_unsaved || *is_saving}>
                    { t!("cancel") }
                </button>
                <button type="submit" class="button button--primary" disabled={!is_unsaved || *is_saving}>
                    if *is_saving { <span class="spinner" aria-hidden="true"></span> }
                    { t!("config-save") }
                </button>
            </div>
        </form>
    }
}

fn sections(controls: &Controls<'_>) -> Html {
    let uploads_hint = html! {
        <>
            <p>{ t!("config-uploads-hint") }</p>
            if !controls.is_on(Key::EnableUploads) {
                <p class="option__consequence">{ t!("config-uploads-off") }</p>
            }
        </>
    };
    let enable_hint = html! {
        <>
            <p>{ t!("config-enable-hint") }</p>
            if !controls.is_on(Key::Enable) {
                <p class="option__consequence">{ t!("config-enable-off") }</p>
            }
        </>
    };
    let signature_hint = html! {
        <p>
            { t!("config-signature-hint") }{ " " }
            <PageLink to={Route::Keys} class="link-button">{ t!("nav-keys") }</PageLink>
        </p>
    };
    let words = |words: AttrValue| html! { <p>{ words }</p> };
    html! {
        <>
            { section(t!("config-section-run"), html! {
                { controls.toggle(Key::Enable, t!("config-enable"), enable_hint) }
            }) }
            { section(t!("config-section-install"), html! {
                <>
                    { controls.toggle(Key::EnableUploads, t!("config-uploads"), uploads_hint) }
                    { controls.toggle(Key::AllowInsecureDownloadUrl, t!("config-insecure"),
                        words(t!("config-insecure-hint"))) }
                    { controls.toggle(Key::AutomaticPrepackagedPlugins, t!("config-prepackaged"),
                        words(t!("config-prepackaged-hint"))) }
                </>
            }) }
            { section(t!("config-section-trust"), html! {
                <>
                    { controls.toggle(Key::RequirePluginSignature, t!("config-signature"), signature_hint) }
                    { controls.trust() }
                </>
            }) }
            { section(t!("config-section-catalogue"), html! {
                <>
                    { controls.toggle(Key::EnableMarketplace, t!("config-catalogue"),
                        words(t!("config-catalogue-hint"))) }
                    { controls.address(Key::MarketplaceUrl, "catalogue-address",
                        t!("config-address"), t!("config-address-hint")) }
                </>
            }) }
            { section(t!("config-section-posts"), html! {
                { controls.toggle(Key::EnableLinkPreviews, t!("config-previews"),
                    words(t!("config-previews-hint"))) }
            }) }
            { section(t!("config-section-support"), html! {
                { controls.address(Key::ReportAProblemLink, "feedback-address",
                    t!("config-feedback"), t!("config-feedback-hint")) }
            }) }
        </>
    }
}

fn section(title: AttrValue, content: Html) -> Html {
    html! {
        <section class="options__section">
            <h2 class="page__section">{ title }</h2>
            <div class="options__card">{ content }</div>
        </section>
    }
}

impl Controls<'_> {
    fn shown(&self, key: Key) -> &Value {
        self.edits.shown(&self.in_force.values, key)
    }

    fn is_on(&self, key: Key) -> bool {
        self.shown(key) == &Value::Bool(true)
    }

    /// Why a key can not be changed.
    fn locked(&self, key: Key) -> Option<AttrValue> {
        if is_locked(&self.in_force.environment, key) {
            Some(t!("config-locked"))
        } else {
            (!self.may_write).then(|| t!("read-only-reason"))
        }
    }

    fn error(&self, key: Key) -> Option<AttrValue> {
        self.error.as_ref().filter(|(wrong, _)| *wrong == key).map(|(_, words)| words.clone())
    }

    fn toggle(&self, key: Key, label: AttrValue, hint: Html) -> Html {
        let on_change = self.on_edit.reform(move |is_on: bool| (key, Value::Bool(is_on)));
        html! {
            <Toggle name={key.name()} {label} {hint} is_on={self.is_on(key)} locked={self.locked(key)}
                error={self.error(key)} {on_change} />
        }
    }

    fn trust(&self) -> Html {
        let chosen = self.shown(Key::TrustPolicy).as_str().unwrap_or_default();
        let locked = self.locked(Key::TrustPolicy);
        let choice = |value: &'static str, label: AttrValue, hint: AttrValue| {
            let on_change = self.on_edit.reform(move |_: Event| (Key::TrustPolicy, json!(value)));
            html! {
                <label class="choice" key={value}>
                    <input class="choice__input" type="radio" name="trust" {value}
                        checked={chosen == value} disabled={locked.is_some()} onchange={on_change} />
                    <span>
                        <span class="choice__label">{ label }</span>
                        <span class="choice__hint">{ hint }</span>
                    </span>
                </label>
            }
        };
        html! {
            <fieldset class="option option--group">
                <legend class="option__label">{ t!("config-trust") }</legend>
                { choice("trusted", t!("config-trust-trusted"), t!("config-trust-trusted-hint")) }
                { choice("sandboxed_only", t!("config-trust-sandboxed"), t!("config-trust-sandboxed-hint")) }
                if let Some(locked) = &locked { { locked_words(locked) } }
                if let Some(error) = self.error(Key::TrustPolicy) {
                    <p class="field__error" role="alert">{ error }</p>
                }
            </fieldset>
        }
    }

    fn address(&self, key: Key, name: &'static str, label: AttrValue, hint: AttrValue) -> Html {
        let value = self.shown(key).as_str().unwrap_or_default().to_owned();
        let locked = self.locked(key);
        let on_input = self.on_edit.reform(move |text: String| (key, json!(text)));
        html! {
            <div class="option option--group">
                <Field {name} {label} {value} {on_input} {hint} error={self.error(key)}
                    placeholder="https://" disabled={locked.is_some()} />
                if let Some(locked) = &locked { { locked_words(locked) } }
            </div>
        }
    }
}

/// What this page calls a key of its section, for others who speak of it.
pub(super) fn key_words(name: &str) -> Option<AttrValue> {
    let key = Key::ALL.into_iter().find(|key| key.name() == name)?;
    Some(match key {
        Key::Enable => t!("config-enable"),
        Key::EnableUploads => t!("config-uploads"),
        Key::AllowInsecureDownloadUrl => t!("config-insecure"),
        Key::RequirePluginSignature => t!("config-signature"),
        Key::TrustPolicy => t!("config-trust"),
        Key::EnableMarketplace => t!("config-catalogue"),
        Key::MarketplaceUrl => t!("config-address"),
        Key::AutomaticPrepackagedPlugins => t!("config-prepackaged"),
        Key::ReportAProblemLink => t!("config-feedback"),
        Key::EnableLinkPreviews => t!("config-previews"),
    })
}
