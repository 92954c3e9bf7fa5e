//! Builds the `mortise` program.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

use anyhow::Result;

use crate::ctx::Ctx;
use crate::shell;

/// Returns the built program.
pub(crate) fn build(ctx: &Ctx) -> Result<PathBuf> {
    let mut command = shell::cargo(ctx, ["build", "--package", "cli", "--bin", "mortise"]);
    ctx.progress.run("building the server", &mut command)?;
    Ok(ctx.paths.target.join("debug").join(format!("mortise{EXE_SUFFIX}")))
}
