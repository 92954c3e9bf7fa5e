//! One plugin: what it is, how it fares, its settings.

mod about;
mod custom;
mod people;
mod power;
mod section;
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
    components::{Page, trouble},
    hooks::{Fetched, use_plugins},
    route::Route,
    rules::plugin_row::standing,
};
use about::About;
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
            { trouble(plugin, standing(plugin)) }
            if plugin.has_settings {
                <Settings key={plugin.id.as_str()} id={plugin.id.clone()} />
            } else {
                <p class="plugin-facts">{ t!("plugin-no-settings-text", name = name) }</p>
            }
            <About plugin={plugin.clone()} />
        </Page>
    }
}

/// The outline of a form that is on its way.
#[component]
fn Waiting() -> Html {
    html! {
        <div class="settings__waiting" role="status" aria-busy="true" aria-label={t!("loading")}>
            for nth in 0..4 {
                <div class="skeleton settings__skeleton" key={nth}></div>
            }
        </div>
    }
}
