//! Builds the web client into `target/client`: Trunk, then what Trunk does not do.
//!
//! After Trunk come private marks (see `glue.rs`), `wasm-opt`, and a compressed copy beside each
//! file that is worth it. Nothing happens when nothing changed.

mod compress;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::ctx::Ctx;
use crate::files;
use crate::shell;
use crate::stamp::Stamp;
use crate::tools;
use crate::wasm;

/// Everything that can change what the browser gets, this chore's own code included.
const INPUTS: [&str; 15] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "src",
    "www",
    "crates/api-types",
    "crates/contracts",
    "crates/manifest",
    "crates/runtime",
    "crates/slots",
    "xtask/src/web.rs",
    "xtask/src/web",
    "xtask/src/wasm.rs",
    "xtask/src/glue.rs",
];

/// Returns the folder that holds the built client.
pub(crate) fn build(ctx: &Ctx) -> Result<PathBuf> {
    let client = ctx.paths.client();
    let _lock = ctx.lock("client")?;
    let stamp = Stamp::of(ctx, "client", &INPUTS)?;
    if stamp.is_fresh() && client.join("index.html").is_file() {
        return Ok(client);
    }
    tools::wasm_target(ctx)?;
    let fresh = ctx.paths.scratch().join("client");
    files::fresh_dir(&fresh)?;
    trunk(ctx, &fresh)?;
    wasm::privatise(&fresh, "mortise")?;
    for file in files::walk(&fresh)?.iter().filter(|file| wasm::has_extension(file, "wasm")) {
        wasm::optimise(ctx, file)?;
    }
    compress::compress(ctx, &fresh)?;
    files::replace_dir(&fresh, &client)?;
    stamp.remember()?;
    Ok(client)
}

fn trunk(ctx: &Ctx, dist: &Path) -> Result<()> {
    let wasm_bindgen = tools::wasm_bindgen(ctx)?;
    let mut command = Command::new(tools::trunk(ctx)?);
    command
        .args(["build", "--cargo-profile", "web", "--skip-version-check", "--color", "never"])
        .arg("--dist")
        .arg(dist)
        .current_dir(&ctx.paths.root)
        // Trunk takes the wasm-bindgen it finds, if it has the version in Trunk.toml.
        .env("PATH", shell::path_with(&[&wasm_bindgen])?)
        // A failed build is told by rustc's words, not by where in Trunk it was noticed.
        .env("RUST_LIB_BACKTRACE", "0")
        // Trunk takes the common `NO_COLOR=1` for a bad boolean of its own.
        .env_remove("NO_COLOR");
    ctx.progress.run("building the web client", &mut command).context("while running trunk")?;
    Ok(())
}
