//! Packs a folder into an archive that depends on its content alone.

use std::{io::Write, path::Path};

use crate::Error;

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The SHA-256 of the archive.
    pub sha256: [u8; 32],
    /// The length of the archive.
    pub n_bytes: u64,
}

/// Packs.
pub fn write(dir: &Path, name: &str, out: impl Write) -> Result<Written, Error> {
    let _ = (dir, name, out);
    Err(Error::Archive { rule: "" })
}
