//! `wasm-opt` of binaryen, which makes WebAssembly small.

use std::{io, path::Path, process::Command};

/// What rustc's default wasm may hold. wasm-opt refuses what it is not told to expect.
pub const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes a `.wasm` small, in place, by the program that `command` starts.
///
/// # Errors
/// When the program can not be started or refuses the file, which stays as it is then.
pub fn shrink(command: &mut Command, wasm: &Path) -> io::Result<()> {
    let result = wasm.with_extension("wasm.small");
    command.arg("-Oz").args(FEATURES).arg("-o").arg(&result).arg(wasm);
    let output = command.output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        return Err(io::Error::other(format!("wasm-opt failed ({}): {first}", output.status)));
    }
    std::fs::rename(&result, wasm)
}

/// What a release without it costs, in words: it takes about a fifth off what Rust's compiler makes.
pub(super) fn without(reason: &str, n_bytes: usize) -> String {
    let n_kib = n_bytes / 5 / 1024;
    format!(
        "made without wasm-opt, so about {n_kib} KiB of {} KiB are too much: {reason}",
        n_bytes / 1024
    )
}
