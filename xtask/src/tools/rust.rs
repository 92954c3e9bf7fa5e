//! Tools of the Rust side: the browser target, wasm-bindgen, Trunk, mdBook.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::cache;
use super::lock::locked_version;
use crate::ctx::Ctx;
use crate::shell;

pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The newest Trunk that builds with our `rust-version`; `Trunk.toml` names it too.
const TRUNK_VERSION: &str = "0.21.14";

/// Makes sure that rustc can build for the browser.
pub(crate) fn wasm_target(ctx: &Ctx) -> Result<()> {
    if has_wasm_target(ctx)? {
        return Ok(());
    }
    ensure!(
        shell::find_program(&["rustup"]).is_some(),
        "rustc has no {WASM_TARGET} target: install Rust from https://rustup.rs"
    );
    ctx.progress.run(
        "rustup target add",
        Command::new("rustup").args(["target", "add", WASM_TARGET]).current_dir(&ctx.paths.root),
    )?;
    ensure!(has_wasm_target(ctx)?, "rustup added {WASM_TARGET}, but rustc does not find it");
    Ok(())
}

fn has_wasm_target(ctx: &Ctx) -> Result<bool> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM_TARGET])
        .current_dir(&ctx.paths.root)
        .output()
        .context("while starting rustc")?;
    let libdir = String::from_utf8_lossy(&output.stdout);
    // The path is printed for every known target; it exists for installed ones.
    Ok(output.status.success() && Path::new(libdir.trim()).is_dir())
}

/// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner` of exactly the locked version.
pub(crate) fn wasm_bindgen(ctx: &Ctx) -> Result<PathBuf> {
    let version = locked_version(&ctx.paths.root.join("Cargo.lock"), "wasm-bindgen")?;
    let home = cache::ensure(
        ctx,
        "wasm-bindgen",
        &version,
        "bin/wasm-bindgen",
        // Without --locked: one of the versions locked there is not to be had everywhere.
        |root| cargo_install(ctx, "wasm-bindgen-cli", &version, root, &[]),
    )?;
    Ok(home.join("bin"))
}

/// The Trunk program.
pub(crate) fn trunk(ctx: &Ctx) -> Result<PathBuf> {
    let home = cache::ensure(ctx, "trunk", TRUNK_VERSION, "bin/trunk", |root| {
        cargo_install(ctx, "trunk", TRUNK_VERSION, root, &["--locked"])
    })?;
    Ok(home.join("bin/trunk"))
}

/// The newest mdBook; it builds with any Rust from 1.88 on.
const MDBOOK_VERSION: &str = "0.5.4";

const MDBOOK_PROGRAM: &str = "bin/mdbook";

/// The mdBook program, without its web server and its watching.
pub(crate) fn mdbook(ctx: &Ctx) -> Result<PathBuf> {
    let flags = ["--locked", "--no-default-features", "--features", "search"];
    let home = cache::ensure(ctx, "mdbook", MDBOOK_VERSION, MDBOOK_PROGRAM, |root| {
        cargo_install(ctx, "mdbook", MDBOOK_VERSION, root, &flags)
    })?;
    Ok(home.join(MDBOOK_PROGRAM))
}

/// Whether mdBook is there already; installing it takes minutes.
pub(crate) fn has_mdbook(ctx: &Ctx) -> bool {
    ctx.paths.tools.join(format!("mdbook-{MDBOOK_VERSION}")).join(MDBOOK_PROGRAM).is_file()
}

fn cargo_install(
    ctx: &Ctx,
    package: &str,
    version: &str,
    root: &Path,
    flags: &[&str],
) -> Result<()> {
    let mut command = shell::cargo(ctx, ["install", package, "--version", version, "--root"]);
    command.arg(root).args(flags);
    ctx.progress.run(&format!("installing {package} {version}"), &mut command)?;
    Ok(())
}
