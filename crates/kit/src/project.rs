//! A plugin's folder as it lies on disk: where it is, what its manifest says, how it is built.
//! Changes nothing.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use manifest::Manifest;
use thiserror::Error;

/// The file that makes a folder a plugin.
pub const MANIFEST: &str = "plugin.json";

/// How a plugin's web part comes to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toolchain {
    /// `Cargo.toml`: compiled to WebAssembly and bound.
    Rust,
    /// `package.json` with a `build` script: bundled by what the script calls.
    Npm,
    /// Taken as it lies there.
    Plain,
}

/// One plugin's folder.
#[derive(Debug, Clone)]
pub struct Project {
    /// Where it is, absolute.
    pub folder: PathBuf,
    /// What `plugin.json` says.
    pub manifest: Manifest,
    /// How the web part comes to be.
    pub toolchain: Toolchain,
}

/// Why a folder is no plugin that can be worked with.
#[derive(Debug, Error)]
pub enum ProjectError {
    /// No `plugin.json` here.
    #[error(
        "{} has no {MANIFEST}: run this in a plugin's folder, or make one with `mortise plugin new`",
        .0.display()
    )]
    NoManifest(PathBuf),
    /// A file can not be read.
    #[error("{} can not be read: {reason}", .path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// The system's words.
        reason: io::Error,
    },
    /// The manifest breaks a rule; the message names field, value and rule.
    #[error("{}: {reason}", .path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// The first of its faults.
        reason: String,
    },
}

impl Project {
    /// Reads the folder.
    ///
    /// # Errors
    ///
    /// When it holds no manifest, or one that breaks a rule.
    pub fn open(folder: &Path) -> Result<Self, ProjectError> {
        let unreadable = |path: &Path| {
            let path = path.to_owned();
            move |reason| ProjectError::Unreadable { path, reason }
        };
        let folder = folder.canonicalize().map_err(unreadable(folder))?;
        let path = folder.join(MANIFEST);
        if !path.is_file() {
            return Err(ProjectError::NoManifest(folder));
        }
        let text = fs::read_to_string(&path).map_err(unreadable(&path))?;
        let manifest = Manifest::parse_json(&text)
            .map_err(|errors| ProjectError::Manifest { path, reason: errors.to_string() })?
            .manifest;
        let toolchain = if folder.join("Cargo.toml").is_file() {
            Toolchain::Rust
        } else if folder.join("package.json").is_file() && has_build_script(&folder) {
            Toolchain::Npm
        } else {
            Toolchain::Plain
        };
        Ok(Self { folder, manifest, toolchain })
    }
}

/// Whether npm is told how to build; a `package.json` may also only hold what tests need.
fn has_build_script(folder: &Path) -> bool {
    let package = fs::read_to_string(folder.join("package.json")).unwrap_or_default();
    let package: serde_json::Value = serde_json::from_str(&package).unwrap_or_default();
    package.pointer("/scripts/build").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_a_manifest_is_told_how_to_go_on() {
        let folder = tempfile::tempdir().unwrap();
        let error = Project::open(folder.path()).unwrap_err();
        assert!(error.to_string().contains("`mortise plugin new`"), "{error}");
    }

    #[test]
    fn the_files_beside_the_manifest_tell_the_toolchain() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        let toolchain = || Project::open(folder.path()).unwrap().toolchain;
        write(MANIFEST, r#"{"id": "a-plugin", "name": "A", "webapp": {"bundle_path": "a.js"}}"#);
        assert_eq!(toolchain(), Toolchain::Plain);
        write("package.json", r#"{"scripts": {"test": "node --test"}}"#);
        assert_eq!(toolchain(), Toolchain::Plain);
        write("package.json", r#"{"scripts": {"build": "esbuild"}}"#);
        assert_eq!(toolchain(), Toolchain::Npm);
        write("Cargo.toml", "");
        assert_eq!(toolchain(), Toolchain::Rust);
    }
}
