//! Builds the `mortise` program.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

use anyhow::Result;

use crate::ctx::Ctx;
use crate::shell;

/// Returns the built program.
pub(crate) fn build(ctx: &Ctx) -> Result<PathBuf> {
    build_profile(ctx, "dev", "debug")
}

/// Returns the program as it is shipped, for benchmarks.
pub(crate) fn build_release(ctx: &Ctx) -> Result<PathBuf> {
    build_profile(ctx, "release", "release")
}

fn build_profile(ctx: &Ctx, profile: &str, folder: &str) -> Result<PathBuf> {
    let options = ["build", "--package", "cli", "--bin", "mortise", "--profile", profile];
    let mut command = shell::cargo(ctx, options);
    ctx.progress.run("building the server", &mut command)?;
    Ok(ctx.paths.target.join(folder).join(format!("mortise{EXE_SUFFIX}")))
}
