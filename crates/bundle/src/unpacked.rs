//! What was found in an archive that is all right.

use manifest::{Manifest, Warning};

/// A bundle that was read to its end and broke no rule.
#[derive(Clone, Debug)]
pub struct Unpacked {
    /// The manifest, read and checked against the files.
    pub manifest: Manifest,
    /// The name of the file it was read from: `plugin.yml`, `plugin.yaml` or `plugin.json`.
    pub manifest_name: &'static str,
    /// What does not keep the plugin from working, and its author should know.
    pub warnings: Vec<Warning>,
    /// The SHA-256 of the archive as it came.
    pub sha256: [u8; 32],
    /// The length of the archive as it came.
    pub n_bytes: u64,
    /// The length of all files together.
    pub unpacked_bytes: u64,
    /// Every file, by path; folders are not told.
    pub files: Vec<File>,
}

impl Unpacked {
    /// The file at this path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&File> {
        let idx = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(idx)
    }
}

/// A regular file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it lies from the root of the bundle, with `/`; the archive's only top folder is taken off.
    pub path: String,
    /// Its length.
    pub n_bytes: u64,
    /// The SHA-256 of its content.
    pub sha256: [u8; 32],
}
