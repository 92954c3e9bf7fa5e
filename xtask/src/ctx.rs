//! What every chore gets: where things are, how to show progress, and the options of all chores.

use std::fs::File;
use std::path::PathBuf;

use anyhow::Result;
use clap::builder::FalseyValueParser;

use crate::files;
use crate::paths::Paths;
use crate::progress::Progress;

/// Options that every chore takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Show the output of every program as it comes.
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,
    /// The Chromium to test with; found on the PATH by default.
    #[arg(long, global = true, env = "CHROME", value_name = "FILE")]
    pub(crate) chrome: Option<PathBuf>,
    /// The chromedriver to test with; found on the PATH by default.
    #[arg(long, global = true, env = "CHROMEDRIVER", value_name = "FILE")]
    pub(crate) chromedriver: Option<PathBuf>,
    /// Take more time where that finds more; on by itself on machines that set `CI=true`.
    #[arg(long, global = true, env = "CI", value_parser = FalseyValueParser::new())]
    pub(crate) ci: bool,
    /// Where tools are kept, one folder per tool and version.
    #[arg(long, global = true, env = "MORTISE_TOOLS", value_name = "DIR")]
    pub(crate) tools: Option<PathBuf>,
}

#[derive(Debug)]
pub(crate) struct Ctx {
    pub(crate) paths: Paths,
    pub(crate) progress: Progress,
    pub(crate) options: Options,
}

impl Ctx {
    pub(crate) fn new(options: Options) -> Result<Self> {
        let paths = Paths::find(options.tools.as_deref())?;
        let progress = Progress::new(options.verbose);
        Ok(Self { paths, progress, options })
    }

    /// Keeps other runs from building `what` until the result is dropped.
    pub(crate) fn lock(&self, what: &str) -> Result<File> {
        files::lock(&self.paths.scratch().join(format!("{what}.lock")), || {
            self.progress.say(&format!("  waiting for another run that builds the {what}"));
        })
    }
}
