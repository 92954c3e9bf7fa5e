//! Rules for single source files: a header, a telling name, a size that a person can read.

use std::path::{Component, Path, PathBuf};

use anyhow::Result;

use super::Findings;
use crate::files;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 5] = ["mod", "utils", "helpers", "common", "misc"];

const LONG_LINES: usize = 400;
const TOO_LONG_LINES: usize = 800;

/// The other way to begin a crate: its README is its documentation.
const README_AS_HEADER: &str = "#![doc = include_str!(\"../README.md\")]";

/// Stands in the first lines of files that a program wrote; they may be of any length.
const GENERATED: &str = "@generated";

pub(super) fn check(root: &Path, tree: &[PathBuf], findings: &mut Findings) -> Result<()> {
    for file in tree {
        let name = file.strip_prefix(root).unwrap_or(file);
        let extension = file.extension().and_then(|found| found.to_str()).unwrap_or_default();
        if !["rs", "js", "mjs", "ts"].contains(&extension) {
            continue;
        }
        check_name(name, findings);
        let text = files::read(file)?;
        if extension == "rs" {
            check_header(name, &text, findings);
        }
        check_length(name, &text, findings);
    }
    Ok(())
}

fn check_name(name: &Path, findings: &mut Findings) {
    let stems = name.with_extension("");
    let said_nothing = stems.components().find_map(|component| match component {
        Component::Normal(part) => EMPTY_NAMES.into_iter().find(|empty| part == *empty),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => {
            None
        }
    });
    if let Some(empty) = said_nothing {
        findings.wrong.push(format!(
            "{}: «{empty}» says nothing: name the file after what it does",
            name.display()
        ));
    }
}

fn check_header(name: &Path, text: &str, findings: &mut Findings) {
    let header: Vec<&str> = text.lines().take_while(|line| line.starts_with("//!")).collect();
    let is_readme = text.starts_with(README_AS_HEADER);
    if header.is_empty() && !is_readme {
        findings.wrong.push(format!(
            "{}: starts without `//!`: say what the file is for and what it leaves alone",
            name.display()
        ));
    }
    if header.iter().any(|line| line.contains("FIXME")) {
        findings.wrong.push(format!("{}: FIXME in the header", name.display()));
    }
}

fn check_length(name: &Path, text: &str, findings: &mut Findings) {
    if text.lines().take(5).any(|line| line.contains(GENERATED)) {
        return;
    }
    let n_lines = text.lines().count();
    let message = format!("{}: {n_lines} lines", name.display());
    if n_lines > TOO_LONG_LINES {
        findings.wrong.push(format!("{message}: split it by feature, below {TOO_LONG_LINES}"));
    } else if n_lines > LONG_LINES {
        findings.doubtful.push(message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(name: &str, text: &str) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join(name);
        files::write(&file, text).unwrap();
        let mut findings = Findings::default();
        check(root.path(), &[file], &mut findings).unwrap();
        findings.wrong
    }

    #[test]
    fn a_file_with_header_and_name_is_fine() {
        assert!(wrong("src/outlet.rs", "//! Outlets.\n\nfn x() {}\n").is_empty());
    }

    #[test]
    fn a_file_without_header_is_wrong() {
        let [message] = wrong("src/outlet.rs", "use x;\n//! Late.\n").try_into().unwrap();
        assert!(message.starts_with("src/outlet.rs: starts without `//!`"), "{message}");
        assert_eq!(wrong("src/outlet.rs", "").len(), 1);
    }

    #[test]
    fn a_readme_is_a_header() {
        assert!(wrong("src/lib.rs", "#![doc = include_str!(\"../README.md\")]\n").is_empty());
    }

    #[test]
    fn a_header_with_a_fixme_is_wrong() {
        assert_eq!(
            wrong("src/outlet.rs", "//! Outlets.\n//! FIXME: later\n"),
            ["src/outlet.rs: FIXME in the header"]
        );
    }

    #[test]
    fn names_that_say_nothing_are_wrong() {
        for name in ["src/mod.rs", "src/utils.rs", "src/common/outlet.rs", "e2e/helpers.mjs"] {
            assert_eq!(wrong(name, "//! Things.\n").len(), 1, "{name}");
        }
        assert!(wrong("src/commonplace.rs", "//! Things.\n").is_empty());
    }

    #[test]
    fn long_files_are_wrong_unless_generated() {
        let long = "//! Long.\n".repeat(801);
        assert_eq!(wrong("src/long.rs", &long).len(), 1);
        assert!(wrong("src/long.rs", &"//! Long.\n".repeat(800)).is_empty());
        assert!(wrong("src/long.rs", &format!("//! @generated\n{long}")).is_empty());
    }
}
