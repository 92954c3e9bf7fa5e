//! What a catalogue offers, below what is there already.

use api_types::{ManagedPlugin, MarketplacePlugin};
use client::{
    components::{Avatar, AvatarSize, icons},
    t,
};
use serde_json::Value;
use yew::prelude::*;

use super::in_full;
use crate::{
    components::{Note, PageLink, Tone},
    hooks::{Fetched, FetchedHandle, InForce, Package, PluginList, use_fetched},
    route::Route,
    rules::{
        configuration::{Key, is_on},
        news::Topic,
        plugin_row::is_new_offer,
    },
    services::plugins,
};

/// Properties of [`Catalogue`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CatalogueProps {
    pub(super) config: FetchedHandle<InForce>,
    pub(super) list: PluginList,
    pub(super) may_write: bool,
    pub(super) is_busy: bool,
    pub(super) on_package: Callback<Package>,
}

/// The catalogue, or that there is none.
#[component]
pub(super) fn Catalogue(props: &CatalogueProps) -> Html {
    let Some(config) = props.config.answer.ready() else { return Html::default() };
    let content = if is_on(&config.values, Key::EnableMarketplace) {
        html! {
            <Offers list={props.list.clone()} may_write={props.may_write} is_busy={props.is_busy}
                on_package={props.on_package.clone()} />
        }
    } else {
        html! {
            <p class="catalogue__text">
                { t!("catalogue-off") }{ " " }
                <PageLink to={Route::Configuration} class="link-button">{ t!("nav-configuration") }</PageLink>
            </p>
        }
    };
    html! {
        <section class="catalogue" aria-labelledby="catalogue-title">
            <h2 class="page__section" id="catalogue-title">{ t!("catalogue-title") }</h2>
            { content }
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OffersProps {
    list: PluginList,
    may_write: bool,
    is_busy: bool,
    on_package: Callback<Package>,
}

#[component]
fn Offers(props: &OffersProps) -> Html {
    // What is installed comes from the list above, so the catalogue is asked only once.
    let offers = use_fetched((), &[Topic::Config], |()| plugins::marketplace(""));
    match &offers.answer {
        Fetched::Loading => html! {
            <div class="skeleton plugin-card__skeleton" role="status" aria-label={t!("loading")}></div>
        },
        Fetched::Failed(error) => {
            let retry = {
                let reload = offers.reload.clone();
                move |_: MouseEvent| reload.emit(())
            };
            let actions = html! {
                <button type="button" class="button button--s" onclick={retry}>
                    { icons::retry() }{ t!("try-again") }
                </button>
            };
            html! {
                <Note tone={Tone::Warning} title={t!("catalogue-failed")} {actions}>
                    { in_full(error) }
                </Note>
            }
        }
        Fetched::Ready(offers) => ready(props, offers),
    }
}

/// What the list above does not show already.
fn ready(props: &OffersProps, offers: &[MarketplacePlugin]) -> Html {
    let plugins = props.list.answer.ready().map(|all| all.as_slice()).unwrap_or_default();
    let is_new = |offer: &&MarketplacePlugin| {
        is_new_offer(plugins, text(&offer.manifest, "id"), text(&offer.manifest, "version"))
    };
    let offers: Vec<&MarketplacePlugin> = offers.iter().filter(is_new).collect();
    if offers.is_empty() {
        return html! {
            <p class="catalogue__text">
                { t!("catalogue-empty") }{ " " }
                <PageLink to={Route::Configuration} class="link-button">{ t!("nav-configuration") }</PageLink>
            </p>
        };
    }
    html! {
        <ul class="offers">
            for offer in offers { { offer_view(props, plugins, offer) } }
        </ul>
    }
}

fn text<'a>(manifest: &'a Value, key: &str) -> &'a str {
    manifest.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn offer_view(props: &OffersProps, plugins: &[ManagedPlugin], offer: &MarketplacePlugin) -> Html {
    let (id, version) = (text(&offer.manifest, "id"), text(&offer.manifest, "version"));
    let name = match text(&offer.manifest, "name") {
        "" => id,
        name => name,
    };
    let is_upgrade = plugins.iter().any(|plugin| plugin.id == id && plugin.installed);
    let words =
        if is_upgrade { t!("plugin-upgrade", version = version) } else { t!("plugin-install") };
    let package = Package::Offered { id: id.to_owned(), name: name.to_owned() };
    html! {
        <li key={id} class="offer" data-offer-id={id.to_owned()}>
            <Avatar name={name.to_owned()} size={AvatarSize::Small}
                src={AttrValue::from(offer.icon_data.clone())} />
            <div class="offer__words">
                <div class="offer__line">
                    <span class="offer__name">{ name }</span>
                    <span class="plugin-card__version">{ version }</span>
                    for label in &offer.labels {
                        <span class="tag" key={label.name.as_str()} title={label.description.clone()}>
                            { &label.name }
                        </span>
                    }
                </div>
                <p class="offer__text">{ text(&offer.manifest, "description") }</p>
            </div>
            { offer_control(props, package, (words, name)) }
        </li>
    }
}

fn offer_control(props: &OffersProps, package: Package, (words, name): (AttrValue, &str)) -> Html {
    let on_package = props.on_package.clone();
    let on_click = move |_: MouseEvent| on_package.emit(package.clone());
    html! {
        <button type="button" class="button button--s" onclick={on_click}
            disabled={!props.may_write || props.is_busy}
            title={(!props.may_write).then(|| t!("read-only-reason"))}>
            { words }<span class="visually-hidden">{ name }</span>
        </button>
    }
}
