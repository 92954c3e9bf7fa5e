//! Starts other programs: the few commands that several chores need, and where programs are.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::ctx::Ctx;

/// Cargo in the main workspace.
pub(crate) fn cargo<const N: usize>(ctx: &Ctx, args: [&str; N]) -> Command {
    let mut command = Command::new("cargo");
    command.args(args).current_dir(&ctx.paths.root);
    command
}

/// The first of `names` on the PATH.
pub(crate) fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path).map(|dir| dir.join(name)).find(|program| program.is_file())
    })
}

/// The PATH with `dirs` in front.
pub(crate) fn path_with(dirs: &[&Path]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let dirs = dirs.iter().map(|dir| dir.to_path_buf()).chain(env::split_paths(&path));
    env::join_paths(dirs).context("while putting our tools on the PATH")
}

/// Whether we may do everything here, and some programs refuse to run.
pub(crate) fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
