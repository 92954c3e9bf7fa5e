//! `cargo xtask codegen`: the tests that keep generated files fresh, told to write them.
//!
//! Generated are the manifest's JSON Schema, the slots' TypeScript declarations, their catalogue and
//! fixtures, what the npm package has in common with the SDK, and the server's OpenAPI document.

use anyhow::{Result, ensure};

use crate::ctx::Ctx;
use crate::shell;
use crate::test::count_passed;

/// Crates with a generated file. Each has a test for it with `fresh` in its name.
const GENERATING: [&str; 5] = ["manifest", "contracts", "sdk", "server", "kit"];

/// These make the tests write instead of compare.
pub(crate) const UPDATING: [&str; 2] = ["UPDATE", "UPDATE_EXPECT"];

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Write nothing; fail if a generated file is stale.
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(ctx: &Ctx, args: &Args) -> Result<()> {
    for name in GENERATING {
        let mut command = shell::cargo(ctx, ["test", "--package", name, "fresh"]);
        for variable in UPDATING {
            command.env_remove(variable);
            if !args.check {
                command.env(variable, "1");
            }
        }
        let label = if args.check { "checking" } else { "generating" };
        let output = ctx.progress.run(&format!("{label} what {name} generates"), &mut command)?;
        ensure!(count_passed(&output) > 0, "{name} has no test that keeps a file fresh");
    }
    Ok(())
}
