//! Fuzz targets, built with stable Rust: what cargo-fuzz takes from a nightly compiler are flags.
//!
//! No address sanitiser, which only nightly has; our code has no `unsafe` for it to look at.
//! Starts from the inputs kept in `fuzz/corpus/<target>/`, and keeps what it finds in the target folder.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use crate::ctx::Ctx;
use crate::files;
use crate::shell;
use crate::side_by_side;
use crate::tools;

const TARGETS: [&str; 4] = ["manifest", "bundle", "search", "page"];

/// Long enough to try a hundred thousand inputs, short enough to wait for.
const SECONDS: u32 = 15;
const SECONDS_IN_CI: u32 = 30;

/// Counts what is executed and shows comparisons to the fuzzer, as cargo-fuzz asks for it.
const FLAGS: [&str; 8] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    // Sections that only the fuzzer reads must not be taken out.
    "-Clink-dead-code",
    "-Ccodegen-units=1",
    "--cfg=fuzzing",
];

pub(super) fn run(ctx: &Ctx) -> Result<String> {
    tools::cxx(ctx)?;
    let programs = build(ctx)?;
    // A fuzzer uses one processor.
    let details = side_by_side::each(&TARGETS, |target| {
        let n_inputs = fuzz(ctx, target, programs.join(target))?;
        Ok(format!("{n_inputs} inputs for {target}"))
    })?;
    Ok(details.join(", "))
}

/// Builds the targets; returns the folder of the programs.
fn build(ctx: &Ctx) -> Result<PathBuf> {
    let host = host(ctx)?;
    let target_dir = ctx.paths.target.join("fuzz");
    // With a target given, build scripts and macros are compiled without the flags.
    let mut command = shell::cargo(ctx, ["build", "--release", "--locked", "--target", &host]);
    command
        .arg("--target-dir")
        .arg(&target_dir)
        .current_dir(ctx.paths.root.join("fuzz"))
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"));
    ctx.progress.run("building the fuzz targets", &mut command)?;
    Ok(target_dir.join(host).join("release"))
}

/// Runs one target, and returns how many inputs it tried.
fn fuzz(ctx: &Ctx, target: &str, program: PathBuf) -> Result<u64> {
    let kept = ctx.paths.root.join("fuzz/corpus").join(target);
    ensure!(kept.is_dir(), "{} is missing", kept.display());
    let scratch = ctx.paths.target.join("fuzz-corpus").join(target);
    fs::create_dir_all(&scratch).with_context(|| format!("while making {}", scratch.display()))?;
    let found = ctx.paths.target.join("fuzz-found").join(target);
    files::remove(&found)?;
    if let Some(folder) = found.parent() {
        fs::create_dir_all(folder).with_context(|| format!("while making {}", folder.display()))?;
    }

    let seconds = if ctx.options.ci { SECONDS_IN_CI } else { SECONDS };
    let mut command = Command::new(program);
    command
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-exact_artifact_path={}", found.display()))
        .args(["-print_final_stats=1", "-timeout=25", "-rss_limit_mb=2048"])
        // The first folder is written to, the others are only read.
        .args([scratch, kept]);
    match ctx.progress.run(&format!("fuzzing {target}"), &mut command) {
        Ok(output) => count_inputs(&output).context("the fuzzer does not tell what it did"),
        Err(error) if found.is_file() => bail!(
            "{target} fails with the input {}: {error:#}; once mended, keep it in fuzz/corpus/{target}/",
            found.display()
        ),
        Err(error) => Err(error),
    }
}

/// Reads `stat::number_of_executed_units: 12345`; none at all is no test.
fn count_inputs(output: &str) -> Option<u64> {
    let count = output
        .lines()
        .find_map(|line| line.trim().strip_prefix("stat::number_of_executed_units:"))?;
    count.trim().parse().ok().filter(|count| *count > 0)
}

/// What rustc builds for by itself: `x86_64-unknown-linux-gnu`.
fn host(ctx: &Ctx) -> Result<String> {
    let output = Command::new("rustc")
        .arg("-vV")
        .current_dir(&ctx.paths.root)
        .output()
        .context("while starting rustc")?;
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("rustc does not tell its host")
}

#[cfg(test)]
mod tests {
    use super::count_inputs;

    #[test]
    fn inputs_are_counted() {
        let output =
            "Done 345 runs in 31 second(s)\nstat::number_of_executed_units: 345\nstat::x: 1\n";
        assert_eq!(count_inputs(output), Some(345));
        assert_eq!(count_inputs("stat::number_of_executed_units: 0\n"), None);
        assert_eq!(count_inputs("Segmentation fault\n"), None);
    }
}
