//! What the kit lends to a plugin's folder, in `.mortise/`: the SDK's sources for Rust, the npm
//! package for JavaScript, and a note on which version they are.
//! Writes nothing outside of that folder.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::ScaffoldError;
use crate::hex::hex;

include!(concat!(env!("OUT_DIR"), "/lent.rs"));

/// Where the lent files lie in a plugin's folder.
pub const FOLDER: &str = ".mortise";

/// Which version they are.
const NOTE: &str = "version.json";

/// What can be lent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// `.mortise/sdk`: for Rust.
    Sdk,
    /// `.mortise/plugin`: for JavaScript.
    Package,
}

impl Part {
    const ALL: [Self; 2] = [Self::Sdk, Self::Package];

    fn folder(self) -> &'static str {
        match self {
            Self::Sdk => "sdk",
            Self::Package => "plugin",
        }
    }

    fn files(self) -> &'static [(&'static str, &'static [u8])] {
        match self {
            Self::Sdk => SDK,
            Self::Package => PACKAGE,
        }
    }
}

/// Which version of the kit a folder has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Of `mortise`.
    pub mortise: String,
    /// The first letters of the hash over all lent files: two builds of one version may differ.
    pub content: String,
}

impl Version {
    /// What this program carries.
    pub fn ours() -> Self {
        let mut hash = Sha256::new();
        for (name, bytes) in Part::ALL.iter().flat_map(|part| part.files()) {
            // Lengths between, so that no file's end can pass for another's beginning.
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        let [a, b, c, d, ..]: [u8; 32] = hash.finalize().into();
        let content = hex(&[a, b, c, d]);
        Self { mortise: env!("CARGO_PKG_VERSION").to_owned(), content }
    }

    /// What a plugin's folder was lent; `None` when nothing, or nothing that can be read.
    pub fn of(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(FOLDER).join(NOTE)).ok()?;
        serde_json::from_str(&text).ok()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.mortise, self.content)
    }
}

/// The lent files of a new plugin, with their places in its folder.
pub(super) fn files(part: Part) -> Result<Vec<(String, Vec<u8>)>, ScaffoldError> {
    let mut files: Vec<(String, Vec<u8>)> = part
        .files()
        .iter()
        .map(|(name, bytes)| (format!("{FOLDER}/{}/{name}", part.folder()), bytes.to_vec()))
        .collect();
    let note = serde_json::to_string_pretty(&Version::ours()).map_err(ScaffoldError::note)?;
    files.push((format!("{FOLDER}/{NOTE}"), format!("{note}\n").into_bytes()));
    Ok(files)
}

/// What an update did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updated {
    /// What was there; `None` when nothing was, or nothing that can be read.
    pub before: Option<Version>,
    /// What is there now.
    pub after: Version,
}

/// Writes the lent files of a plugin's folder anew, and touches nothing else of it.
///
/// # Errors
///
/// When the folder is no plugin's, or can not be written.
pub fn update(folder: &Path) -> Result<Updated, ScaffoldError> {
    if !folder.join(crate::project::MANIFEST).is_file() {
        return Err(ScaffoldError::NoPlugin(folder.to_owned()));
    }
    let before = Version::of(folder);
    let lent = folder.join(FOLDER);
    let is_rust = folder.join("Cargo.toml").is_file();
    let by_toolchain = if is_rust { Part::Sdk } else { Part::Package };
    for part in Part::ALL {
        let place = lent.join(part.folder());
        if place.is_dir() || part == by_toolchain {
            replace(folder, &place, part).map_err(ScaffoldError::unwritable(&place))?;
        }
    }
    let after = Version::ours();
    let note = serde_json::to_string_pretty(&after).map_err(ScaffoldError::note)?;
    let place = lent.join(NOTE);
    fs::write(&place, format!("{note}\n")).map_err(ScaffoldError::unwritable(&place))?;
    Ok(Updated { before, after })
}

/// Writes beside, then swaps: a full disk leaves what was there.
fn replace(folder: &Path, place: &Path, part: Part) -> io::Result<()> {
    let beside = folder.join(FOLDER).join(format!("{}.new", part.folder()));
    remove_if_there(&beside)?;
    for (name, bytes) in part.files() {
        let file = beside.join(name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, bytes)?;
    }
    remove_if_there(place)?;
    fs::rename(beside, place)
}

fn remove_if_there(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}
