//! Why an archive was refused, or what the machine could not do.

use std::io;

use manifest::{ManifestErrors, Refusal};

use crate::Shown;

/// Why a bundle can not be read or written; each message names the file and the rule.
///
/// Of several mistakes the first in the order of the archive is told, but all of the manifest's.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The compressed archive is too long.
    #[error("the archive: must be at most {max} bytes long")]
    ArchiveSize {
        /// The limit.
        max: u64,
    },
    /// The archive becomes too long when it is unpacked.
    #[error("the archive: must unpack to at most {max} bytes")]
    UnpackedSize {
        /// The limit.
        max: u64,
    },
    /// The archive grows too much when it is unpacked, as those do that are made to fill a disk.
    #[error("the archive: must not unpack to more than {max} times its length")]
    Ratio {
        /// The limit.
        max: u64,
    },
    /// There are too many files and folders.
    #[error("{path}: an archive must hold at most {max} files and folders, and this is one more")]
    Entries {
        /// The first that is too many.
        path: Shown,
        /// The limit.
        max: usize,
    },
    /// A file is too long.
    #[error("{path}: a file must be at most {max} bytes long, and this one has {n_bytes}")]
    FileSize {
        /// The file.
        path: Shown,
        /// Its length, as the archive declares it.
        n_bytes: u64,
        /// The limit.
        max: u64,
    },
    /// A name could lead outside, or means something else on another system.
    #[error("{path}: {rule}")]
    Path {
        /// The name.
        path: Shown,
        /// The rule as a sentence.
        rule: &'static str,
    },
    /// A path is too long.
    #[error("{path}: a path must be at most {max} bytes long")]
    PathSize {
        /// The path.
        path: Shown,
        /// The limit.
        max: usize,
    },
    /// A path has too many names.
    #[error("{path}: a path must be at most {max} names deep")]
    Depth {
        /// The path.
        path: Shown,
        /// The limit.
        max: usize,
    },
    /// Two entries have the same name, or names that are the same on some systems.
    #[error("{path}: a name must be used once, and {other} {how}")]
    Twice {
        /// The later one.
        path: Shown,
        /// The one that was there before.
        other: Shown,
        /// How they collide, reading on after the other's name.
        how: &'static str,
    },
    /// An entry is no regular file and no folder.
    #[error("{path}: only regular files and folders may be in a bundle, and this is {what}")]
    Kind {
        /// The entry.
        path: Shown,
        /// What it is, with its article.
        what: &'static str,
    },
    /// A header of the archive contradicts itself or is not what it should be.
    #[error("{path}: {rule}")]
    Header {
        /// The entry, as far as its name is known.
        path: Shown,
        /// The rule as a sentence.
        rule: &'static str,
    },
    /// The bytes are no gzip, or damaged.
    #[error("the archive: {rule}")]
    Archive {
        /// The rule as a sentence.
        rule: &'static str,
    },
    /// The archive ends too early.
    #[error("{path}: the archive ends in the middle of it; it must be complete")]
    Truncated {
        /// The file in which it ends.
        path: Shown,
    },
    /// There is no manifest.
    #[error(
        "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds {found}"
    )]
    NoManifest {
        /// What is there instead.
        found: String,
    },
    /// There are two manifests, and people could read the one and servers the other.
    #[error("`{second}`: a bundle must have one manifest, and `{first}` is there as well")]
    TwoManifests {
        /// The one that would count.
        first: &'static str,
        /// The one that would be overlooked.
        second: &'static str,
    },
    /// The manifest is too long.
    #[error("`{name}`: a manifest must be at most {max} bytes long, and this one has {n_bytes}")]
    ManifestSize {
        /// The manifest's file.
        name: &'static str,
        /// Its length.
        n_bytes: u64,
        /// The limit.
        max: usize,
    },
    /// The manifest breaks rules.
    #[error("`{name}`: {errors}")]
    Manifest {
        /// The manifest's file.
        name: &'static str,
        /// Each with field, value and rule.
        errors: ManifestErrors,
    },
    /// The manifest says something of the files that is not so.
    #[error("`{name}`: the manifest does not fit the files:{}", lines(refusals))]
    Contents {
        /// The manifest's file.
        name: &'static str,
        /// Each with field, value and rule.
        refusals: Vec<Refusal>,
    },
    /// What gives the bytes of the archive failed; not the bundle's fault.
    #[error("the archive could not be read")]
    Read(#[source] io::Error),
    /// A file could not be read or written, as when the disk is full; not the bundle's fault.
    #[error("{path} could not be {what}")]
    File {
        /// The file inside the bundle, or the folder it should go into.
        path: Shown,
        /// What was tried: `written`.
        what: &'static str,
        /// Why.
        source: io::Error,
    },
    /// What takes the bytes of an archive that is written failed.
    #[error("the archive could not be written")]
    Write(#[source] io::Error),
}

impl Error {
    /// Whether the bundle is at fault; otherwise the machine is, and the same bundle may do another time.
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        !matches!(self, Self::Read(_) | Self::File { .. } | Self::Write(_))
    }
}

fn lines(refusals: &[Refusal]) -> String {
    refusals.iter().map(|refusal| format!("\n- {refusal}")).collect()
}
