//! `cargo xtask codegen`: the tests that keep generated files fresh, told to write them.
//!
//! Generated are the manifest's JSON Schema and the slots' TypeScript declarations.

use anyhow::Result;

use crate::ctx::Ctx;
use crate::shell;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Write nothing; fail if a generated file is stale.
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(ctx: &Ctx, args: &Args) -> Result<()> {
    let packages = ["--package", "manifest", "--package", "contracts"];
    let mut command = shell::cargo(ctx, ["test"]);
    command.args(packages).env_remove("UPDATE");
    if !args.check {
        command.env("UPDATE", "1");
    }
    ctx.progress.run("generating", &mut command)?;
    Ok(())
}
