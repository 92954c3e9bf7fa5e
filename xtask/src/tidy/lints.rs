//! Every crate takes the workspace's lints; a crate that forgets has none and nobody notices.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Findings;
use crate::files;

pub(super) fn check(root: &Path, tree: &[PathBuf], findings: &mut Findings) -> Result<()> {
    for file in tree.iter().filter(|file| file.ends_with("Cargo.toml")) {
        let text = files::read(file)?;
        if is_package(&text) && !takes_workspace_lints(&text) {
            let name = file.strip_prefix(root).unwrap_or(file).display();
            findings.wrong.push(format!("{name}: add `[lints]` with `workspace = true`"));
        }
    }
    Ok(())
}

fn is_package(manifest: &str) -> bool {
    manifest.lines().any(|line| line.trim() == "[package]")
}

fn takes_workspace_lints(manifest: &str) -> bool {
    let mut section = "";
    manifest.lines().map(str::trim).any(|line| {
        if line.starts_with('[') {
            section = line;
        }
        let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        section == "[lints]" && line.starts_with("workspace=true")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lints_section_counts() {
        assert!(takes_workspace_lints("[package]\nname = \"x\"\n[lints]\nworkspace = true\n"));
        assert!(!takes_workspace_lints("[dependencies]\nworkspace = true\n[lints]\n"));
        assert!(!takes_workspace_lints("[package]\nname = \"x\"\n"));
    }

    #[test]
    fn a_workspace_without_package_needs_none() {
        assert!(!is_package("[workspace]\nmembers = []\n"));
        assert!(is_package("[workspace]\n\n[package]\nname = \"x\"\n"));
    }
}
