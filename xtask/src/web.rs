//! Builds the web client into `target/client`: Trunk, then what Trunk does not do.
//!
//! After Trunk come private marks (see `glue.rs`), `wasm-opt`, names by content, and a compressed
//! copy beside each file that is worth it. Nothing happens when nothing changed.

mod names;
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

/// Everything that can change what Trunk makes.
const INPUTS: [&str; 6] = ["Cargo.toml", "Cargo.lock", "Trunk.toml", "index.html", "src", "www"];

/// This chore's own code.
const CHORE: [&str; 4] =
    ["xtask/src/web.rs", "xtask/src/web", "xtask/src/wasm.rs", "xtask/src/glue.rs"];

/// Our crates in the client.
const CRATES: [&str; 5] = ["api-types", "contracts", "manifest", "runtime", "slots"];

/// Folders of a crate that never reach the browser.
const NOT_SHIPPED: [&str; 3] = ["tests", "benches", "examples"];

/// Returns the folder that holds the built client.
pub(crate) fn build(ctx: &Ctx) -> Result<PathBuf> {
    let client = ctx.paths.client();
    let _lock = ctx.lock("client")?;
    let stamp = Stamp::of(ctx, "client", &inputs(ctx)?)?;
    let is_there = client.join("index.html").is_file();
    if stamp.is_fresh() && is_there {
        return Ok(client);
    }
    tools::wasm_target(ctx)?;
    let fresh = ctx.paths.scratch().join("client");
    files::fresh_dir(&fresh)?;
    trunk(ctx, &fresh)?;
    // Most changes of the lock file, for one, lead to the same result again.
    let mut made = vec![fresh.clone()];
    made.extend(CHORE.map(PathBuf::from));
    let made = Stamp::of(ctx, "client-made", &made)?;
    if !(made.is_fresh() && is_there) {
        finish(ctx, &fresh)?;
        files::replace_dir(&fresh, &client)?;
        made.remember()?;
    }
    stamp.remember()?;
    Ok(client)
}

fn inputs(ctx: &Ctx) -> Result<Vec<PathBuf>> {
    let mut inputs: Vec<PathBuf> = INPUTS.iter().chain(&CHORE).map(PathBuf::from).collect();
    for name in CRATES {
        let dir = ctx.paths.root.join("crates").join(name);
        for entry in dir.read_dir().with_context(|| format!("while listing {}", dir.display()))? {
            let entry = entry?;
            if NOT_SHIPPED.iter().all(|folder| entry.file_name() != *folder) {
                inputs.push(entry.path());
            }
        }
    }
    inputs.sort();
    Ok(inputs)
}

/// Does what Trunk does not do.
fn finish(ctx: &Ctx, dist: &Path) -> Result<()> {
    wasm::privatise(dist, "mortise")?;
    for file in files::walk(dist)?.iter().filter(|file| wasm::has_extension(file, "wasm")) {
        wasm::optimise(ctx, file)?;
    }
    names::by_content(dist, "client")?;
    compress::compress(ctx, dist)
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
