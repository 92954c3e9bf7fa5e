//! `cargo xtask bench`: brings what `benches/driver` measures and lets it run.
//! The driver builds its pages and writes `benches/RESULTS.md`; nothing is timed here.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::ctx::Ctx;
use crate::plugins;
use crate::program;
use crate::tools;
use crate::web;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Handed on to the driver: `-- --only slots,size`, `-- --quick`.
    #[arg(last = true)]
    driver: Vec<String>,
}

pub(crate) fn run(ctx: &Ctx, args: &Args) -> Result<()> {
    let benches = ctx.paths.root.join("benches");
    let browser = tools::browser(ctx)?;
    tools::wasm_target(ctx)?;
    tools::npm_ci(ctx, &benches)?;
    tools::npm_ci(ctx, &benches.join("peers/ladle"))?;
    // The flows' server and their Chromium are the benchmarks' as well.
    tools::npm_ci(ctx, &ctx.paths.root.join("tests/e2e"))?;
    let client = web::build(ctx)?;
    let plugins = plugins::build(ctx)?;
    let mortise = program::build_release(ctx)?;
    let status = Command::new(tools::node()?)
        .arg("driver/run.mjs")
        .args(&args.driver)
        .current_dir(&benches)
        .env("WASM_BINDGEN", tools::wasm_bindgen(ctx)?.join("wasm-bindgen"))
        .env("CARGO_TARGET_DIR", &ctx.paths.target)
        .env("MORTISE_BIN", mortise)
        .env("MORTISE_CLIENT", client)
        .env("MORTISE_PLUGINS", plugins)
        .env("CHROMIUM", browser.chromium)
        .status()
        .context("while starting node")?;
    ensure!(status.success(), "the benchmarks failed ({status})");
    Ok(())
}
