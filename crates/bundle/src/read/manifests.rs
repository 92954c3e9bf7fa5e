//! The files that may turn out to be the manifest, kept until the root of the bundle is known.

use manifest::FILE_NAMES;

use crate::{Error, File, Shown, names::Names, path::EntryPath};

/// Candidates at the root, and in the only top folder as long as there is only one: six at most.
pub(super) struct Manifests {
    max_bytes: usize,
    found: Vec<Candidate>,
}

pub(super) struct Candidate {
    /// 1 at the root, 2 in a top folder.
    depth: usize,
    name: &'static str,
    n_bytes: u64,
    /// Nothing if it is too long.
    bytes: Option<Vec<u8>>,
}

impl Candidate {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if let Some(kept) = &mut self.bytes {
            kept.extend_from_slice(bytes);
        }
    }
}

impl Manifests {
    pub(super) const fn new(max_bytes: usize) -> Self {
        Self { max_bytes, found: Vec::new() }
    }

    /// A candidate to be filled, if this file may be the manifest; its name is among `names` already.
    pub(super) fn begin(
        &mut self,
        path: &EntryPath,
        names: &Names,
        n_bytes: u64,
    ) -> Option<Candidate> {
        let has_one_top = names.n_top() == 1;
        if !has_one_top {
            self.found.retain(|candidate| candidate.depth == 1);
        }
        let (depth, name) = path.as_manifest()?;
        let may_be = depth == 1 || depth == 2 && has_one_top;
        let is_short = usize::try_from(n_bytes).is_ok_and(|n_bytes| n_bytes <= self.max_bytes);
        may_be.then(|| Candidate { depth, name, n_bytes, bytes: is_short.then(Vec::new) })
    }

    pub(super) fn keep(&mut self, candidate: Option<Candidate>) {
        self.found.extend(candidate);
    }

    /// The manifest: its name and content.
    ///
    /// The forerunner takes the first of several. Here two are refused: what people read must be what runs.
    pub(super) fn settle(
        self,
        in_top_folder: bool,
        files: &[File],
    ) -> Result<(&'static str, Vec<u8>), Error> {
        let depth = if in_top_folder { 2 } else { 1 };
        let mut found: Vec<Candidate> =
            self.found.into_iter().filter(|candidate| candidate.depth == depth).collect();
        found.sort_by_key(|candidate| FILE_NAMES.iter().position(|name| *name == candidate.name));
        let mut found = found.into_iter();
        let (first, second) = (found.next(), found.next());
        match (first, second) {
            (None, _) => Err(Error::NoManifest { found: list(files) }),
            (Some(first), Some(second)) => {
                Err(Error::TwoManifests { first: first.name, second: second.name })
            }
            (Some(Candidate { name, bytes: Some(bytes), .. }), None) => Ok((name, bytes)),
            (Some(Candidate { name, n_bytes, .. }), None) => {
                Err(Error::ManifestSize { name, n_bytes, max: self.max_bytes })
            }
        }
    }
}

/// A message lists this many names.
const MAX_LISTED: usize = 5;

/// What lies at the root instead, so that one sees what was packed wrongly.
fn list(files: &[File]) -> String {
    let mut names: Vec<&str> =
        files.iter().map(|file| file.path.split('/').next().unwrap_or(&file.path)).collect();
    names.dedup();
    if names.is_empty() {
        return String::from("no file");
    }
    let listed: Vec<String> =
        names.iter().take(MAX_LISTED).map(|name| Shown::text(name).to_string()).collect();
    let more = if names.len() > MAX_LISTED { ", …" } else { "" };
    listed.join(", ") + more
}
