//! The search for the plugin that causes a trouble, question by question over reloads.

use manifest::PluginId;
use yew::prelude::*;

use crate::{
    components::{self, CulpritStep},
    hooks::use_plugin_status,
    services::plugin_choice,
    state::culprit::{Search, Verdict},
};

/// The question that stands, or the verdict; nothing while nobody searches.
#[component]
pub(super) fn CulpritNote() -> Html {
    let status = use_plugin_status();
    // A search changes with a reload only.
    let search = use_memo((), |()| plugin_choice::search());
    let on_answer = use_callback(search.clone(), |is_still_there: bool, search| {
        if let Some(mut search) = (**search).clone() {
            search.answer(is_still_there);
            plugin_choice::go_on(Some(&search));
        }
    });
    let on_end = use_callback((), |(), ()| plugin_choice::go_on(None));
    let on_keep_off = use_callback(search.clone(), |(), search| {
        let verdict = search.as_ref().as_ref().and_then(Search::verdict);
        if let Some(Verdict::Guilty(id)) = verdict
            && let Ok(id) = PluginId::try_from(id.clone())
        {
            plugin_choice::set_off_for_me(&id, true);
        }
        plugin_choice::go_on(None);
    });
    let Some(search) = &*search else { return Html::default() };
    let step = match search.verdict() {
        None => {
            CulpritStep::Question { number: search.question(), n_suspects: search.n_suspects() }
        }
        Some(Verdict::Nobody) => CulpritStep::Nobody,
        Some(Verdict::Guilty(id)) => {
            let known = status.plugins.iter().find(|plugin| plugin.id.as_str() == id);
            CulpritStep::Guilty(known.map_or_else(|| id.clone(), |it| it.name.clone()).into())
        }
    };
    html! { <components::CulpritNote {step} {on_answer} {on_end} {on_keep_off} /> }
}
