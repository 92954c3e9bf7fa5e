//! `cargo xtask pictures`: takes the pictures of `docs/slots.md` from the running app.
//! Where each slot is seen, and how it is outlined, is known in `tests/e2e/pictures/`.

use std::process::Command;

use anyhow::Result;

use crate::ctx::Ctx;
use crate::{program, tools, web};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Take these only, such as `post.v1`; all without it.
    slots: Vec<String>,
}

pub(crate) fn run(ctx: &Ctx, args: &Args) -> Result<()> {
    let dir = ctx.paths.root.join("tests/e2e");
    let browser = tools::browser(ctx)?;
    tools::npm_ci(ctx, &dir)?;
    let client = web::build(ctx)?;
    let mortise = program::build(ctx)?;
    let mut command: Command = tools::npm(&dir)?;
    command
        .args(["run", "pictures", "--"])
        .args(&args.slots)
        .env("MORTISE_BIN", mortise)
        .env("MORTISE_CLIENT", client)
        .env("CHROMIUM", browser.chromium);
    let output = ctx.progress.run("pictures of the slots", &mut command)?;
    if let Some(taken) = output.lines().find(|line| line.contains(" pictures, ")) {
        ctx.progress.say(&format!("  {taken}"));
    }
    Ok(())
}
