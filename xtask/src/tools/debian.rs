//! Debian's packages, where they can be had without asking anybody.

use std::process::Command;

use anyhow::{Result, bail};

use crate::ctx::Ctx;
use crate::shell;

/// Installs packages, or tells `how` a person would do it.
pub(crate) fn install(ctx: &Ctx, packages: &[&str], how: &str) -> Result<()> {
    let (Some(mut update), Some(mut install)) = (apt_get(), apt_get()) else { bail!("{how}") };
    update.args(["update"]);
    ctx.progress.run("apt-get update", &mut update)?;
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    ctx.progress.run(&format!("installing {}", packages.join(", ")), &mut install)?;
    Ok(())
}

/// `apt-get` as root, if it is there and we may without a password.
fn apt_get() -> Option<Command> {
    let apt_get = shell::find_program(&["apt-get"])?;
    let mut command = if shell::is_root() {
        Command::new(apt_get)
    } else {
        let sudo = shell::find_program(&["sudo"])?;
        let may = Command::new(&sudo).args(["-n", "true"]).output().ok()?;
        if !may.status.success() {
            return None;
        }
        let mut command = Command::new(sudo);
        command.arg("-n").arg(apt_get);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Some(command)
}
