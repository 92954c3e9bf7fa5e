//! A page of the console that plugins may draw: `admin-page.v1`, and the plugins that declare it.

use std::rc::Rc;

use client::{
    pages::PluginDesk,
    services::{browser, safe_mode},
    t,
};
use contracts::{AdminPage, AdminPageAction, AdminPageProps};
use runtime::Slot;
use serde_json::Value;
use yew::prelude::*;
use yew_router::prelude::*;

use super::focus::take_focus;
use crate::{
    components::Note,
    hooks::{PluginsRun, use_fetched, use_plugins, use_viewer},
    route::Route,
    rules::news::Topic,
    services::{custom_fields::CustomFields, oversight},
};

/// Properties of [`Replaceable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ReplaceableProps {
    /// The open page.
    pub(super) place: Route,
    /// The client manifests of the plugins that draw pages.
    pub(super) manifests: Rc<Vec<Value>>,
    /// The console's own page.
    pub(super) children: Html,
}

/// Lets the plugins that draw pages run as long as one of those pages is open.
#[component]
pub(super) fn Replaceable(props: &ReplaceableProps) -> Html {
    let ReplaceableProps { place, manifests, children } = props;
    let viewer = use_viewer();
    // The runtime must stand before the first slot is rendered, which is below, and know the plugins:
    // then the slot waits for them, and the console's own page does not show first.
    let fields = {
        let (manifests, viewer_id) = (Rc::clone(manifests), viewer.user.id.clone());
        use_memo((), move |()| {
            let fields = CustomFields::of_page();
            fields.draw_pages(&manifests, &viewer_id);
            fields
        })
    };
    let orders = use_fetched((), &[Topic::Slots], |()| oversight::slot_orders());
    {
        let (fields, orders) = (Rc::clone(&fields), orders.answer.ready().cloned());
        use_effect_with(orders, move |orders| {
            if let Some(orders) = orders {
                fields.runtime().set_orders(&**orders);
            }
        });
    }
    {
        let fields = Rc::clone(&fields);
        let deps = (Rc::clone(manifests), viewer.user.id.clone());
        use_effect_with(deps, move |(manifests, viewer_id)| {
            fields.draw_pages(manifests, viewer_id);
        });
    }
    {
        let (fields, viewer_id) = (Rc::clone(&fields), viewer.user.id.clone());
        use_effect_with((), move |()| move || fields.draw_pages(&[], &viewer_id));
    }
    let title = use_title(place);
    // A plugin's page has no heading of ours that would do both.
    use_effect_with(title.clone(), |title| {
        browser::set_title(&t!("console-window", page = title));
    });
    use_effect_with(place.clone(), |_| take_focus());
    let navigator = use_navigator();
    let on_action = use_callback(navigator, |action: AdminPageAction, navigator| {
        let AdminPageAction::OpenPage { page } = action;
        match (Route::named(&page), navigator) {
            (Some(route), Some(navigator)) => navigator.push(&route),
            _ => browser::warn("a plugin asks for a page that is not there", &page.into()),
        }
    });
    let name = AttrValue::from(place.name().unwrap_or_default());
    let slot_props = AdminPageProps {
        page: name.to_string(),
        title: title.to_string(),
        viewer_id: viewer.user.id.clone(),
        may_change: viewer.rights.may_write(),
    };
    let page = Slot::<AdminPage>::new(slot_props)
        .on_action(on_action)
        .item_key(name.clone())
        .key(name.to_string())
        .hold(true)
        .around(children.clone());
    let is_safe = safe_mode::begin() && !manifests.is_empty();
    html! {
        <>
            if is_safe {
                <SafeMode />
            }
            <ContextProvider<PluginsRun> context={PluginsRun}>{ page }</ContextProvider<PluginsRun>>
            // What plugins ask and tell while they draw.
            <PluginDesk host={fields.host().clone()} runtime={fields.runtime().clone()} />
        </>
    }
}

/// Tells that a plugin would draw here, and how to let it.
#[component]
fn SafeMode() -> Html {
    let leave = |_: MouseEvent| safe_mode::set(false);
    let actions = html! {
        <button type="button" class="button button--s" onclick={leave}>{ t!("safe-mode-end") }</button>
    };
    html! { <div class="page__note"><Note {actions}>{ t!("safe-mode-banner") }</Note></div> }
}

/// The page's title, as in the navigation.
#[hook]
fn use_title(place: &Route) -> AttrValue {
    let plugins = use_plugins();
    match place {
        Route::Management | Route::Home | Route::Plugins => t!("nav-management"),
        Route::Configuration => t!("nav-configuration"),
        Route::Slots => t!("nav-slots"),
        Route::Reports => t!("nav-reports"),
        Route::Keys => t!("nav-keys"),
        Route::Audit => t!("nav-audit"),
        Route::Statistics => t!("nav-statistics"),
        Route::NotFound => AttrValue::default(),
        Route::Plugin { place } => {
            let id = Route::plugin_id(place);
            let found = plugins.answer.ready().and_then(|all| all.iter().find(|it| it.id == id));
            t!("plugin-title", name = found.map_or(id, |plugin| &plugin.name))
        }
    }
}
