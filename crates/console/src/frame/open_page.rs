//! The page of the address, with or without plugins around it.

use std::rc::Rc;

use client::lazy;
use serde_json::Value;
use yew::prelude::*;
use yew_router::prelude::*;

use super::replaceable::Replaceable;
use crate::{
    hooks::{Fetched, use_fetched},
    pages::{Audit, Configuration, Keys, Management, NotFound, Plugin, Reports, Slots, Statistics},
    route::Route,
    rules::{news::Topic, page_plugins::drawing_on},
    services::plugins,
};

// One page shows at a time. Those of one group are often opened after each other.
lazy!(management: ManagementPage => Management, page);
lazy!(plugin: PluginPage => Plugin, page);
lazy!(configuration: ConfigurationPage => Configuration, page);
lazy!(oversight: SlotsPage => Slots, page);
lazy!(oversight: ReportsPage => Reports, page);
lazy!(oversight: KeysPage => Keys, page);
lazy!(oversight: AuditPage => Audit, page);
lazy!(oversight: StatisticsPage => Statistics, page);

// What runs plugins stands beside the page of one, which needs it, too.
lazy!(plugin: ReplaceablePage => Replaceable, page);

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OpenPageProps {
    pub(super) place: Route,
}

/// Nothing that runs plugins is loaded where no plugin draws pages.
#[component]
pub(super) fn OpenPage(props: &OpenPageProps) -> Html {
    let place = &props.place;
    let active = use_fetched((), &[Topic::Plugins], |()| plugins::web_manifests());
    let drawing = use_memo((active.answer.clone(), place.clone()), |(active, place)| {
        active.ready().map(|manifests| Rc::new(drawing_on(place, manifests))).unwrap_or_default()
    });
    let decided = use_mut_ref(|| None::<(Route, bool)>);
    let page = html! { <Page key={place.to_path()} place={place.clone()} /> };
    if !place.is_open_to_plugins() {
        return page;
    }
    let manifests: Rc<Vec<Value>> = match &active.answer {
        Fetched::Ready(_) => Rc::clone(&drawing),
        // Plugins are off for everyone, or nothing can be had; then the page tells it.
        Fetched::Failed(_) => Rc::default(),
        Fetched::Loading if matches!(place, Route::Plugin { .. }) => Rc::default(),
        Fetched::Loading => return Html::default(),
    };
    // Decided once for a page: what is typed into it outlives a plugin that is turned on meanwhile.
    let mut decided = decided.borrow_mut();
    let with_plugins = match &*decided {
        Some((of, with_plugins)) if of == place => *with_plugins,
        _ => !manifests.is_empty() || matches!(place, Route::Plugin { .. }),
    };
    *decided = Some((place.clone(), with_plugins));
    if with_plugins {
        html! { <ReplaceablePage place={place.clone()} {manifests}>{ page }</ReplaceablePage> }
    } else {
        page
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PageProps {
    place: Route,
}

#[component]
fn Page(props: &PageProps) -> Html {
    match &props.place {
        Route::Home | Route::Plugins => html! { <Redirect<Route> to={Route::Management} /> },
        Route::Management => html! { <ManagementPage /> },
        Route::Configuration => html! { <ConfigurationPage /> },
        Route::Slots => html! { <SlotsPage /> },
        Route::Reports => html! { <ReportsPage /> },
        Route::Keys => html! { <KeysPage /> },
        Route::Plugin { place } => html! {
            <PluginPage id={Route::plugin_id(place).to_owned()} />
        },
        Route::Audit => html! { <AuditPage /> },
        Route::Statistics => html! { <StatisticsPage /> },
        Route::NotFound => html! { <NotFound /> },
    }
}
