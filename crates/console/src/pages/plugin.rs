//! One plugin: what it is, how it fares, its settings.

mod custom;
mod people;
mod power;
mod sections;
mod settings;

use api_types::ManagedPlugin;
use client::{
    components::{EmptyState, ErrorView, icons},
    pages::error_words,
    t,
};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    components::{Note, Page, Tone},
    hooks::{Fetched, use_plugins},
    route::Route,
};
use power::Power;
use settings::Settings;

/// Properties of [`Plugin`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PluginProps {
    /// Its id.
    pub id: AttrValue,
}

/// The page of one plugin.
#[component]
pub fn Plugin(props: &PluginProps) -> Html {
    let plugins = use_plugins();
    match &plugins.answer {
        Fetched::Loading => html! {
            <Page title={t!("plugin-title", name = props.id)}><Waiting /></Page>
        },
        Fetched::Failed(error) => html! {
            <Page title={t!("plugin-title", name = props.id)}>
                <ErrorView title={t!("plugin-failed-to-load")} text={error_words(error)}
                    on_retry={plugins.reload.clone()} />
            </Page>
        },
        Fetched::Ready(all) => match all.iter().find(|it| *it.id == *props.id && it.installed) {
            Some(plugin) => known(plugin, plugins.reload.clone()),
            None => html! {
                <Page title={t!("plugin-title", name = props.id)}>
                    <EmptyState icon={icons::plug()} title={t!("plugin-unknown")}
                        text={t!("plugin-unknown-text", id = props.id)}>
                        <Link<Route> to={Route::Management} classes="button button--primary">
                            { t!("nav-management") }
                        </Link<Route>>
                    </EmptyState>
                </Page>
            },
        },
    }
}

fn known(plugin: &ManagedPlugin, on_changed: Callback<()>) -> Html {
    let name = AttrValue::from(plugin.name.clone());
    let actions = html! { <Power plugin={plugin.clone()} {on_changed} /> };
    html! {
        <Page title={t!("plugin-title", name = name)} intro={plugin.description.clone()} {actions}>
            <p class="plugin-facts">
                <code>{ &plugin.id }</code>
                if !plugin.version.is_empty() {
                    <span>{ t!("plugin-version", version = plugin.version) }</span>
                }
                if plugin.n_reports > 0 {
                    <Link<Route> to={Route::Reports}>
                        { t!("plugin-reports", count = plugin.n_reports) }
                    </Link<Route>>
                }
            </p>
            if !plugin.error.is_empty() {
                <Note tone={Tone::Danger} title={t!("plugin-does-not-run")}>{ &plugin.error }</Note>
            }
            if plugin.has_settings {
                <Settings key={plugin.id.as_str()} id={plugin.id.clone()} />
            } else {
                <EmptyState icon={icons::sliders()} title={t!("plugin-no-settings")}
                    text={t!("plugin-no-settings-text", name = name)} />
            }
        </Page>
    }
}

/// The outline of a form that is on its way.
#[component]
fn Waiting() -> Html {
    html! {
        <div class="settings__waiting" aria-busy="true" aria-label={t!("loading")}>
            for nth in 0..4 {
                <div class="skeleton settings__skeleton" key={nth}></div>
            }
        </div>
    }
}
