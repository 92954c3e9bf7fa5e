//! Failures that browsers told of, grouped by plugin.

use api_types::PluginReport;

/// The failures of one plugin, the newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// Whose failures they are.
    pub plugin_id: &'a str,
    /// Each kind of failure.
    pub reports: Vec<&'a PluginReport>,
}

impl Group<'_> {
    /// How often the plugin failed.
    #[must_use]
    pub fn n_failures(&self) -> u64 {
        self.reports.iter().fold(0, |sum, report| sum.saturating_add(report.n_failures))
    }

    /// The most users that had the plugin in quarantine for one kind of failure.
    #[must_use]
    pub fn n_quarantined(&self) -> u64 {
        self.reports.iter().map(|report| report.n_quarantined).max().unwrap_or(0)
    }
}

/// Groups by plugin; the plugin that failed last comes first.
#[must_use]
pub fn groups(reports: &[PluginReport]) -> Vec<Group<'_>> {
    let mut sorted: Vec<&PluginReport> = reports.iter().collect();
    sorted.sort_by_key(|report| std::cmp::Reverse(report.last_at));
    let mut groups: Vec<Group<'_>> = Vec::new();
    for report in sorted {
        match groups.iter_mut().find(|group| group.plugin_id == report.plugin_id) {
            Some(group) => group.reports.push(report),
            None => groups.push(Group { plugin_id: &report.plugin_id, reports: vec![report] }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plugin_that_failed_last_comes_first_and_its_newest_failure_too() {
        let report = |plugin_id: &str, last_at: i64| PluginReport {
            plugin_id: plugin_id.into(),
            last_at,
            n_failures: 2,
            n_quarantined: last_at.unsigned_abs(),
            ..PluginReport::default()
        };
        let reports = [report("a", 1), report("b", 5), report("a", 3), report("c", 2)];
        let groups = groups(&reports);
        let seen: Vec<(&str, Vec<i64>)> = groups
            .iter()
            .map(|it| (it.plugin_id, it.reports.iter().map(|report| report.last_at).collect()))
            .collect();
        assert_eq!(seen, [("b", vec![5]), ("a", vec![3, 1]), ("c", vec![2])]);
        assert_eq!((groups[1].n_failures(), groups[1].n_quarantined()), (4, 3));
    }
}
