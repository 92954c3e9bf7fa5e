//! What a person hears of plugins: notes when one was turned off. The list with all reports is a page
//! of the settings.

use std::collections::HashSet;

use manifest::PluginId;
use runtime::{PluginPhase, PluginStatus, Status};
use yew::prelude::*;

use crate::{
    components::PluginNotice,
    hooks::{Overlay, SettingsPage, use_chat, use_overlay, use_plugin_status, use_toasts},
    t,
};

/// A note per plugin that was turned off in this browser, one at a time, until it is put away; and
/// a word in the corner when one fails without being turned off.
#[component]
pub(super) fn PluginNotices() -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let toasts = use_toasts();
    let status = use_plugin_status();
    let put_away = use_state_eq(HashSet::<PluginId>::new);
    let told = use_mut_ref(HashSet::<PluginId>::new);
    use_effect_with((*status).clone(), move |status| {
        if let Some(words) = news(status, &mut told.borrow_mut()) {
            toasts.note(words);
        }
    });
    let quarantined = status
        .plugins
        .iter()
        .find(|it| it.phase == PluginPhase::Quarantined && !put_away.contains(&it.id));
    let Some(plugin) = quarantined else { return Html::default() };
    let on_retry = {
        let id = plugin.id.clone();
        Callback::from(move |()| chat.plugins().runtime().retry(&id))
    };
    let on_dismiss = {
        let id = plugin.id.clone();
        Callback::from(move |()| {
            let mut next = (*put_away).clone();
            next.insert(id.clone());
            put_away.set(next);
        })
    };
    html! {
        <PluginNotice key={plugin.id.as_str()} name={plugin.name.clone()} {on_retry} {on_dismiss}
            on_details={move |()| overlay.open(Overlay::Settings(SettingsPage::Plugins))} />
    }
}

/// What to say of plugins that failed and were not told of yet; each is told of once per page.
fn news(status: &Status, told: &mut HashSet<PluginId>) -> Option<AttrValue> {
    let has_news = |it: &&PluginStatus| {
        let failed = status.reports.iter().any(|report| report.plugin.as_ref() == Some(&it.id));
        failed && it.phase != PluginPhase::Quarantined && !told.contains(&it.id)
    };
    let fresh: Vec<&PluginStatus> = status.plugins.iter().filter(has_news).collect();
    told.extend(fresh.iter().map(|it| it.id.clone()));
    match fresh.as_slice() {
        [] => None,
        [one] => Some(t!("plugin-trouble-one", name = one.name)),
        many => Some(t!("plugin-trouble-many", count = many.len())),
    }
}
