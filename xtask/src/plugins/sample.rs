//! Finds the samples, and the names of their packages.

use std::path::Path;

use anyhow::{Context as _, Result};
use kit::pack;
use kit::project::{Project, Toolchain};

use crate::files;

/// One sample.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) project: Project,
    /// The name of its package, if it is written in Rust.
    pub(super) crate_name: Option<String>,
}

impl Sample {
    pub(super) fn id(&self) -> &str {
        self.project.manifest.id.as_str()
    }

    pub(super) fn archive_name(&self) -> String {
        pack::file_name(&self.project)
    }
}

/// The samples in the folders of `dir` that hold a `plugin.json`, sorted by folder.
pub(super) fn find(dir: &Path) -> Result<Vec<Sample>> {
    let mut samples = Vec::new();
    if !dir.is_dir() {
        return Ok(samples);
    }
    for entry in dir.read_dir().with_context(|| format!("while listing {}", dir.display()))? {
        let folder = entry?.path();
        if folder.join("plugin.json").is_file() {
            samples.push(read(&folder)?);
        }
    }
    samples.sort_by(|a, b| a.project.folder.cmp(&b.project.folder));
    Ok(samples)
}

fn read(folder: &Path) -> Result<Sample> {
    let project = Project::open(folder)?;
    let crate_name = match project.toolchain {
        Toolchain::Rust => {
            let cargo_toml = files::read(&folder.join("Cargo.toml"))?;
            let name = package_name(&cargo_toml).map(str::to_owned);
            Some(name.with_context(|| format!("{}: Cargo.toml has no name", folder.display()))?)
        }
        Toolchain::Npm | Toolchain::Plain => None,
    };
    Ok(Sample { project, crate_name })
}

/// The name in the `[package]` section.
fn package_name(cargo_toml: &str) -> Option<&str> {
    let package = cargo_toml.lines().skip_while(|line| line.trim() != "[package]").skip(1);
    package
        .take_while(|line| !line.starts_with('['))
        .find_map(|line| line.strip_prefix("name")?.trim_start().strip_prefix('='))
        .map(|value| value.trim().trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_with_a_manifest_are_samples() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| files::write(&dir.path().join(name), text).unwrap();
        let manifest = |id: &str| {
            format!(
                r#"{{"id": "{id}", "name": "A", "version": "1.0.0", "webapp": {{"bundle_path": "a.js"}}}}"#
            )
        };
        write("b/plugin.json", &manifest("com.b"));
        write("a/plugin.json", &manifest("sample-a"));
        write("a/Cargo.toml", "[package]\nname = \"of-a\"\n[lib]\nname = \"x\"\n");
        write("target/nothing.txt", "");
        let samples = find(dir.path()).unwrap();
        let ids: Vec<&str> = samples.iter().map(Sample::id).collect();
        assert_eq!(ids, ["sample-a", "com.b"]);
        assert_eq!(samples[0].crate_name.as_deref(), Some("of-a"));
        assert_eq!(samples[1].crate_name, None);
        assert_eq!(samples[1].archive_name(), "com.b-1.0.0.tar.gz");
    }

    #[test]
    fn a_sample_can_not_write_elsewhere() {
        let dir = tempfile::tempdir().unwrap();
        let manifest = r#"{"id": "../a", "name": "A", "webapp": {"bundle_path": "a.js"}}"#;
        files::write(&dir.path().join("a/plugin.json"), manifest).unwrap();
        let error = format!("{:#}", find(dir.path()).unwrap_err());
        assert!(error.contains("id = \"../a\""), "{error}");
    }
}
