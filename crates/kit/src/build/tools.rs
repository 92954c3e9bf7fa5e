//! Programs from outside that a build may use, and where they are found.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs, io,
    path::{Path, PathBuf},
    process::{self, Command},
};

/// What a build asks of whoever starts it.
pub trait Tools: std::fmt::Debug {
    /// How `wasm-opt` is started, without arguments.
    ///
    /// # Errors
    /// In words, when there is none: a build goes on without.
    fn wasm_opt(&self) -> Result<Command, String>;

    /// A line that a program said while it worked.
    fn progress(&self, line: &str) {
        let _ = line;
    }
}

/// Distributions carry a `wasm-opt` that can not read what today's rustc writes; npm's can.
pub const BINARYEN_VERSION: &str = "132.0.0";

/// The oldest `wasm-opt` on the PATH that is taken.
const OLDEST_WASM_OPT: u32 = 120;

/// Where npm puts the program.
const NPM_PROGRAM: &str = "node_modules/binaryen/bin/wasm-opt";

/// The tools of a person's machine: found, or installed once into the user's cache.
#[derive(Debug)]
pub struct Installed {
    /// `MORTISE_WASM_OPT`.
    chosen: Option<PathBuf>,
    /// One folder per tool and version; the chores of the repository keep theirs here, too.
    cache: Option<PathBuf>,
    /// `PATH`: where programs are looked for.
    path: OsString,
    progress: fn(&str),
}

impl Installed {
    /// Looks where the environment says; `progress` is told each line that a program says.
    #[must_use]
    pub fn new(progress: fn(&str)) -> Self {
        let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let cache = set("XDG_CACHE_HOME").or_else(|| Some(env::home_dir()?.join(".cache")));
        let cache = set("MORTISE_TOOLS").or_else(|| Some(cache?.join("mortise/tools")));
        let path = env::var_os("PATH").unwrap_or_default();
        Self { chosen: set("MORTISE_WASM_OPT"), cache, path, progress }
    }
}

impl Tools for Installed {
    fn wasm_opt(&self) -> Result<Command, String> {
        if let Some(chosen) = &self.chosen {
            return if chosen.is_file() {
                Ok(Command::new(chosen))
            } else {
                Err(format!("MORTISE_WASM_OPT = {:?}: must be a program", chosen.display()))
            };
        }
        let find = |name| find_in(name, &self.path);
        if let Some(found) = find("wasm-opt").filter(|program| is_new_enough(program)) {
            return Ok(Command::new(found));
        }
        let node = find("node").ok_or(
            "no wasm-opt on the PATH, and no Node to install it with: install binaryen, or Node \
             from https://nodejs.org",
        )?;
        let cache = self.cache.as_ref().ok_or("no home folder is known to install wasm-opt in")?;
        let home = cache.join(format!("binaryen-{BINARYEN_VERSION}"));
        if !home.join(NPM_PROGRAM).is_file() {
            self.progress(&format!(
                "installing wasm-opt {BINARYEN_VERSION} into {}",
                home.display()
            ));
            install(cache, &home, &self.path).map_err(|error| {
                format!("wasm-opt could not be installed, which needs the network once: {error}")
            })?;
        }
        let mut command = Command::new(node);
        command.arg(home.join(NPM_PROGRAM));
        Ok(command)
    }

    fn progress(&self, line: &str) {
        (self.progress)(line);
    }
}

/// Installs whole or not at all.
fn install(cache: &Path, home: &Path, path: &OsStr) -> io::Result<()> {
    let scratch = cache.join(format!(".binaryen-{BINARYEN_VERSION}.{}", process::id()));
    fs::create_dir_all(&scratch)?;
    let installed = npm(&scratch)
        .env("PATH", path)
        .args(["install", "--no-audit", "--no-fund", "--prefix"])
        .arg(&scratch)
        .arg(format!("binaryen@{BINARYEN_VERSION}"))
        .output()
        .and_then(|output| {
            if output.status.success() {
                return fs::rename(&scratch, home);
            }
            let said = String::from_utf8_lossy(&output.stderr);
            let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            Err(io::Error::other(first.to_owned()))
        });
    if installed.is_err() {
        // The first error is the one to tell; a leftover folder is harmless.
        let _: io::Result<()> = fs::remove_dir_all(&scratch);
    }
    // Another run may have been faster.
    if home.join(NPM_PROGRAM).is_file() { Ok(()) } else { installed }
}

/// npm in a folder.
pub(super) fn npm(dir: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(dir);
    command
}

/// A program on the PATH.
pub(super) fn find(name: &str) -> Option<PathBuf> {
    find_in(name, &env::var_os("PATH")?)
}

fn find_in(name: &str, path: &OsStr) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(path).map(|dir| dir.join(&name)).find(|program| program.is_file())
}

fn is_new_enough(wasm_opt: &Path) -> bool {
    let Ok(output) = Command::new(wasm_opt).arg("--version").output() else { return false };
    let version = version(&String::from_utf8_lossy(&output.stdout));
    version.is_some_and(|version| version >= OLDEST_WASM_OPT)
}

/// `wasm-opt version 121 (…)` to 121.
fn version(said: &str) -> Option<u32> {
    said.split_whitespace().skip_while(|word| *word != "version").nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests;
