//! Builds a plugin's folder into a folder in the shape of a bundle.
//!
//! The sources are only read. The result appears as a whole or not at all, so what was built before
//! stays until something better is there. Nothing here watches, packs or serves.

mod assemble;
mod bind;
mod cargo;
pub mod diagnostic;
mod entry;
mod files;
pub mod marks;
mod names;
mod npm;
mod place;
mod revision;
mod rust;
mod syntax;
pub mod tools;
pub mod wasm_opt;

use std::{
    io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

pub use self::{
    bind::WASM_BINDGEN_VERSION,
    cargo::WASM_TARGET,
    diagnostic::{Diagnostic, Failed},
    tools::Tools,
};
use crate::project::{Project, Toolchain};

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// To be looked at at once: fast to make.
    Dev,
    /// To be given away: small.
    Release,
}

impl Profile {
    /// The word for folders and environment variables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// How a plugin is built.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// What it is for.
    pub profile: Profile,
    /// Programs from outside, and who is told of progress.
    pub tools: &'a dyn Tools,
    /// Cargo's target folder; Cargo's own choice by default.
    pub target_dir: Option<&'a Path>,
    /// What Cargo made already, for who builds a whole workspace at once.
    pub compiled: Option<&'a Path>,
    /// Where the result goes; `target/mortise/<profile>` in the plugin's folder by default.
    pub out: Option<&'a Path>,
}

impl<'a> Options<'a> {
    /// The defaults.
    #[must_use]
    pub const fn new(profile: Profile, tools: &'a dyn Tools) -> Self {
        Self { profile, tools, target_dir: None, compiled: None, out: None }
    }
}

/// What was built.
#[derive(Debug)]
pub struct Built {
    /// A folder in the shape of a bundle.
    pub folder: PathBuf,
    /// What the compiler would have otherwise.
    pub warnings: Vec<Diagnostic>,
    /// What the author should know, in sentences.
    pub notes: Vec<String>,
    /// What took how long.
    pub steps: Vec<Step>,
}

/// A part of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// In a word.
    pub name: &'static str,
    /// From its start to its end.
    pub took: Duration,
}

/// Builds a plugin.
///
/// # Errors
/// With everything that is wrong with it, by place; then what was built before is still there.
pub fn build(project: &Project, options: &Options<'_>) -> Result<Built, Failed> {
    let place = match options.out {
        Some(out) => out.to_owned(),
        None => output(project, options.profile),
    };
    let fresh = files::beside(&place);
    files::fresh_dir(&fresh)?;
    let mut made = Made::default();
    let done = make(project, options, &fresh, &mut made)
        .and_then(|()| Ok(files::replace_dir(&fresh, &place)?));
    if done.is_err() {
        // The first error is the one to tell; the next build removes it, too.
        let _: io::Result<()> = std::fs::remove_dir_all(&fresh);
    }
    done?;
    let Made { warnings, notes, steps } = made;
    Ok(Built { folder: place, warnings, notes, steps })
}

/// Where the result of a build lies unless something else is chosen.
#[must_use]
pub fn output(project: &Project, profile: Profile) -> PathBuf {
    project.folder.join("target/mortise").join(profile.name())
}

/// What a build has to tell beside its result.
#[derive(Debug, Default)]
struct Made {
    warnings: Vec<Diagnostic>,
    notes: Vec<String>,
    steps: Vec<Step>,
}

impl Made {
    fn step<T>(&mut self, name: &'static str, work: impl FnOnce(&mut Self) -> T) -> T {
        let started = Instant::now();
        let result = work(self);
        self.steps.push(Step { name, took: started.elapsed() });
        result
    }
}

fn make(
    project: &Project,
    options: &Options<'_>,
    fresh: &Path,
    made: &mut Made,
) -> Result<(), Failed> {
    match project.toolchain {
        Toolchain::Rust => rust::make(project, options, fresh, made)?,
        Toolchain::Npm => {
            npm::build(project, options, made)?;
            made.step("copying", |_| assemble::chosen(project, fresh))?;
        }
        Toolchain::Plain => {
            made.step("copying", |_| assemble::everything(project, fresh))?;
            made.step("checking syntax", |made| syntax::check(project, fresh, made))?;
        }
    }
    assemble::check_bundle_path(project, fresh)?;
    if options.profile == Profile::Dev && project.toolchain != Toolchain::Rust {
        revision::mark(project, fresh)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
