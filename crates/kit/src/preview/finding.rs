//! What is wrong with how a plugin looks, and in which cells.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// The longest text that is taken from a page: what plugins say has no end otherwise.
const MAX_TEXT: usize = 2000;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Fails a build.
    Error,
    /// Is told.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which rule is broken: one of axe's, `overflow`, `no-answer`, …
    pub rule: String,
    /// How bad it is.
    pub level: Level,
    /// A CSS path in the cell, or a file of the plugin; empty when it has no place.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// How to go on; may be empty.
    pub mend: String,
}

impl Finding {
    /// Without a place.
    #[must_use]
    pub fn new(rule: &str, level: Level, message: impl Into<String>) -> Self {
        Self {
            rule: rule.to_owned(),
            level,
            place: String::new(),
            message: message.into(),
            mend: String::new(),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn place(mut self, place: impl Into<String>) -> Self {
        self.place = place.into();
        self
    }

    /// How to go on.
    #[must_use]
    pub fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = mend.into();
        self
    }

    /// As a cell tells it: `{rule, impact, place, message, mend}`. Nothing of it is trusted.
    #[must_use]
    pub fn of_cell(told: &Value) -> Self {
        let text = |key: &str| told.get(key).and_then(Value::as_str).unwrap_or_default();
        let rule = text("rule");
        let level = match (text("impact"), rule) {
            ("critical" | "serious", _) | (_, "failed") => Level::Error,
            _ => Level::Warning,
        };
        let cut = |text: &str| text.chars().take(MAX_TEXT).collect::<String>();
        Self {
            rule: cut(if rule.is_empty() { "unnamed" } else { rule }),
            level,
            place: cut(text("place")),
            message: cut(text("message")),
            mend: cut(text("mend")),
        }
    }
}

/// A finding with all cells that have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// What it is.
    #[serde(flatten)]
    pub finding: Finding,
    /// Names of cells; empty when it is of the plugin as a whole.
    pub cells: Vec<String>,
}

/// Puts together what several cells have alike; errors first.
pub fn merge(found: impl IntoIterator<Item = (Option<String>, Finding)>) -> Vec<Told> {
    let mut all: BTreeMap<(Level, String, String, String), Told> = BTreeMap::new();
    for (cell, finding) in found {
        let Finding { level, rule, place, message, .. } = &finding;
        let key = (*level, rule.clone(), place.clone(), message.clone());
        let told = all.entry(key).or_insert_with(|| Told { finding, cells: Vec::new() });
        told.cells.extend(cell);
    }
    let mut all: Vec<Told> = all.into_values().collect();
    for told in &mut all {
        told.cells.sort();
        told.cells.dedup();
    }
    all
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_several_cells_have_alike_is_told_once() {
        let of = |impact: &str, place: &str| {
            Finding::of_cell(&json!({ "rule": "button-name", "impact": impact, "place": place }))
        };
        let told = merge([
            (Some("b".to_owned()), of("minor", "p")),
            (Some("b".to_owned()), of("critical", "button")),
            (Some("a".to_owned()), of("critical", "button")),
        ]);
        let shown: Vec<_> = told.iter().map(|it| (it.finding.level, it.cells.join(" "))).collect();
        assert_eq!(shown, [(Level::Error, "a b".to_owned()), (Level::Warning, "b".to_owned())]);
    }

    #[test]
    fn nonsense_of_a_page_becomes_a_short_finding() {
        for told in [json!(null), json!({ "rule": 1, "message": [] }), json!("x")] {
            assert_eq!(Finding::of_cell(&told).rule, "unnamed");
        }
        let long = Finding::of_cell(&json!({ "rule": "r", "message": "ä".repeat(100_000) }));
        assert_eq!(long.message.chars().count(), MAX_TEXT);
        assert_eq!(Finding::of_cell(&json!({ "rule": "failed" })).level, Level::Error);
    }
}
