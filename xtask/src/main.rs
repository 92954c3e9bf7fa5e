//! Chores of the workspace: `cargo xtask run`, `test`, `tidy`, `codegen`, `pictures`, `plugins`, `docs`, `bench`.
//! Knows tools and files, and of the product only how to build and start it.

mod ctx;
mod paths;
mod progress;
mod shell;
mod side_by_side;
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
mod pictures;
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
    /// Take the pictures of `docs/slots.md` from the running app.
    Pictures(pictures::Args),
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
        Chore::Pictures(args) => pictures::run(&ctx, &args)?,
        Chore::Client => drop(web::build(&ctx)?),
        Chore::Plugins => drop(plugins::build(&ctx)?),
        Chore::Docs => docs::run(&ctx)?,
        Chore::Bench(args) => bench::run(&ctx, &args)?,
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    /// What stands in a line of commands, or between backticks.
    fn commands(text: &str) -> impl Iterator<Item = &str> {
        text.split(['`', '\n']).filter(|part| part.starts_with("cargo xtask "))
    }

    #[test]
    fn the_chores_that_the_guides_name_are_there() {
        let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let mut n_commands = 0_usize;
        for place in ["docs/guides", "README.md", "CONTRIBUTING.md", "plugins-sample/README.md"] {
            for file in files::walk(&root.join(place)).unwrap() {
                let text = files::read(&file).unwrap();
                for command in commands(&text) {
                    let command = command.split('#').next().unwrap_or_default();
                    let words = command.split_whitespace().skip(1);
                    if let Err(error) = Args::try_parse_from(words) {
                        let is_help = error.kind() == clap::error::ErrorKind::DisplayHelp;
                        assert!(is_help, "{}: {command}: {error}", file.display());
                    }
                    n_commands += 1;
                }
            }
        }
        assert!(n_commands > 5, "{n_commands}");
    }
}
