//! Remembers what a result was made from, so that a second run skips the work.
//!
//! Inputs are compared by content: a touched file or a switched branch costs nothing.

use std::path::{Path, PathBuf};

use anyhow::Result;
use sha2::{Digest as _, Sha256};

use crate::ctx::Ctx;
use crate::files;

/// The memory of one result.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
    fingerprint: String,
}

impl Stamp {
    /// Looks at `inputs` (files or folders; relative ones from the root of the repository).
    pub(crate) fn of(ctx: &Ctx, name: &str, inputs: &[impl AsRef<Path>]) -> Result<Self> {
        let mut hasher = Sha256::new();
        for input in inputs {
            for file in files::walk(&ctx.paths.root.join(input))? {
                let content = files::read_bytes(&file)?;
                let name = file.strip_prefix(&ctx.paths.root).unwrap_or(&file);
                // The lengths keep «ab» + «c» and «a» + «bc» apart.
                hasher.update(format!("{}\0{}\0", name.display(), content.len()));
                hasher.update(&content);
            }
        }
        Ok(Self {
            file: ctx.paths.scratch().join("stamps").join(name),
            fingerprint: hex(&hasher.finalize()),
        })
    }

    /// Whether the result was made from exactly these inputs.
    pub(crate) fn is_fresh(&self) -> bool {
        files::read(&self.file).is_ok_and(|text| text == self.fingerprint)
    }

    /// Call this after the result is complete, never before.
    pub(crate) fn remember(&self) -> Result<()> {
        files::write(&self.file, &self.fingerprint)
    }
}

/// The digest of some bytes as lower-case hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
