//! From a compiled `.wasm` to what a browser loads: bindings by wasm-bindgen, size by wasm-opt.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::ctx::Ctx;
use crate::files;
use crate::glue;
use crate::tools;

/// What rustc's default wasm may hold. wasm-opt refuses what it is not told to expect.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Writes `<name>.js` and `<name>_bg.wasm` into `dir` (made empty), with `owner`'s private marks.
pub(crate) fn bind(ctx: &Ctx, wasm: &Path, dir: &Path, name: &str, owner: &str) -> Result<()> {
    let wasm_bindgen = tools::wasm_bindgen(ctx)?.join("wasm-bindgen");
    files::fresh_dir(dir)?;
    let mut command = Command::new(wasm_bindgen);
    command.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]);
    command.arg(dir).arg(wasm);
    ctx.progress.run(&format!("wasm-bindgen {name}"), &mut command)?;
    privatise(dir, owner)
}

/// Renames Yew's marks in all JavaScript under `dir`.
pub(crate) fn privatise(dir: &Path, owner: &str) -> Result<()> {
    for script in files::walk(dir)?.iter().filter(|file| has_extension(file, "js")) {
        files::write(script, glue::privatise(&files::read(script)?, owner))?;
    }
    Ok(())
}

/// Makes a `.wasm` small, in place.
pub(crate) fn optimise(ctx: &Ctx, wasm: &Path) -> Result<()> {
    let wasm_opt = tools::wasm_opt(ctx)?;
    let name = wasm.file_name().unwrap_or_default().display().to_string();
    let result: PathBuf = wasm.with_extension("wasm.small");
    let mut command = Command::new(tools::node()?);
    command.arg(wasm_opt).arg("-Oz").args(FEATURES).arg("-o").arg(&result).arg(wasm);
    ctx.progress.run(&format!("wasm-opt {name}"), &mut command)?;
    files::rename(&result, wasm)
}

pub(crate) fn has_extension(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|found| found == OsStr::new(extension))
}
