//! Builds what browsers load into `target/client`: the chat and the System Console, each by Trunk,
//! then what Trunk does not do.
//!
//! After Trunk come the cut into parts, private marks (see `kit::build::marks`), `wasm-opt`, names by
//! content, and a compressed copy beside each file that is worth it. Nothing happens when nothing changed.

mod budget;
mod locales;
mod names;
mod share;
mod split;
mod compress;
mod styles;
mod unused;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use self::budget::Budget;
use crate::ctx::Ctx;
use crate::files;
use crate::shell;
use crate::side_by_side;
use crate::stamp::Stamp;
use crate::tools;
use crate::wasm;

/// Everything that can change what Trunk makes.
const INPUTS: [&str; 8] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "console.html",
    "workbench.html",
    "src",
    "www",
];

/// This chore's own code.
const CHORE: [&str; 6] = [
    "xtask/src/web.rs",
    "xtask/src/web",
    "xtask/src/wasm.rs",
    "crates/kit/src/build/marks.rs",
    "crates/kit/src/build/wasm_opt.rs",
    "xtask/src/tools/node.rs",
];

/// Our crates in the client.
const CRATES: [&str; 8] =
    ["api-types", "console", "contracts", "manifest", "runtime", "sdk", "slots", "workbench"];

/// Folders of a crate that never reach the browser.
const NOT_SHIPPED: [&str; 3] = ["tests", "benches", "examples"];

/// What Cargo compiles them by; see `Cargo.toml`.
const PROFILE: &str = "web";

/// A program with a page of its own.
struct Program {
    /// Its page, also the file that Trunk reads.
    page: &'static str,
    /// Its files begin with it.
    name: &'static str,
    /// Whose Yew's marks are (see `kit::build::marks`).
    owner: &'static str,
    /// Whether its page has frames of the same program (see `share.rs`, `styles.rs`).
    has_frames: bool,
    /// What its first screen may weigh.
    first_screen: Budget,
}

// The budgets are what was reached, and up to 5 % more. The goals are 300 KB for the chat, 350 KB for the workbench.
const PROGRAMS: [Program; 3] = [
    Program {
        page: "index.html",
        name: "client",
        owner: "mortise",
        has_frames: false,
        first_screen: Budget { bytes: 865_000, groups: &[], fetched: &[] },
    },
    Program {
        page: "console.html",
        name: "console",
        owner: "mortise_console",
        has_frames: false,
        first_screen: Budget { bytes: 388_000, groups: &["management"], fetched: &[] },
    },
    Program {
        page: "workbench.html",
        name: "workbench",
        owner: "mortise_workbench",
        has_frames: true,
        first_screen: Budget {
            bytes: 350_000,
            groups: &[],
            fetched: &["workbench/catalogue.json", "workbench/fixtures.json"],
        },
    },
];

/// Returns the folder that holds the built programs.
pub(crate) fn build(ctx: &Ctx) -> Result<PathBuf> {
    let client = ctx.paths.client();
    let _lock = ctx.lock("client")?;
    let stamp = Stamp::of(ctx, "client", &inputs(ctx)?)?;
    let is_there = PROGRAMS.iter().all(|program| client.join(program.page).is_file());
    if stamp.is_fresh() && is_there {
        return Ok(client);
    }
    tools::wasm_target(ctx)?;
    let fresh = ctx.paths.scratch().join("client");
    files::fresh_dir(&fresh)?;
    let mut parts = Vec::new();
    for program in &PROGRAMS {
        let dist = fresh.join(program.name);
        trunk(ctx, program, &dist)?;
        let wasm = ctx.paths.target.join(tools::WASM_TARGET).join(PROFILE);
        let wasm = wasm.join(program.name).with_extension("wasm");
        parts.push(
            ctx.progress.step(&format!("splitting the program of {}", program.page), || {
                split::split(&wasm, &dist, program.page, program.name)
            })?,
        );
    }
    let axe = files::read_bytes(&tools::axe(ctx)?)?;
    files::write(&fresh.join("workbench/workbench/axe.min.js"), axe)?;
    // Most changes of the lock file, for one, lead to the same result again.
    let mut made = vec![fresh.clone()];
    made.extend(CHORE.map(PathBuf::from));
    let made = Stamp::of(ctx, "client-made", &made)?;
    if !(made.is_fresh() && is_there) {
        let finished = ctx.paths.scratch().join("client-finished");
        files::fresh_dir(&finished)?;
        finish_all(ctx, &fresh)?;
        for program in &PROGRAMS {
            join(&fresh.join(program.name), &finished)?;
        }
        compress::compress(ctx, &finished)?;
        for (program, parts) in PROGRAMS.iter().zip(&parts) {
            let Program { page, name, first_screen, .. } = program;
            let weight = budget::check(&finished, page, name, first_screen, parts)?;
            ctx.progress.say(&format!("  the first screen of {page}: {weight} bytes"));
        }
        files::replace_dir(&finished, &client)?;
        made.remember()?;
    }
    stamp.remember()?;
    Ok(client)
}

fn inputs(ctx: &Ctx) -> Result<Vec<PathBuf>> {
    let mut inputs: Vec<PathBuf> = INPUTS.iter().chain(&CHORE).map(PathBuf::from).collect();
    for name in CRATES {
        let dir = ctx.paths.root.join("crates").join(name);
        for entry in dir.read_dir().with_context(|| format!("while listing {}", dir.display()))? {
            let entry = entry?;
            if NOT_SHIPPED.iter().all(|folder| entry.file_name() != *folder) {
                inputs.push(entry.path());
            }
        }
    }
    inputs.sort();
    Ok(inputs)
}

/// Finishes the programs side by side: `wasm-opt` takes long and uses one processor.
fn finish_all(ctx: &Ctx, fresh: &Path) -> Result<()> {
    // Fetched at first use, which two must not do at once.
    tools::wasm_opt(ctx)?;
    side_by_side::each(&PROGRAMS, |program| finish(ctx, program, &fresh.join(program.name)))?;
    Ok(())
}

/// Does what Trunk does not do.
fn finish(ctx: &Ctx, program: &Program, dist: &Path) -> Result<()> {
    wasm::privatise(dist, program.owner)?;
    for file in files::walk(dist)?.iter().filter(|file| wasm::has_extension(file, "wasm")) {
        wasm::optimise(ctx, file)?;
    }
    if program.has_frames {
        split::share(dist, program.name)?;
    }
    names::by_content(dist, program.page, program.name)?;
    locales::by_content(dist, program.page)?;
    if program.has_frames {
        share::module(dist, program.page, program.name)?;
        styles::join(dist, program.page, program.name)?;
    }
    Ok(())
}

/// Copies a finished program to the others. What they share, such as the tokens, lies there once.
fn join(dist: &Path, place: &Path) -> Result<()> {
    for file in files::walk(dist)? {
        let relative = file.strip_prefix(dist).context("while joining the programs")?;
        let target = place.join(relative);
        let content = files::read_bytes(&file)?;
        if target.is_file() {
            let is_same = files::read_bytes(&target)? == content;
            ensure!(is_same, "two programs have a file {} of their own", relative.display());
        } else {
            files::write(&target, content)?;
        }
    }
    Ok(())
}

fn trunk(ctx: &Ctx, program: &Program, dist: &Path) -> Result<()> {
    files::fresh_dir(dist)?;
    // Trunk takes along every snippet that lies there, also those of the program before.
    files::remove(&ctx.paths.target.join("wasm-bindgen"))?;
    let wasm_bindgen = tools::wasm_bindgen(ctx)?;
    let mut command = Command::new(tools::trunk(ctx)?);
    command
        .args(["build", "--cargo-profile", PROFILE, "--skip-version-check", "--color", "never"])
        .args(["--html-output", program.page, "--dist"])
        .arg(dist)
        .arg(program.page)
        .current_dir(&ctx.paths.root)
        // Trunk takes the wasm-bindgen it finds, if it has the version in Trunk.toml.
        .env("PATH", shell::path_with(&[&wasm_bindgen])?)
        .env("CARGO_ENCODED_RUSTFLAGS", split::compiler_flags(cargo_home().as_deref()))
        // A failed build is told by rustc's words, not by where in Trunk it was noticed.
        .env("RUST_LIB_BACKTRACE", "0")
        // Trunk takes the common `NO_COLOR=1` for a bad boolean of its own.
        .env_remove("NO_COLOR");
    let step = format!("building the program of {}", program.page);
    ctx.progress.run(&step, &mut command).context("while running trunk")?;
    Ok(())
}

/// Where Cargo keeps sources.
fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
    set.or_else(|| Some(env::home_dir()?.join(".cargo")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dist(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dist = tempfile::tempdir().unwrap();
        for (name, content) in files {
            files::write(&dist.path().join(name), content).unwrap();
        }
        dist
    }

    #[test]
    fn what_programs_share_lies_there_once() {
        let place = tempfile::tempdir().unwrap();
        for files in [
            [("index.html", "chat"), ("tokens-0a.css", "tokens")],
            [("console.html", "console"), ("tokens-0a.css", "tokens")],
        ] {
            join(dist(&files).path(), place.path()).unwrap();
        }
        assert_eq!(files::walk(place.path()).unwrap().len(), 3);
    }

    #[test]
    fn one_program_does_not_overwrite_the_other() {
        let place = dist(&[("snippets/a.js", "one")]);
        let error = join(dist(&[("snippets/a.js", "two")]).path(), place.path()).unwrap_err();
        assert!(error.to_string().contains("snippets/a.js"), "{error}");
    }
}
