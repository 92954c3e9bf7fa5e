//! The left side: the way back to the chat, the pages, the plugins with settings, who is signed in.

use client::{
    components::{Avatar, AvatarSize, icons},
    state::select::person,
    t,
};
use yew::prelude::*;
use yew_router::Routable as _;

use crate::{
    components::PageLink,
    hooks::{use_plugins, use_viewer},
    route::Route,
    rules::rights::Rights,
};

/// Properties of [`Navigation`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct NavigationProps {
    /// The open page.
    pub(super) place: Route,
}

/// The navigation.
#[component]
pub(super) fn Navigation(props: &NavigationProps) -> Html {
    let viewer = use_viewer();
    let name = AttrValue::from(person::display_name(&viewer.user));
    let rights = match viewer.rights {
        Rights::Write => t!("console-role-admin"),
        Rights::Read | Rights::None => t!("console-role-read"),
    };
    html! {
        <div class="console__side" id="console-navigation">
            <header class="console__head">
                { icons::mark() }
                <span class="console__title">{ t!("console-title") }</span>
            </header>
            <a class="console__back" href="/">{ icons::leave() }{ t!("console-back") }</a>
            <nav class="console__nav" aria-label={t!("console-navigation")}>
                <h2 class="console__group">{ t!("nav-plugins") }</h2>
                <ul>
                    { item(&props.place, &Route::Management, icons::plug(), t!("nav-management")) }
                    { item(&props.place, &Route::Configuration, icons::sliders(), t!("nav-configuration")) }
                    { item(&props.place, &Route::Slots, icons::layers(), t!("nav-slots")) }
                    { item(&props.place, &Route::Reports, icons::warning(), t!("nav-reports")) }
                    { item(&props.place, &Route::Keys, icons::shield(), t!("nav-keys")) }
                </ul>
                <WithSettings place={props.place.clone()} />
                <h2 class="console__group">{ t!("nav-server") }</h2>
                <ul>
                    { item(&props.place, &Route::Statistics, icons::chart(), t!("nav-statistics")) }
                    { item(&props.place, &Route::Audit, icons::list(), t!("nav-audit")) }
                    <li>
                        <a class="console__link" href="/docs/" target="_blank" rel="noopener">
                            { icons::book() }<span class="console__label">{ t!("nav-docs") }</span>
                            <span class="visually-hidden">{ t!("opens-new-tab") }</span>
                            <span class="console__away">{ icons::away() }</span>
                        </a>
                    </li>
                </ul>
            </nav>
            <div class="console__person">
                <Avatar name={name.clone()} size={AvatarSize::Small}
                    src={AttrValue::from(person::picture_url(&viewer.user))} />
                <div class="console__person-words">
                    <div class="console__person-name">{ name }</div>
                    <div class="console__person-role">{ rights }</div>
                </div>
            </div>
        </div>
    }
}

fn item(place: &Route, to: &Route, icon: Html, label: AttrValue) -> Html {
    // Both addresses of a plugin's page are the same place.
    let is_open = match (place, to) {
        (Route::Plugin { place: one }, Route::Plugin { place: other }) => {
            Route::plugin_id(one) == Route::plugin_id(other)
        }
        (one, other) => one == other,
    };
    html! {
        <li key={to.to_path()}>
            <PageLink to={to.clone()} class="console__link" {is_open}>
                { icon }<span class="console__label">{ label }</span>
            </PageLink>
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WithSettingsProps {
    place: Route,
}

/// The plugins that can be configured; nothing while there are none.
#[component]
fn WithSettings(props: &WithSettingsProps) -> Html {
    let plugins = use_plugins();
    let plugins = plugins.answer.ready().map(|it| it.as_slice()).unwrap_or_default();
    let mut with_settings = plugins.iter().filter(|it| it.installed && it.has_settings).peekable();
    if with_settings.peek().is_none() {
        return Html::default();
    }
    html! {
        <>
            <h2 class="console__group">{ t!("nav-settings") }</h2>
            <ul>
                for plugin in with_settings {
                    { item(&props.place, &Route::plugin(&plugin.id), icons::pencil(),
                        AttrValue::from(plugin.name.clone())) }
                }
            </ul>
        </>
    }
}
