//! What the programs for the browser share with plugins: private marks, and `wasm-opt`.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use kit::build::{marks, wasm_opt};

use crate::ctx::Ctx;
use crate::files;
use crate::tools;

/// Renames Yew's marks in all JavaScript under `dir`.
pub(crate) fn privatise(dir: &Path, owner: &str) -> Result<()> {
    for script in files::walk(dir)?.iter().filter(|file| has_extension(file, "js")) {
        files::write(script, marks::privatise(&files::read(script)?, owner))?;
    }
    Ok(())
}

/// Our `wasm-opt`, without arguments.
pub(crate) fn wasm_opt(ctx: &Ctx) -> Result<Command> {
    let mut command = Command::new(tools::node()?);
    command.arg(tools::wasm_opt(ctx)?);
    Ok(command)
}

/// Makes a `.wasm` small, in place.
pub(crate) fn optimise(ctx: &Ctx, wasm: &Path) -> Result<()> {
    let name = wasm.file_name().unwrap_or_default().display().to_string();
    let mut command = wasm_opt(ctx)?;
    ctx.progress.step(&format!("wasm-opt {name}"), || {
        wasm_opt::shrink(&mut command, wasm).context("while running wasm-opt")
    })
}

pub(crate) fn has_extension(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|found| found == OsStr::new(extension))
}
