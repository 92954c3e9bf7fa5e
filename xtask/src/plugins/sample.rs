//! Finds the samples and reads the few words of their manifests that building needs.
//! Whether a manifest is right is for the server to say: some samples are wrong on purpose.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use crate::files;

/// One sample.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) folder: PathBuf,
    pub(super) id: String,
    pub(super) version: String,
    /// `webapp.bundle_path`, if it has a web part.
    pub(super) bundle_path: Option<PathBuf>,
    /// The name of its package, if it is written in Rust.
    pub(super) crate_name: Option<String>,
}

impl Sample {
    pub(super) fn archive_name(&self) -> String {
        format!("{}-{}.tar.gz", self.id, self.version)
    }
}

#[derive(Deserialize)]
struct Manifest {
    id: String,
    version: String,
    webapp: Option<WebApp>,
}

#[derive(Deserialize)]
struct WebApp {
    bundle_path: PathBuf,
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
            let sample = read(&folder);
            samples.push(sample.with_context(|| format!("in {}", folder.display()))?);
        }
    }
    samples.sort_by(|a, b| a.folder.cmp(&b.folder));
    Ok(samples)
}

fn read(folder: &Path) -> Result<Sample> {
    let manifest = files::read(&folder.join("plugin.json"))?;
    let manifest: Manifest =
        serde_json::from_str(&manifest).context("while reading plugin.json")?;
    let bundle_path = manifest.webapp.map(|webapp| webapp.bundle_path);
    let written = [
        ("id", Some(Path::new(&manifest.id))),
        ("version", Some(Path::new(&manifest.version))),
        ("webapp.bundle_path", bundle_path.as_deref()),
    ];
    for (field, path) in written {
        let stays_inside = path
            .is_none_or(|path| path.components().all(|part| matches!(part, Component::Normal(_))));
        ensure!(stays_inside, "{field} leads out of the folder");
    }
    let cargo_toml = folder.join("Cargo.toml");
    let crate_name = if cargo_toml.is_file() {
        let name = package_name(&files::read(&cargo_toml)?).map(str::to_owned);
        Some(name.context("Cargo.toml has no name")?)
    } else {
        None
    };
    let Manifest { id, version, .. } = manifest;
    Ok(Sample { folder: folder.to_owned(), id, version, bundle_path, crate_name })
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
        write("b/plugin.json", r#"{"id": "com.b", "version": "1.0.0"}"#);
        write(
            "a/plugin.json",
            r#"{"id": "a", "version": "0.2.0", "webapp": {"bundle_path": "webapp/a.js"}}"#,
        );
        write("a/Cargo.toml", "[package]\nname = \"sample-a\"\n[lib]\nname = \"x\"\n");
        write("target/nothing.txt", "");
        let samples = find(dir.path()).unwrap();
        let ids: Vec<&str> = samples.iter().map(|sample| sample.id.as_str()).collect();
        assert_eq!(ids, ["a", "com.b"]);
        assert_eq!(samples[0].crate_name.as_deref(), Some("sample-a"));
        assert_eq!(samples[0].bundle_path.as_deref(), Some(Path::new("webapp/a.js")));
        assert!(samples[1].crate_name.is_none());
    }

    #[test]
    fn a_sample_can_not_write_elsewhere() {
        let dir = tempfile::tempdir().unwrap();
        let manifest = r#"{"id": "../a", "version": "1.0.0"}"#;
        files::write(&dir.path().join("a/plugin.json"), manifest).unwrap();
        let error = format!("{:#}", find(dir.path()).unwrap_err());
        assert!(error.ends_with("id leads out of the folder"), "{error}");
    }
}
