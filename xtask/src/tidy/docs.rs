//! The guides: every snippet comes from a file that is compiled or run, every link leads somewhere,
//! and every guide is in the list of chapters.
//!
//! Links into what only the built site has are checked when it is built (`cargo xtask docs`).

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::Findings;
use crate::docs::{GUIDES, includes::Include, links};
use crate::files;

/// Languages whose blocks must be includes.
const CODE: [&str; 11] =
    ["rust", "js", "ts", "tsx", "json", "toml", "css", "html", "sh", "console", "ftl"];

/// What stands for itself: the output of programs.
const WORDS: [&str; 1] = ["text"];

/// Guides for who runs a server. They speak of machines that no test has; their commands of
/// `mortise` are tried by `crates/cli/tests`.
const OPERATING: [&str; 3] = ["import.md", "operating.md", "signing.md"];

/// Only the built site has these.
const GENERATED: [&str; 3] = ["slots/", "api/", "types.md"];

const SUMMARY: &str = "SUMMARY.md";

pub(super) fn check(root: &Path, findings: &mut Findings) -> Result<()> {
    let folder = root.join(GUIDES);
    let summary = files::read(&folder.join(SUMMARY))?;
    let listed: BTreeSet<&str> = links::of_markdown(&summary).into_iter().collect();
    for entry in folder.read_dir().with_context(|| format!("while listing {GUIDES}"))? {
        let guide = entry?.path();
        let name = guide.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if guide.extension() != Some("md".as_ref()) {
            continue;
        }
        if name != SUMMARY && !listed.contains(name.as_str()) {
            findings.wrong.push(format!("{GUIDES}/{name}: is not in {SUMMARY}"));
        }
        let text = files::read(&guide)?;
        for wrong in check_guide(root, &guide, &name, &text) {
            findings.wrong.push(format!("{GUIDES}/{name}: {wrong}"));
        }
    }
    Ok(())
}

fn check_guide(root: &Path, guide: &Path, name: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if !text.contains("@generated") && !OPERATING.contains(&name) {
        wrong.extend(check_blocks(text));
    }
    for (line, text) in numbered(text) {
        if text.contains("TODO") || text.contains("FIXME") {
            wrong.push(format!("line {line}: say it or leave it out, but no TODO"));
        }
        if text.contains("{{#") && Include::of_line(text).is_none() {
            wrong.push(format!("line {line}: an include stands alone on its line"));
        }
        if let Some(include) = Include::of_line(text)
            && let Err(error) = include.text(root, guide)
        {
            wrong.push(format!("line {line}: {error:#}"));
        }
    }
    for target in links::of_markdown(text) {
        if let Some(reason) = check_link(guide, text, target) {
            wrong.push(format!("link to «{target}»: {reason}"));
        }
    }
    wrong
}

/// Blocks of code whose lines are no includes.
fn check_blocks(text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut block: Option<&str> = None;
    for (number, line) in numbered(text) {
        match (line.trim_start().strip_prefix("```"), block) {
            (Some(_), Some(_)) => block = None,
            (Some(info), None) => {
                let language = info.split([',', ' ']).next().unwrap_or_default();
                if !CODE.contains(&language) && !WORDS.contains(&language) {
                    wrong.push(format!("line {number}: a block of «{language}»; name a language"));
                }
                block = Some(language);
            }
            (None, Some(language)) => {
                if CODE.contains(&language) && Include::of_line(line).is_none() {
                    wrong.push(format!(
                        "line {number}: {language} that is no include: take it from a file that \
                         is compiled or run"
                    ));
                }
            }
            (None, None) => {}
        }
    }
    wrong
}

fn check_link(guide: &Path, text: &str, target: &str) -> Option<&'static str> {
    let is_generated = GENERATED.iter().any(|place| target.starts_with(place));
    if links::is_elsewhere(target) || is_generated {
        return None;
    }
    if target.starts_with('/') {
        // Other parts of the running server; the site stands below it.
        return None;
    }
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    let other = if path.is_empty() {
        text.to_owned()
    } else {
        let file = guide.parent()?.join(path);
        if path.contains('/') {
            return Some("guides link to guides only: the site has nothing else");
        }
        let Ok(other) = files::read(&file) else { return Some("no such file") };
        other
    };
    if fragment.is_empty() {
        return None;
    }
    let mut headings = other.lines().filter_map(|line| {
        line.starts_with('#').then(|| line.trim_start_matches('#')).map(links::slug)
    });
    (!headings.any(|heading| heading.trim_start_matches('-') == fragment))
        .then_some("no such heading")
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        let guide = root.path().join("docs/guides/a.md");
        for (name, text) in [
            ("docs/guides/a.md", text),
            ("docs/guides/b.md", "# B\n\n## What you see\n"),
            ("src/lib.rs", "// ANCHOR: x\nx();\n// ANCHOR_END: x\n"),
        ] {
            files::write(&root.path().join(name), text).unwrap();
        }
        check_guide(root.path(), &guide, "a.md", text)
    }

    #[test]
    fn includes_words_and_links_that_lead_somewhere_are_fine() {
        let text = "# A\n[b](b.md#what-you-see) [a](#a) [s](slots/index.md) [w](https://x.y)\n\
                    ```rust\n{{#include ../../src/lib.rs:x}}\n```\n```text\nlistening\n```\n";
        assert_eq!(wrong(text), [""; 0]);
    }

    #[test]
    fn code_that_nobody_compiles_is_wrong() {
        let [message] = wrong("```rust\nx();\n```\n").try_into().unwrap();
        assert!(message.starts_with("line 2: rust that is no include"), "{message}");
        let [message] = wrong("```\nx\n```\n").try_into().unwrap();
        assert!(message.contains("name a language"), "{message}");
    }

    #[test]
    fn what_is_missing_is_wrong() {
        for (text, words) in [
            ("{{#include ../../src/none.rs}}", "no file"),
            ("{{#include ../../src/lib.rs:y}}", "begins 0 times"),
            ("see {{#include ../../src/lib.rs:x}}", "stands alone"),
            ("[c](c.md)", "no such file"),
            ("[b](b.md#else)", "no such heading"),
            ("[lib](../../src/lib.rs)", "guides link to guides only"),
            ("TODO", "no TODO"),
        ] {
            let [message] = wrong(text).try_into().unwrap();
            assert!(message.contains(words), "{text}: {message}");
        }
    }

    #[test]
    fn generated_guides_may_bring_their_own_code() {
        assert_eq!(wrong("<!-- @generated -->\n```toml\nx = 1\n```\n"), [""; 0]);
    }
}
