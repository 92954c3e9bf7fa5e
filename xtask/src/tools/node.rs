//! Tools of the JavaScript side: Node itself, `wasm-opt`, axe, and the packages of our own test code.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::cache;
use crate::ctx::Ctx;
use crate::files;
use crate::shell;
use crate::stamp::sha256_hex;

/// `fetch`, `node --test` and Web Crypto are in Node from here on.
const OLDEST_NODE: u32 = 20;

/// Distributions carry a `wasm-opt` that can not read what today's rustc writes; npm's can.
const BINARYEN_VERSION: &str = "132.0.0";

/// What the workbench checks accessibility with; the version that our own tests use.
const AXE_VERSION: &str = "4.14.1";

/// Makes sure that Node is there and new enough, and returns the program.
pub(crate) fn node() -> Result<PathBuf> {
    let Some(node) = shell::find_program(&["node", "nodejs"]) else {
        bail!("Node {OLDEST_NODE} or newer is needed: install it from https://nodejs.org");
    };
    let output = Command::new(&node).arg("--version").output().context("while starting node")?;
    let version = String::from_utf8_lossy(&output.stdout);
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(node),
        _ => bail!(
            "Node {OLDEST_NODE} or newer is needed, {} is {}: install it from https://nodejs.org",
            node.display(),
            version.trim()
        ),
    }
}

/// `v20.20.2` to 20.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The `wasm-opt` program: a script, to be run with [`node`].
pub(crate) fn wasm_opt(ctx: &Ctx) -> Result<PathBuf> {
    package(ctx, "binaryen", BINARYEN_VERSION, "node_modules/binaryen/bin/wasm-opt")
}

/// axe as one script for a page.
pub(crate) fn axe(ctx: &Ctx) -> Result<PathBuf> {
    package(ctx, "axe-core", AXE_VERSION, "node_modules/axe-core/axe.min.js")
}

/// One file of a package of one version.
fn package(ctx: &Ctx, name: &str, version: &str, file: &str) -> Result<PathBuf> {
    let home = cache::ensure(ctx, name, version, file, |root| {
        node()?;
        let mut command = npm(root)?;
        command.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(root);
        command.arg(format!("{name}@{version}"));
        ctx.progress.run(&format!("installing {name} {version}"), &mut command)?;
        Ok(())
    })?;
    Ok(home.join(file))
}

/// Installs exactly what `package-lock.json` in `dir` says, when it is not there already.
pub(crate) fn npm_ci(ctx: &Ctx, dir: &Path) -> Result<()> {
    node()?;
    let lock = sha256_hex(&files::read_bytes(&dir.join("package-lock.json"))?);
    // Inside `node_modules`, so that it goes when that goes.
    let memory = dir.join("node_modules/.installed-from");
    if files::read(&memory).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut command = npm(dir)?;
    command.args(["ci", "--no-audit", "--no-fund"]);
    // Tests drive an installed Chromium.
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let name = dir.strip_prefix(&ctx.paths.root).unwrap_or(dir);
    ctx.progress.run(&format!("npm ci in {}", name.display()), &mut command)?;
    files::write(&memory, lock)
}

/// npm in `dir`.
pub(crate) fn npm(dir: &Path) -> Result<Command> {
    let npm = shell::find_program(&["npm"])
        .context("npm is missing: it comes with Node from https://nodejs.org")?;
    let mut command = Command::new(npm);
    command.current_dir(dir);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workbench_checks_with_the_axe_of_our_tests() {
        let package = include_str!("../../../tests/e2e/package.json");
        assert!(package.contains(&format!("\"axe-core\": \"{AXE_VERSION}\"")), "{package}");
    }

    #[test]
    fn node_versions_are_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("not found"), None);
    }
}
