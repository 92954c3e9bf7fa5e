//! What a person hears of plugins: notes when one was turned off, and the list with all reports.

use std::{collections::HashSet, rc::Rc};

use manifest::PluginId;
use runtime::{PluginPhase, PluginStatus, Report, Status};
use yew::prelude::*;

use super::user_menu::safe_mode_of;
use crate::{
    components::{PluginNotice, PluginPanel, PluginRow, PluginState, PluginTrouble, SafeMode},
    hooks::{Overlay, use_chat, use_overlay, use_plugin_status, use_toasts},
    services::safe_mode,
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
            on_details={move |()| overlay.open(Overlay::Plugins)} />
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

/// Properties of [`PluginsDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PluginsDialogProps {
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// The list of plugins.
#[component]
pub(super) fn PluginsDialog(props: &PluginsDialogProps) -> Html {
    let chat = use_chat();
    let status = use_plugin_status();
    let plugins = use_memo((*status).clone(), rows);
    let on_safe_mode = use_callback((), |mode: SafeMode, ()| safe_mode::set(mode == SafeMode::On));
    let on_retry = use_callback(chat, |id: AttrValue, chat| {
        // A row whose id is none belongs to a manifest that was refused: the server has to change.
        if let Ok(id) = PluginId::try_from(id.to_string()) {
            chat.plugins().runtime().retry(&id);
        }
    });
    html! {
        <PluginPanel plugins={(*plugins).clone()} safe_mode={safe_mode_of(status.safe_mode)}
            {on_safe_mode} {on_retry} on_close={props.on_close.clone()} />
    }
}

/// Plugins with their reports; refused manifests, which have no plugin, come last.
fn rows(status: &Status) -> Rc<[PluginRow]> {
    let known = status.plugins.iter().map(|plugin| row(plugin, &status.reports));
    let is_known = |id: &PluginId| status.plugins.iter().any(|plugin| plugin.id == *id);
    let mut strangers: Vec<&Option<PluginId>> = Vec::new();
    for report in &status.reports {
        let stranger = report.plugin.as_ref().is_none_or(|id| !is_known(id));
        if stranger && !strangers.contains(&&report.plugin) {
            strangers.push(&report.plugin);
        }
    }
    let refused = strangers.into_iter().map(|id| {
        let name = id.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
        PluginRow {
            id: name.clone().into(),
            name: name.into(),
            version: AttrValue::default(),
            state: PluginState::Failed,
            troubles: troubles(id.as_ref(), &status.reports),
        }
    });
    known.chain(refused).collect()
}

fn row(plugin: &PluginStatus, reports: &[Report]) -> PluginRow {
    PluginRow {
        id: plugin.id.to_string().into(),
        name: plugin.name.clone().into(),
        version: plugin.version.clone().unwrap_or_default().into(),
        state: match plugin.phase {
            PluginPhase::Waiting => PluginState::Waiting,
            PluginPhase::Loading => PluginState::Loading,
            PluginPhase::Active => PluginState::Active,
            PluginPhase::Failed => PluginState::Failed,
            PluginPhase::Quarantined => PluginState::Quarantined,
            PluginPhase::Off => PluginState::Off,
        },
        troubles: match (troubles(Some(&plugin.id), reports), &plugin.last_report) {
            // In quarantine since an earlier page: the report that led to it was kept.
            (none, Some(report)) if none.is_empty() => Rc::from([trouble(0, report)]),
            (troubles, _) => troubles,
        },
    }
}

/// Newest first; the same failure in a row is one with a count.
fn troubles(id: Option<&PluginId>, reports: &[Report]) -> Rc<[PluginTrouble]> {
    let mut troubles: Vec<PluginTrouble> = Vec::new();
    let own = reports.iter().enumerate().filter(|(_, it)| it.plugin.as_ref() == id);
    for (number, report) in own {
        let next = trouble(number, report);
        match troubles.last_mut().filter(|last| is_same(last, &next)) {
            Some(last) => {
                last.n_times += 1;
                last.at_ms = next.at_ms;
            }
            None => troubles.push(next),
        }
    }
    troubles.reverse();
    troubles.into()
}

fn is_same(one: &PluginTrouble, other: &PluginTrouble) -> bool {
    (&one.slot, &one.phase, &one.code, &one.message)
        == (&other.slot, &other.phase, &other.code, &other.message)
}

fn trouble(number: usize, report: &Report) -> PluginTrouble {
    PluginTrouble {
        id: format!("{number}").into(),
        slot: report.slot.as_ref().map(|slot| slot.to_string().into()),
        phase: report.phase.as_str().into(),
        code: report.code.as_str().into(),
        message: report.message.clone().into(),
        at_ms: report.at_ms,
        n_times: 1,
    }
}

#[cfg(test)]
mod tests {
    use runtime::{Code, Phase};

    use super::*;

    fn report(plugin: Option<&str>, message: &str, at_ms: f64) -> Report {
        Report {
            plugin: plugin.map(|id| PluginId::try_from(id.to_owned()).unwrap()),
            slot: None,
            phase: Phase::Mount,
            code: Code::Threw,
            message: message.to_owned(),
            at_ms,
        }
    }

    #[test]
    fn the_same_failure_in_a_row_is_counted() {
        let id = PluginId::try_from("broken".to_owned()).unwrap();
        let reports = [
            report(Some("broken"), "a", 1.0),
            report(Some("other"), "x", 2.0),
            report(Some("broken"), "a", 3.0),
            report(Some("broken"), "b", 4.0),
        ];
        let shown: Vec<_> = troubles(Some(&id), &reports)
            .iter()
            .map(|it| (it.message.to_string(), it.n_times, it.at_ms))
            .collect();
        assert_eq!(shown, [("b".to_owned(), 1, 4.0), ("a".to_owned(), 2, 3.0)]);
    }

    #[test]
    fn a_refused_manifest_has_a_row() {
        let status = Status {
            reports: vec![report(None, "field id", 1.0), report(None, "field id", 2.0)],
            ..Status::default()
        };
        let rows = rows(&status);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].state, PluginState::Failed);
        assert_eq!(rows[0].troubles[0].n_times, 2);
    }
}
