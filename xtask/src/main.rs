//! Chores of the workspace: `cargo xtask run`, `test`, `tidy`, `codegen`, `plugins`, `docs`, `bench`.
//! Knows tools and files, and of the product only how to build and start it.

mod ctx;
mod paths;
mod progress;
mod shell;
mod service;
mod files;
mod metadata;
mod stamp;
mod tools;
mod wasm;
mod web;
mod plugins;
mod docs;
mod program;
mod run;
mod test;
mod tidy;
mod codegen;
mod bench;

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::ctx::Ctx;

/// The chores of Mortise's workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    chore: Chore,
    #[command(flatten)]
    options: ctx::Options,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Build everything and serve the demo workspace.
    Run(run::Args),
    /// Check and test everything; ends with a line that counts the steps.
    Test(test::Args),
    /// Check the rules of the source tree that no compiler checks.
    Tidy,
    /// Write the generated files anew, or check them.
    Codegen(codegen::Args),
    /// Build the web client into `target/client`.
    Client,
    /// Build and pack the sample plugins into `target/plugins` and `target/plugins-packed`.
    Plugins,
    /// Build the site of the documentation into `target/docs`, and put it beside the client.
    Docs,
    /// Measure side by side with the peers and write `benches/RESULTS.md`.
    Bench(bench::Args),
}

fn main() -> ExitCode {
    let args = Args::parse();
    match run(args) {
        Ok(code) => code,
        Err(error) => {
            // Nothing is left to do when even the terminal is gone.
            let _ = writeln!(std::io::stderr(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> Result<ExitCode> {
    let ctx = Ctx::new(args.options)?;
    match args.chore {
        Chore::Run(args) => run::run(&ctx, &args)?,
        Chore::Test(args) => return test::run(&ctx, &args),
        Chore::Tidy => tidy::run(&ctx)?,
        Chore::Codegen(args) => codegen::run(&ctx, &args)?,
        Chore::Client => drop(web::build(&ctx)?),
        Chore::Plugins => drop(plugins::build(&ctx)?),
        Chore::Docs => docs::run(&ctx)?,
        Chore::Bench(args) => bench::run(&ctx, &args)?,
    }
    Ok(ExitCode::SUCCESS)
}
