//! Which plugins are off in this browser because they kept failing. A pure rule; [`store`] keeps it.

pub(crate) mod store;

use std::collections::BTreeMap;

use manifest::PluginId;
use serde::{Deserialize, Serialize};

use crate::config::Limits;
use crate::report::Report;

/// The failures of all plugins in this browser.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Quarantine {
    records: BTreeMap<PluginId, Record>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Record {
    /// The bundle that failed. Another one, an upgrade, starts afresh.
    bundle: String,
    failures_ms: Vec<f64>,
    /// The failure that was one too many.
    sentence: Option<Report>,
}

impl Quarantine {
    /// Counts a failure; answers whether the plugin is in quarantine from now on.
    pub(crate) fn note(&mut self, limits: &Limits, bundle: &str, report: &Report) -> bool {
        let Some(plugin) = &report.plugin else { return false };
        let now_ms = report.at_ms;
        let window_ms = limits.window.as_secs_f64() * 1000.0;
        let record = self
            .records
            .entry(plugin.clone())
            .and_modify(|record| {
                if record.bundle != bundle {
                    *record = Record::of(bundle);
                }
            })
            .or_insert_with(|| Record::of(bundle));
        record.failures_ms.retain(|at_ms| (0.0..window_ms).contains(&(now_ms - at_ms)));
        record.failures_ms.push(now_ms);
        if record.failures_ms.len() >= limits.failures {
            record.sentence = Some(report.clone());
        }
        record.sentence.is_some()
    }

    /// The failure that put this bundle of the plugin into quarantine, if it is there.
    pub(crate) fn sentence(&self, plugin: &PluginId, bundle: &str) -> Option<&Report> {
        self.records
            .get(plugin)
            .filter(|record| record.bundle == bundle)
            .and_then(|record| record.sentence.as_ref())
    }

    /// Forgets all failures of a plugin.
    pub(crate) fn release(&mut self, plugin: &PluginId) {
        self.records.remove(plugin);
    }
}

impl Record {
    fn of(bundle: &str) -> Self {
        Self { bundle: bundle.to_owned(), failures_ms: Vec::new(), sentence: None }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::{Code, Phase};

    fn report(at_ms: f64) -> Report {
        Report {
            plugin: Some("broken".try_into().unwrap()),
            slot: None,
            phase: Phase::Mount,
            code: Code::Threw,
            message: "Error: no".to_owned(),
            at_ms,
        }
    }

    #[track_caller]
    fn check(failures_ms: &[f64], expected: &[bool]) {
        let mut quarantine = Quarantine::default();
        let limits = Limits::default();
        let found: Vec<bool> =
            failures_ms.iter().map(|at| quarantine.note(&limits, "b1", &report(*at))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn three_failures_in_five_minutes_are_too_many() {
        check(&[0.0, 1000.0, 299_999.0], &[false, false, true]);
    }

    #[test]
    fn failures_older_than_five_minutes_do_not_count() {
        check(&[0.0, 1000.0, 300_000.0, 300_500.0], &[false, false, false, true]);
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_count_against_the_plugin() {
        check(&[900_000.0, 900_001.0, 5.0, 6.0], &[false, false, false, false]);
    }

    #[test]
    fn quarantine_stays_until_released_or_upgraded() {
        let (mut quarantine, limits) = (Quarantine::default(), Limits::default());
        let plugin: PluginId = "broken".try_into().unwrap();
        for at_ms in [0.0, 1.0, 2.0] {
            quarantine.note(&limits, "b1", &report(at_ms));
        }
        assert!(quarantine.note(&limits, "b1", &report(9e9)), "much later it is still there");
        let kept = serde_json::to_string(&quarantine).unwrap();
        let mut quarantine: Quarantine = serde_json::from_str(&kept).unwrap();
        assert!(quarantine.sentence(&plugin, "b1").is_some());
        assert!(quarantine.sentence(&plugin, "b2").is_none(), "an upgrade gets its chance");
        quarantine.release(&plugin);
        assert!(quarantine.sentence(&plugin, "b1").is_none());
    }

    proptest! {
        /// Whatever the times: never before the third failure, always with three in a row at once.
        #[test]
        fn never_before_the_third(times in proptest::collection::vec(0.0..1e9_f64, 0..12)) {
            let (mut quarantine, limits) = (Quarantine::default(), Limits::default());
            for (idx, at_ms) in times.iter().enumerate() {
                let there = quarantine.note(&limits, "b1", &report(*at_ms));
                prop_assert!(!there || idx >= 2);
            }
            let last = [1e10, 1e10 + 1.0, 1e10 + 2.0].map(|at| quarantine.note(&limits, "b1", &report(at)));
            prop_assert!(last[2]);
        }
    }
}
