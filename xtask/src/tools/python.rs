//! Python with packages of exactly the versions and hashes that a requirements file names.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::cache;
use super::debian;
use crate::ctx::Ctx;
use crate::files;
use crate::shell;
use crate::stamp::sha256_hex;

/// What the packages that we test with need.
const OLDEST: (u32, u32) = (3, 10);

const HOW: &str = "Python 3.10 or newer with its `venv` module is needed \
    (Debian: apt-get install python3-venv)";

/// A Python with what `requirements` lists, kept under `name` until the list changes.
///
/// Start programs with `-m MODULE`: the scripts in `bin` still name the folder of the installation.
pub(crate) fn python(ctx: &Ctx, name: &str, requirements: &Path) -> Result<PathBuf> {
    const PROGRAM: &str = "bin/python";
    let listed = sha256_hex(&files::read_bytes(requirements)?);
    let version = listed.get(..12).unwrap_or(&listed);
    let home = cache::ensure(ctx, name, version, PROGRAM, |root| {
        make(ctx, root)?;
        let mut command = Command::new(root.join(PROGRAM));
        command
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(["--no-input", "--require-hashes", "--requirement"])
            .arg(requirements);
        ctx.progress.run(&format!("installing what {name} needs"), &mut command)?;
        Ok(())
    })?;
    Ok(home.join(PROGRAM))
}

/// An environment of its own in `root`; Debian has the module for it in a package of its own.
fn make(ctx: &Ctx, root: &Path) -> Result<()> {
    if !has_venv() {
        debian::install(ctx, &["python3-venv"], HOW)?;
    }
    let python = shell::find_program(&["python3"]).context(HOW)?;
    let output = Command::new(&python)
        .args(["-c", "import sys; print(*sys.version_info[:2])"])
        .output()
        .context("while starting python3")?;
    let found = String::from_utf8_lossy(&output.stdout);
    ensure!(version(&found).is_some_and(|found| found >= OLDEST), "{HOW}");
    let mut command = Command::new(python);
    command.args(["-m", "venv"]).arg(root);
    ctx.progress.run("python3 -m venv", &mut command)?;
    Ok(())
}

fn has_venv() -> bool {
    shell::find_program(&["python3"]).is_some_and(|python| {
        let tried = Command::new(python).args(["-c", "import venv, ensurepip"]).output();
        tried.is_ok_and(|output| output.status.success())
    })
}

/// `3 11` to (3, 11).
fn version(text: &str) -> Option<(u32, u32)> {
    let (major, minor) = text.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_compared_as_numbers() {
        assert_eq!(version("3 11\n"), Some((3, 11)));
        assert!(version("3 9") < Some(OLDEST));
        assert_eq!(version("Python"), None);
    }
}
