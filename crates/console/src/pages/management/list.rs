//! The list of plugins with search and filter: loading, empty, error and ready.

use std::rc::Rc;

use api_types::ManagedPlugin;
use client::{
    components::{EmptyState, ErrorView, Field, FieldKind, icons},
    t,
};
use yew::prelude::*;

use super::{BusyIds, in_full};
use crate::{
    components::{PluginCard, Wish},
    hooks::{Fetched, PluginList},
    rules::plugin_row::{Filter, failed_first, is_found},
};

/// Properties of [`List`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ListProps {
    pub(super) list: PluginList,
    pub(super) busy: BusyIds,
    pub(super) may_write: bool,
    /// What is wanted with which plugin; id and name.
    pub(super) on_wish: Callback<(Wish, AttrValue, AttrValue)>,
}

/// The plugins.
#[component]
pub(super) fn List(props: &ListProps) -> Html {
    match &props.list.answer {
        Fetched::Loading => html! {
            <div class="plugin-cards" role="status" aria-label={t!("loading")}>
                for row in 0..3_u8 {
                    <div key={row} class="skeleton plugin-card__skeleton" aria-hidden="true"></div>
                }
            </div>
        },
        Fetched::Failed(error) => html! {
            <ErrorView title={t!("management-failed")} text={in_full(error)}
                on_retry={props.list.reload.clone()} />
        },
        Fetched::Ready(plugins) if plugins.is_empty() => html! {
            <EmptyState icon={icons::plug()} title={t!("management-empty")}
                text={t!("management-empty-text")} />
        },
        Fetched::Ready(plugins) => html! {
            <Ready plugins={Rc::clone(plugins)} busy={props.busy.clone()}
                may_write={props.may_write} on_wish={props.on_wish.clone()} />
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ReadyProps {
    plugins: Rc<Vec<ManagedPlugin>>,
    busy: BusyIds,
    may_write: bool,
    on_wish: Callback<(Wish, AttrValue, AttrValue)>,
}

#[component]
fn Ready(props: &ReadyProps) -> Html {
    let search = use_state_eq(AttrValue::default);
    let filter = use_state_eq(Filter::default);
    let on_search = use_callback(search.setter(), |text: String, search| search.set(text.into()));
    let on_clear =
        use_callback((search.setter(), filter.setter()), |_: MouseEvent, (search, filter)| {
            search.set(AttrValue::default());
            filter.set(Filter::All);
        });
    let mut found = failed_first(&props.plugins);
    found.retain(|it| is_found(it, &search));
    let shown: Vec<&ManagedPlugin> = found.iter().copied().filter(|it| filter.shows(it)).collect();
    html! {
        <section class="plugin-list" aria-label={t!("management-list")}>
            <div class="plugin-list__bar">
                <Field name="search" kind={FieldKind::Search} label={t!("management-search")}
                    placeholder={t!("management-search-hint")} value={(*search).clone()} on_input={on_search} />
                { filters(*filter, &found, &filter.setter()) }
            </div>
            <p class="visually-hidden" role="status">
                { t!("management-count", count = shown.len()) }
            </p>
            if shown.is_empty() {
                <EmptyState icon={icons::search()} title={t!("management-none-found")}
                    text={t!("management-none-found-text")}>
                    <button type="button" class="button" onclick={on_clear}>
                        { t!("management-show-all") }
                    </button>
                </EmptyState>
            }
            <ul class="plugin-cards">
                for plugin in shown { { card(props, plugin) } }
            </ul>
        </section>
    }
}

fn card(props: &ReadyProps, plugin: &ManagedPlugin) -> Html {
    let id = AttrValue::from(plugin.id.clone());
    let is_busy = props.busy.0.contains(&id);
    let on_wish = {
        let name = AttrValue::from(plugin.name.clone());
        props.on_wish.reform(move |wish| (wish, id.clone(), name.clone()))
    };
    html! {
        <PluginCard key={plugin.id.as_str()} plugin={plugin.clone()} {is_busy}
            may_write={props.may_write} {on_wish} />
    }
}

/// Buttons of which one is pressed, each with how many it would show.
fn filters(chosen: Filter, found: &[&ManagedPlugin], setter: &UseStateSetter<Filter>) -> Html {
    let button = |filter: Filter| {
        let n_shown = found.iter().filter(|it| filter.shows(it)).count();
        let label = match filter {
            Filter::All => t!("filter-all"),
            Filter::On => t!("filter-on"),
            Filter::Off => t!("filter-off"),
            Filter::Failed => t!("filter-failed"),
            Filter::NotInstalled => t!("filter-not-installed"),
        };
        let setter = setter.clone();
        html! {
            <button type="button" class="filter" aria-pressed={(filter == chosen).to_string()}
                key={format!("{filter:?}")} onclick={move |_: MouseEvent| setter.set(filter)}>
                { label }<span class="filter__count">{ n_shown }</span>
            </button>
        }
    };
    html! {
        <div class="filters" role="group" aria-label={t!("management-filter")}>
            for filter in Filter::ALL { { button(filter) } }
        </div>
    }
}
