//! The map: `docs/architecture.md` has exactly one heading per crate, and no heading without one.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::Findings;
use crate::files;

const MAP: &str = "docs/architecture.md";

pub(super) fn check(root: &Path, findings: &mut Findings) -> Result<()> {
    let mut crates = BTreeSet::new();
    for entry in root.join("crates").read_dir().context("while listing crates/")? {
        let entry = entry?;
        if entry.path().join("Cargo.toml").is_file() {
            crates.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }
    compare(&files::read(&root.join(MAP))?, &crates, findings);
    Ok(())
}

fn compare(map: &str, crates: &BTreeSet<String>, findings: &mut Findings) {
    let mut found = BTreeSet::new();
    for heading in headings(map) {
        if !crates.contains(heading) {
            findings.wrong.push(format!("{MAP}: «{heading}» is no folder in crates/"));
        }
        if !found.insert(heading.to_owned()) {
            findings.wrong.push(format!("{MAP}: two headings «{heading}»"));
        }
    }
    for missing in crates.difference(&found) {
        findings.wrong.push(format!("{MAP}: no heading `### {missing}` under `## Crates`"));
    }
}

/// The third-level headings under `## Crates`.
fn headings(map: &str) -> impl Iterator<Item = &str> {
    map.lines()
        .skip_while(|line| line.trim() != "## Crates")
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| line.strip_prefix("### "))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(map: &str) -> Vec<String> {
        let crates = ["runtime", "slots"].map(str::to_owned).into();
        let mut findings = Findings::default();
        compare(map, &crates, &mut findings);
        findings.wrong
    }

    #[test]
    fn one_heading_per_crate_is_fine() {
        let map =
            "# Map\n### elsewhere\n## Crates\n### runtime\nText.\n### slots\n## More\n### x\n";
        assert!(wrong(map).is_empty());
    }

    #[test]
    fn drift_is_found_in_both_directions() {
        assert_eq!(
            wrong("## Crates\n### runtime\n### runtime\n### core\n"),
            [
                "docs/architecture.md: two headings «runtime»",
                "docs/architecture.md: «core» is no folder in crates/",
                "docs/architecture.md: no heading `### slots` under `## Crates`",
            ]
        );
    }
}
