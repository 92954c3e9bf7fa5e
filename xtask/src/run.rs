//! `cargo xtask run`: builds what changed and becomes the server of the demo workspace.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::ctx::Ctx;
use crate::docs;
use crate::plugins;
use crate::program;
use crate::web;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Where the server keeps its data; `target/demo` by default.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Where the server listens; `127.0.0.1:8065` by default.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Handed on to `mortise serve`.
    #[arg(last = true, value_name = "OPTION")]
    serve: Vec<OsString>,
}

pub(crate) fn run(ctx: &Ctx, args: &Args) -> Result<()> {
    let client = web::build(ctx)?;
    plugins::build(ctx)?;
    if docs::is_quick(ctx) {
        // A mistake in a guide keeps nobody from seeing the chat.
        if let Err(error) = docs::build(ctx) {
            ctx.progress.say(&format!("  the documentation is not built: {error:#}"));
        }
    } else {
        ctx.progress.say("  no documentation below /docs yet: `cargo xtask docs` builds it");
    }
    docs::place(ctx)?;
    let mortise = program::build(ctx)?;
    let mut command = Command::new(mortise);
    command.args(["serve", "--demo"]);
    let data = args.data.clone().unwrap_or_else(|| ctx.paths.target.join("demo"));
    command.arg("--data").arg(data);
    command.arg("--client").arg(client);
    command.arg("--prepackaged").arg(plugins::packed(ctx));
    if let Some(listen) = &args.listen {
        command.arg("--listen").arg(listen);
    }
    command.args(&args.serve);
    become_program(command)
}

/// The server takes the place of this process, so that Ctrl-C reaches it and nothing else.
#[cfg(unix)]
fn become_program(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;

    // Returns only when it failed.
    Err(command.exec()).context("while starting the server")
}

#[cfg(not(unix))]
fn become_program(mut command: Command) -> Result<()> {
    let status = command.status().context("while starting the server")?;
    anyhow::ensure!(status.success(), "the server ended ({status})");
    Ok(())
}
