//! Where plugins come from: the upload button, the place to drop files, the address; or why not.

use client::{components::icons, hooks::use_toasts, t};
use web_sys::{File, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::Question;
use crate::{
    components::{Note, PageLink, Tone},
    hooks::{InForce, Package, list_of, use_file_drop},
    route::Route,
    rules::{
        configuration::{Key, is_on},
        picked::{ACCEPT, NotPicked, pick},
    },
    services::upload::Bundle,
};

/// Whether bundles can be uploaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Uploads {
    /// The configuration is not here yet.
    Unknown,
    On,
    Off,
    /// No plugin runs at all.
    PluginsOff,
}

impl Uploads {
    pub(super) fn of(config: Option<&InForce>) -> Self {
        match config {
            None => Self::Unknown,
            Some(config) if !is_on(&config.values, Key::Enable) => Self::PluginsOff,
            Some(config) if is_on(&config.values, Key::EnableUploads) => Self::On,
            Some(_) => Self::Off,
        }
    }
}

/// Sorts picked files, or says why they can not be uploaded.
fn package(files: &[File]) -> Result<Package, AttrValue> {
    let names: Vec<String> = files.iter().map(File::name).collect();
    let picked = pick(&names).map_err(|error| match error {
        NotPicked::NoBundle => t!("upload-no-bundle"),
        NotPicked::ManyBundles => t!("upload-many-bundles"),
        NotPicked::Strangers => t!("upload-strangers"),
    })?;
    let file = files.get(picked.bundle_idx).cloned().ok_or_else(|| t!("upload-no-bundle"))?;
    let signature = picked.signature_idx.and_then(|idx| files.get(idx).cloned());
    Ok(Package::File(Bundle { file, signature }))
}

/// Properties of [`SourceButtons`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SourceButtonsProps {
    pub(super) uploads: Uploads,
    pub(super) may_write: bool,
    pub(super) is_busy: bool,
    pub(super) on_package: Callback<Package>,
    pub(super) on_ask: Callback<Question>,
}

/// The buttons beside the heading; none while nothing can be uploaded.
#[component]
pub(super) fn SourceButtons(props: &SourceButtonsProps) -> Html {
    let toasts = use_toasts();
    let input = use_node_ref();
    let on_press = use_callback(input.clone(), |_: MouseEvent, input| {
        if let Some(input) = input.cast::<HtmlElement>() {
            input.click();
        }
    });
    let on_change =
        use_callback((props.on_package.clone(), toasts), |event: Event, (on_package, toasts)| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let files = input.files().map(|files| list_of(&files)).unwrap_or_default();
            // The same file again is a change, too.
            input.set_value("");
            match package(&files) {
                Ok(package) => on_package.emit(package),
                Err(words) => toasts.failed(words),
            }
        });
    let on_address =
        use_callback(props.on_ask.clone(), |_: MouseEvent, ask| ask.emit(Question::Address));
    if props.uploads != Uploads::On {
        return Html::default();
    }
    let disabled = !props.may_write || props.is_busy;
    let reason = (!props.may_write).then(|| t!("read-only-reason"));
    html! {
        <>
            <input type="file" class="visually-hidden" ref={input} multiple=true accept={ACCEPT}
                tabindex="-1" aria-label={t!("upload-input")} onchange={on_change} {disabled} />
            <button type="button" class="button button--primary" {disabled} title={reason.clone()}
                onclick={on_press}>
                { icons::upload() }{ t!("upload-button") }
            </button>
            <button type="button" class="button" {disabled} title={reason} onclick={on_address}>
                { icons::link() }{ t!("address-button") }
            </button>
        </>
    }
}

/// Properties of [`DropPlace`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DropPlaceProps {
    pub(super) uploads: Uploads,
    pub(super) may_write: bool,
    pub(super) is_busy: bool,
    pub(super) on_package: Callback<Package>,
}

/// The whole page as a place to drop a bundle; shows while one is held over it.
#[component]
pub(super) fn DropPlace(props: &DropPlaceProps) -> Html {
    let toasts = use_toasts();
    let obstacle = obstacle(props);
    let on_files = use_callback(
        (props.on_package.clone(), toasts, obstacle.clone()),
        |files: Vec<File>, (on_package, toasts, obstacle)| match obstacle
            .clone()
            .map_or_else(|| package(&files), Err)
        {
            Ok(package) => on_package.emit(package),
            Err(words) => toasts.failed(words),
        },
    );
    if !use_file_drop(on_files) {
        return Html::default();
    }
    html! {
        <div class="drop-place">
            <div class="drop-place__card">
                { icons::upload() }
                <p>{ obstacle.unwrap_or_else(|| t!("upload-drop")) }</p>
            </div>
        </div>
    }
}

/// Why nothing can be dropped now.
fn obstacle(props: &DropPlaceProps) -> Option<AttrValue> {
    match props.uploads {
        _ if !props.may_write => Some(t!("read-only-reason")),
        _ if props.is_busy => Some(t!("upload-busy")),
        Uploads::On => None,
        Uploads::Off => Some(t!("uploads-off-title")),
        Uploads::PluginsOff => Some(t!("plugins-off-title")),
        Uploads::Unknown => Some(t!("loading")),
    }
}

/// Properties of [`UploadsOff`] and [`PluginsOff`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OffProps {
    pub(super) may_write: bool,
    pub(super) on_ask: Callback<Question>,
}

/// Stands where one looks for the upload button: that there is none, and how to get it.
#[component]
pub(super) fn UploadsOff(props: &OffProps) -> Html {
    let actions = off_actions(props, Question::UploadsOn, t!("uploads-on-button"));
    html! {
        <Note title={t!("uploads-off-title")} {actions}>{ t!("uploads-off-text") }</Note>
    }
}

/// No plugin runs, for anybody.
#[component]
pub(super) fn PluginsOff(props: &OffProps) -> Html {
    let actions = off_actions(props, Question::PluginsOn, t!("plugins-on-button"));
    html! {
        <Note tone={Tone::Warning} title={t!("plugins-off-title")} {actions}>
            { t!("plugins-off-text") }
        </Note>
    }
}

/// The ways out: turning it on here, after a question, or seeing all that can be chosen.
fn off_actions(props: &OffProps, question: Question, turn_on: AttrValue) -> Html {
    let on_click = props.on_ask.reform(move |_: MouseEvent| question.clone());
    html! {
        <>
            <button type="button" class="button button--s" disabled={!props.may_write} onclick={on_click}>
                { turn_on }
            </button>
            <PageLink to={Route::Configuration} class="button button--s button--quiet">
                { t!("nav-configuration") }
            </PageLink>
        </>
    }
}
