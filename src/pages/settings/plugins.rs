//! Settings → Plugins: what runs in this browser, what each changes, what went wrong; «off for me»,
//! safe mode, and the search for a culprit.

use std::{collections::BTreeSet, rc::Rc};

use manifest::PluginId;
use runtime::{PluginPhase, PluginStatus, Report, Status};
use yew::prelude::*;

use crate::{
    components::{PluginChoice, PluginPanel, PluginRow, PluginState, PluginTrouble, SafeMode},
    hooks::{use_chat, use_plugin_status},
    pages::user_menu::safe_mode_of,
    services::{plugin_choice, safe_mode},
    state::culprit::Search,
};

#[component]
pub(super) fn PluginsPage() -> Html {
    let chat = use_chat();
    let status = use_plugin_status();
    let off_for_me = use_state_eq(plugin_choice::off_for_me);
    let plugins = {
        let runtime = chat.plugins().runtime().clone();
        let slots = move |id: &PluginId| -> Rc<[AttrValue]> {
            runtime.slots_of(id).iter().map(|slot| slot.to_string().into()).collect()
        };
        rows(&status, &off_for_me, slots)
    };
    let on_safe_mode = use_callback((), |mode: SafeMode, ()| safe_mode::set(mode == SafeMode::On));
    let on_retry = use_callback(chat.clone(), |id: AttrValue, chat| {
        // A row whose id is none belongs to a manifest that was refused: the server has to change.
        if let Ok(id) = PluginId::try_from(id.to_string()) {
            chat.plugins().runtime().retry(&id);
        }
    });
    let on_choice = {
        let setter = off_for_me.setter();
        use_callback(chat, move |(id, choice): (AttrValue, PluginChoice), chat| {
            if let Ok(id) = PluginId::try_from(id.to_string()) {
                chat.plugins().set_off_for_me(&id, choice == PluginChoice::OffForMe);
                setter.set(plugin_choice::off_for_me());
            }
        })
    };
    let running: Vec<String> = status
        .plugins
        .iter()
        .filter(|it| matches!(it.phase, PluginPhase::Active | PluginPhase::Waiting))
        .map(|it| it.id.to_string())
        .collect();
    // One that runs alone is found by turning it off.
    let can_search = running.len() > 1 && plugin_choice::search().is_none();
    let on_search = use_callback(running, |_: (), running| {
        if let Some(search) = Search::among(running.clone()) {
            plugin_choice::go_on(Some(&search));
        }
    });
    html! {
        <PluginPanel {plugins} safe_mode={safe_mode_of(status.safe_mode)} {on_safe_mode} {on_retry}
            {on_choice} on_search={can_search.then_some(on_search)} />
    }
}

/// Plugins with their reports; refused manifests, which have no plugin, come last.
fn rows(
    status: &Status,
    off_for_me: &BTreeSet<PluginId>,
    slots: impl Fn(&PluginId) -> Rc<[AttrValue]>,
) -> Rc<[PluginRow]> {
    let known = status.plugins.iter().map(|plugin| PluginRow {
        choice: if off_for_me.contains(&plugin.id) {
            PluginChoice::OffForMe
        } else {
            PluginChoice::On
        },
        slots: slots(&plugin.id),
        ..row(plugin, &status.reports)
    });
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
            choice: PluginChoice::None,
            slots: Rc::default(),
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
        choice: PluginChoice::On,
        slots: Rc::default(),
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
        let rows = rows(&status, &BTreeSet::new(), |_| Rc::default());
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].state, PluginState::Failed);
        assert_eq!(rows[0].troubles[0].n_times, 2);
        assert_eq!(rows[0].choice, PluginChoice::None, "there is nothing to turn off");
    }
}
