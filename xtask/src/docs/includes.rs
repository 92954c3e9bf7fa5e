//! `{{#include FILE}}` and `{{#include FILE:ANCHOR}}` in guides, as mdBook writes them.
//!
//! They are expanded here and not by mdBook: the guides are built in another folder than they stand
//! in, a mistake ends the build instead of being logged, and what is indented in its file is not in
//! the guide. An anchor begins after a line with `ANCHOR: name` and ends before `ANCHOR_END: name`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::files;

const OPEN: &str = "{{#include ";
const CLOSE: &str = "}}";

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Include {
    /// As written, from the guide's folder.
    pub(crate) file: String,
    pub(crate) anchor: Option<String>,
}

impl Include {
    /// Reads a line that is nothing but an include.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        let inside = line.trim().strip_prefix(OPEN)?.strip_suffix(CLOSE)?.trim();
        let (file, anchor) = match inside.split_once(':') {
            Some((file, anchor)) => (file, Some(anchor.to_owned())),
            None => (inside, None),
        };
        Some(Self { file: file.to_owned(), anchor })
    }

    /// The text that stands there.
    ///
    /// # Errors
    /// When there is no such file below `root`, or no such anchor in it.
    pub(crate) fn text(&self, root: &Path, guide: &Path) -> Result<String> {
        let path = self.path(root, guide)?;
        let text = files::read(&path)?;
        match &self.anchor {
            Some(anchor) => {
                between(&text, anchor).with_context(|| format!("in {}", path.display()))
            }
            None => {
                ensure!(
                    !text.lines().any(|line| mark(line).is_some()),
                    "{} has anchors: name one of them",
                    self.file
                );
                Ok(text)
            }
        }
    }

    fn path(&self, root: &Path, guide: &Path) -> Result<PathBuf> {
        let folder = guide.parent().unwrap_or(root);
        let path = folder.join(&self.file);
        let path = path.canonicalize().with_context(|| format!("«{}» is no file", self.file))?;
        let root = root.canonicalize().context("while finding the repository")?;
        ensure!(path.starts_with(root), "«{}» lies outside of the repository", self.file);
        Ok(path)
    }
}

/// A guide with what it includes.
pub(crate) fn expand(root: &Path, guide: &Path, text: &str) -> Result<String> {
    let mut expanded = String::new();
    for line in text.lines() {
        match Include::of_line(line) {
            Some(include) => {
                let text = include
                    .text(root, guide)
                    .with_context(|| format!("while including into {}", guide.display()))?;
                // Inside of a list item the block is indented, and so is each of its lines.
                let margin = line.split('{').next().unwrap_or_default();
                let lines = text.trim_end().lines().map(|line| format!("{margin}{line}"));
                expanded.push_str(&lines.collect::<Vec<_>>().join("\n"));
            }
            None => expanded.push_str(line),
        }
        expanded.push('\n');
    }
    Ok(expanded)
}

/// A line that begins or ends an anchor: whether it begins, and its name.
fn mark(line: &str) -> Option<(bool, &str)> {
    let (is_start, rest) = match line.split_once("ANCHOR_END: ") {
        Some((_, rest)) => (false, rest),
        None => (true, line.split_once("ANCHOR: ")?.1),
    };
    rest.split_whitespace().next().map(|name| (is_start, name))
}

/// The lines of an anchor, moved to the left as far as they all go, without marks of others.
fn between(text: &str, anchor: &str) -> Result<String> {
    let here = |line: &str, is_start| mark(line) == Some((is_start, anchor));
    let starts = text.lines().filter(|line| here(line, true)).count();
    ensure!(starts == 1, "anchor «{anchor}» begins {starts} times, and should once");
    let from: Vec<&str> = text.lines().skip_while(|line| !here(line, true)).skip(1).collect();
    let n_lines = from
        .iter()
        .position(|line| here(line, false))
        .with_context(|| format!("anchor «{anchor}» has no end"))?;
    let lines: Vec<&str> =
        from.into_iter().take(n_lines).filter(|line| mark(line).is_none()).collect();
    ensure!(lines.iter().any(|line| !line.trim().is_empty()), "anchor «{anchor}» is empty");
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let margin = filled.map(|line| line.len() - line.trim_start().len()).min().unwrap_or_default();
    Ok(lines.iter().map(|line| line.get(margin..).unwrap_or_default()).fold(
        String::new(),
        |mut text, line| {
            text.push_str(line);
            text.push('\n');
            text
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "fn a() {\n    // ANCHOR: body\n    if x {\n        // ANCHOR: in\n        y();\n        // ANCHOR_END: in\n    }\n    // ANCHOR_END: body\n}\n// ANCHOR: open\n// ANCHOR: void\n// ANCHOR_END: void\n";

    #[test]
    fn an_anchor_is_moved_to_the_left_without_inner_marks() {
        assert_eq!(between(SAMPLE, "body").unwrap(), "if x {\n    y();\n}\n");
        assert_eq!(between(SAMPLE, "in").unwrap(), "y();\n");
    }

    #[test]
    fn anchors_that_are_missing_open_or_empty_are_told() {
        for (anchor, words) in [("bod", "begins 0 times"), ("open", "no end"), ("void", "empty")] {
            let error = between(SAMPLE, anchor).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }

    #[test]
    fn guides_are_expanded_and_mistakes_name_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let guide = dir.path().join("docs/guides/a.md");
        files::write(&dir.path().join("src/a.rs"), SAMPLE).unwrap();
        files::write(&dir.path().join("src/b.rs"), "b();\n").unwrap();
        files::write(&guide, "").unwrap();
        let expand = |text: &str| expand(dir.path(), &guide, text);
        let text = "```rust\n{{#include ../../src/a.rs:in}}\n{{#include ../../src/b.rs}}\n```\n";
        assert_eq!(expand(text).unwrap(), "```rust\ny();\nb();\n```\n");
        assert_eq!(expand("  {{#include ../../src/b.rs}}").unwrap(), "  b();\n");
        for wrong in ["../../src/c.rs", "../../src/a.rs", "../../src/a.rs:x", "/etc/hostname"] {
            let error = format!("{:#}", expand(&format!("{{{{#include {wrong}}}}}")).unwrap_err());
            assert!(error.contains("a.md"), "{error}");
        }
    }
}
