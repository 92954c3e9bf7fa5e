//! The plugin that is on its way in: progress, question, refusal, success.

use client::{components::icons, t};
use yew::prelude::*;

use super::in_full;
use crate::{
    components::{Confirm, Note, PageLink, Tone, Weight},
    hooks::{Install, Installing, PluginList, Stage},
    route::Route,
    rules::replace::{Change, Conflict},
};
use client::services::ApiError;

/// Properties of [`InstallingPanel`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct InstallingPanelProps {
    pub(super) install: Install,
    pub(super) list: PluginList,
    /// Turn this plugin on.
    pub(super) on_enable: Callback<AttrValue>,
}

/// Shows what is on its way in, or was last; nothing before.
#[component]
pub(super) fn InstallingPanel(props: &InstallingPanelProps) -> Html {
    let Some(now) = &props.install.now else { return Html::default() };
    let dismiss = {
        let dismiss = props.install.dismiss.clone();
        Callback::from(move |_: MouseEvent| dismiss.emit(()))
    };
    match &now.stage {
        Stage::Sending(percent) => progress(now, Some(*percent), &dismiss),
        Stage::Checking => progress(now, None, &dismiss),
        Stage::Asked(conflict) => {
            let plugins = props.list.answer.ready();
            let plugin = plugins.and_then(|all| all.iter().find(|it| it.id == conflict.id));
            let name = plugin.map_or(conflict.id.as_str(), |it| it.name.as_str());
            question(&props.install, now, (conflict, name))
        }
        Stage::Refused(error) => refused(&props.install, now, error, &dismiss),
        Stage::Installed { id, name, version } => {
            let plugins = props.list.answer.ready();
            let plugin = plugins.and_then(|all| all.iter().find(|it| it.id == *id));
            let is_off = plugin.is_some_and(|it| it.installed && !it.enabled);
            let has_settings = plugin.is_some_and(|it| it.has_settings);
            let title = if version.is_empty() {
                t!("installed-title", name = name)
            } else {
                t!("installed-title-version", name = name, version = version)
            };
            let on_enable = {
                let (on_enable, id) = (props.on_enable.clone(), AttrValue::from(id.clone()));
                move |_: MouseEvent| on_enable.emit(id.clone())
            };
            let actions = html! {
                <>
                    if is_off {
                        <button type="button" class="button button--s button--primary" onclick={on_enable}>
                            { t!("installed-turn-on") }
                        </button>
                    }
                    if has_settings {
                        <PageLink to={Route::plugin(id)} class="button button--s">
                            { t!("plugin-settings") }
                        </PageLink>
                    }
                    <button type="button" class="button button--s button--quiet" onclick={dismiss}>
                        { t!("close") }
                    </button>
                </>
            };
            let text = if is_off { t!("installed-off") } else { t!("installed-on") };
            html! { <Note tone={Tone::Good} {title} alert=true {actions}>{ text }</Note> }
        }
    }
}

fn progress(now: &Installing, percent: Option<u8>, on_cancel: &Callback<MouseEvent>) -> Html {
    let words = match percent {
        Some(percent) => t!("upload-sending", percent = percent),
        None => t!("upload-checking"),
    };
    html! {
        <div class="upload" role="group" aria-label={t!("upload-progress")}>
            <div class="upload__line">
                <span class="upload__name">{ now.package.name() }</span>
                <span class="upload__words" role="status">
                    // Read out at the beginning and at the end, not at each percent.
                    <span class="visually-hidden">
                        { if percent.is_some() { t!("upload-progress") } else { words.clone() } }
                    </span>
                    <span aria-hidden="true">{ words }</span>
                </span>
            </div>
            <progress class="upload__bar" max="100" value={percent.map(|it| it.to_string())}
                aria-label={t!("upload-progress")}></progress>
            <button type="button" class="button button--s" onclick={on_cancel.clone()}>
                { t!("cancel") }
            </button>
        </div>
    }
}

fn refused(
    install: &Install,
    now: &Installing,
    error: &ApiError,
    dismiss: &Callback<MouseEvent>,
) -> Html {
    let again = {
        let (start, package) = (install.start.clone(), now.package.clone());
        move |_: MouseEvent| start.emit((package.clone(), false))
    };
    let words = if *error == ApiError::Offline { t!("upload-lost") } else { in_full(error) };
    let actions = html! {
        <>
            <button type="button" class="button button--s" onclick={again}>
                { icons::retry() }{ t!("try-again") }
            </button>
            <button type="button" class="button button--s button--quiet" onclick={dismiss.clone()}>
                { t!("close") }
            </button>
        </>
    };
    html! {
        <Note tone={Tone::Danger} title={t!("refused-title", name = now.package.name())} alert=true {actions}>
            <p class="note__full">{ words }</p>
        </Note>
    }
}

/// Replace what is installed?
fn question(install: &Install, now: &Installing, (conflict, name): (&Conflict, &str)) -> Html {
    let on_yes = {
        let (start, package) = (install.start.clone(), now.package.clone());
        Callback::from(move |()| start.emit((package.clone(), true)))
    };
    let Conflict { installed, uploaded, change, .. } = conflict;
    let (title, text, yes) = match change {
        Change::Upgrade => (
            t!("upgrade-title", version = uploaded),
            t!("upgrade-text", name = name, installed = installed, uploaded = uploaded),
            t!("upgrade-yes"),
        ),
        Change::Downgrade => (
            t!("downgrade-title", version = uploaded),
            t!("downgrade-text", name = name, installed = installed, uploaded = uploaded),
            t!("downgrade-yes"),
        ),
        Change::Same => (
            t!("replace-title"),
            t!("replace-same-text", name = name, version = installed),
            t!("replace-yes"),
        ),
        Change::Unknown => {
            (t!("replace-title"), t!("replace-unknown-text", name = name), t!("replace-yes"))
        }
    };
    let weight = match change {
        Change::Downgrade => Weight::Danger,
        Change::Upgrade | Change::Same | Change::Unknown => Weight::Normal,
    };
    html! {
        <Confirm {title} {yes} {weight} {on_yes} on_no={install.dismiss.clone()}>
            <p>{ text }</p>
            <p class="field__hint">{ t!("replace-keeps") }</p>
        </Confirm>
    }
}
