//! `cargo xtask bench`: builds our pages and lets `benches/driver` measure them beside the peers.
//! The driver writes `benches/RESULTS.md`; nothing is timed here.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::ctx::Ctx;
use crate::plugins;
use crate::program;
use crate::shell;
use crate::tools::{self, WASM_TARGET};
use crate::wasm;
use crate::web;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Handed on to `benches/driver/run.mjs`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    driver: Vec<String>,
}

pub(crate) fn run(ctx: &Ctx, args: &Args) -> Result<()> {
    let benches = ctx.paths.root.join("benches");
    let browser = tools::browser(ctx)?;
    tools::npm_ci(ctx, &benches)?;
    let page = page(ctx)?;
    let client = web::build(ctx)?;
    let plugins = plugins::build(ctx)?;
    let mortise = program::build(ctx)?;
    let status = Command::new(tools::node()?)
        .arg("driver/run.mjs")
        .args(&args.driver)
        .current_dir(&benches)
        .env("MORTISE_BENCH", page)
        .env("MORTISE_BIN", mortise)
        .env("MORTISE_CLIENT", client)
        .env("MORTISE_PLUGINS", plugins)
        .env("CHROMIUM", browser.chromium)
        .status()
        .context("while starting node")?;
    ensure!(status.success(), "the benchmarks failed ({status})");
    Ok(())
}

/// Our side of the comparison, built like the client, into `target/bench`.
fn page(ctx: &Ctx) -> Result<PathBuf> {
    tools::wasm_target(ctx)?;
    let mut command = shell::cargo(ctx, ["build", "--target", WASM_TARGET, "--profile", "web"]);
    command.args(["--package", "bench-browser"]);
    ctx.progress.run("building the benchmark page", &mut command)?;
    let built = ctx.paths.target.join(WASM_TARGET).join("web/bench-browser.wasm");
    let page = ctx.paths.target.join("bench");
    wasm::bind(ctx, &built, &page, "bench", "mortise")?;
    wasm::optimise(ctx, &page.join("bench_bg.wasm"))?;
    Ok(page)
}
