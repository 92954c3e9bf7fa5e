//! The list of all rules, and the page that explains them. Each rule stands beside its check.

use std::fmt::Write as _;

use super::{
    Level, capabilities, fixtures, folder, forbidden, lent, manifest_file, markup, sheet, size,
    slots,
};

/// One thing that the check looks for.
#[derive(Debug)]
pub struct Rule {
    /// Its name in findings and in `mortise.toml`.
    pub id: &'static str,
    /// How bad a finding is.
    pub level: Level,
    /// What it finds, in one sentence.
    pub finds: &'static str,
    /// Why that is bad.
    pub why: &'static str,
    /// How to go on, where the finding does not know better.
    pub mend: &'static str,
}

/// Rules that belong together.
#[derive(Debug)]
pub struct Group {
    /// What they look at.
    pub title: &'static str,
    /// The rules.
    pub rules: &'static [&'static Rule],
}

/// All rules, in the order in which a plugin comes to be.
pub(super) const GROUPS: &[Group] = &[
    manifest_file::GROUP,
    slots::GROUP,
    capabilities::GROUP,
    forbidden::GROUP,
    sheet::GROUP,
    markup::GROUP,
    fixtures::GROUP,
    size::GROUP,
    folder::GROUP,
    lent::GROUP,
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules.iter().copied())
}

pub(super) fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// The page `docs/guides/rules.md`.
#[must_use]
pub fn markdown() -> String {
    let mut page = String::from(HEAD);
    for group in GROUPS {
        // Writing into a String does not fail.
        let _ = write!(page, "\n## {}\n", group.title);
        for Rule { id, level, finds, why, mend } in group.rules {
            let level = level.as_str();
            let _ =
                write!(page, "\n### {id}\n\n*{level}*: {finds}\n\nWhy: {why}\n\nMend: {mend}\n");
        }
    }
    page
}

const HEAD: &str = "\
<!-- @generated from crates/kit/src/check by `UPDATE_EXPECT=1 cargo test -p kit rules`; do not edit. -->
# The rules of `mortise plugin check`

`mortise plugin check [FOLDER]` reads a plugin's folder and runs nothing of it.
An error ends it with exit code 1; warnings do so with `--deny-warnings`.
`--json` writes the findings for programs, each with `rule`, `level`, `place`, `message` and `mend`.

What must pass all the same is named in the plugin's `mortise.toml`, with the reason as a comment:

```toml
[check]
# The field of the editor is filled by a library that only knows innerHTML; it cleans it.
allow = [\"html-injection\"]
budget_kb = 120
```

What is only known while a plugin runs, such as the names of buttons that are made by `createElement`,
is checked by `mortise plugin preview --check`.
";

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use expect_test::expect_file;

    use super::{all, markdown};

    #[test]
    fn names_are_unique_and_texts_are_sentences() {
        let names: BTreeSet<_> = all().map(|rule| rule.id).collect();
        assert_eq!(names.len(), all().count());
        for rule in all() {
            assert!(rule.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.id);
            for text in [rule.finds, rule.why, rule.mend] {
                assert!(text.ends_with('.') && text.len() > 10, "{}: {text}", rule.id);
            }
        }
    }

    #[test]
    fn the_page_of_rules_is_fresh() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guides/rules.md");
        expect_file![path].assert_eq(&markdown());
    }
}
