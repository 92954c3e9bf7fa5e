//! Which failures are told, and which are too many: equal ones once, a few per plugin and minute.
//! Pure.

use std::collections::HashMap;

use api_types::NewPluginReport;

/// How many requests one plugin may cause in a minute. A plugin fails in few ways, and what it does
/// all the time, the first report tells.
const MAX_PER_MINUTE: usize = 3;
const MINUTE_MS: i64 = 60_000;
/// How many kinds of failure wait at most: somebody may look at the sign-in page for hours.
const MAX_WAITING: usize = 50;

/// Failures that are not told yet, and when others were.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    reports: Vec<NewPluginReport>,
    told: HashMap<String, Vec<Told>>,
}

#[derive(Debug)]
struct Told {
    at_ms: i64,
    quarantined: bool,
}

impl Waiting {
    pub(super) fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// Takes a failure in. Of equal ones the newest words stay.
    pub(super) fn note(&mut self, report: NewPluginReport) {
        if let Some(known) = self.reports.iter_mut().find(|known| is_same(known, &report)) {
            known.quarantined |= report.quarantined;
            known.message = report.message;
        } else if self.reports.len() < MAX_WAITING {
            self.reports.push(report);
        }
    }

    /// What is to be told now. Nothing waits afterwards: what is too much is dropped.
    pub(super) fn take(&mut self, now_ms: i64) -> Vec<NewPluginReport> {
        for told in self.told.values_mut() {
            // A clock that was set back does not keep anything secret.
            told.retain(|told| (0..MINUTE_MS).contains(&(now_ms - told.at_ms)));
        }
        let mut reports = std::mem::take(&mut self.reports);
        reports.retain(|report| {
            let told = self.told.entry(report.plugin_id.clone()).or_default();
            // That a plugin is off in this browser is told even when it was loud before.
            let is_news = report.quarantined && !told.iter().any(|told| told.quarantined);
            let may = told.len() < MAX_PER_MINUTE || is_news;
            if may {
                told.push(Told { at_ms: now_ms, quarantined: report.quarantined });
            }
            may
        });
        reports
    }
}

fn is_same(one: &NewPluginReport, other: &NewPluginReport) -> bool {
    let key = |it: &NewPluginReport| {
        [&it.plugin_id, &it.version, &it.slot, &it.phase, &it.code].map(Clone::clone)
    };
    key(one) == key(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(plugin_id: &str, slot: &str) -> NewPluginReport {
        NewPluginReport {
            plugin_id: plugin_id.into(),
            slot: slot.into(),
            phase: "mount".into(),
            code: "threw".into(),
            message: "Error: no".into(),
            ..NewPluginReport::default()
        }
    }

    fn noted(reports: impl IntoIterator<Item = NewPluginReport>) -> Waiting {
        let mut waiting = Waiting::default();
        for report in reports {
            waiting.note(report);
        }
        waiting
    }

    #[test]
    fn a_plugin_that_fails_in_a_thousand_outlets_is_told_of_once() {
        let mut waiting = noted((0..1_000).map(|nth| NewPluginReport {
            message: format!("Error: {nth}"),
            quarantined: nth >= 2,
            ..report("broken", "post.v1")
        }));
        let told = waiting.take(0);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message, "Error: 999");
        assert!(told[0].quarantined);
        assert!(waiting.is_empty());
        assert!(waiting.take(1).is_empty());
    }

    #[test]
    fn different_failures_are_told_apart_but_few_in_a_minute() {
        let slots = ["a.v1", "b.v1", "c.v1", "d.v1"];
        let mut waiting = noted(slots.map(|slot| report("broken", slot)));
        waiting.note(report("other", "a.v1"));
        let told: Vec<_> = waiting.take(0).into_iter().map(|it| (it.plugin_id, it.slot)).collect();
        let expected =
            [("broken", "a.v1"), ("broken", "b.v1"), ("broken", "c.v1"), ("other", "a.v1")];
        assert_eq!(told, expected.map(|(id, slot)| (id.to_owned(), slot.to_owned())));

        waiting.note(report("broken", "d.v1"));
        assert!(waiting.take(59_999).is_empty(), "too many in this minute");
        waiting.note(report("broken", "d.v1"));
        assert_eq!(waiting.take(60_000).len(), 1);
    }

    #[test]
    fn quarantine_is_told_whatever_was_told_before_but_once() {
        let mut waiting = noted(["a.v1", "b.v1", "c.v1"].map(|slot| report("broken", slot)));
        assert_eq!(waiting.take(0).len(), 3);
        let last = NewPluginReport { quarantined: true, ..report("broken", "d.v1") };
        waiting.note(last.clone());
        assert_eq!(waiting.take(10), std::slice::from_ref(&last));
        waiting.note(last);
        assert!(waiting.take(20).is_empty());
    }

    #[test]
    fn a_clock_that_was_set_back_keeps_nothing_secret() {
        let mut waiting = noted(["a.v1", "b.v1", "c.v1"].map(|slot| report("broken", slot)));
        assert_eq!(waiting.take(1_000_000).len(), 3);
        waiting.note(report("broken", "a.v1"));
        assert_eq!(waiting.take(5).len(), 1);
    }

    #[test]
    fn only_so_much_waits() {
        let mut waiting = noted((0..200).map(|nth| report(&format!("p{nth}"), "a.v1")));
        assert_eq!(waiting.take(0).len(), MAX_WAITING);
    }
}
