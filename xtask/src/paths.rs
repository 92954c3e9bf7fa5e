//! Where things are: the repository, the target folder, the per-user cache of tools.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::metadata;

#[derive(Debug)]
pub(crate) struct Paths {
    /// The root of the repository.
    pub(crate) root: PathBuf,
    /// Cargo's target folder of the main workspace.
    pub(crate) target: PathBuf,
    /// Tools that we built or fetched, kept per user so that a fresh clone finds them.
    pub(crate) tools: PathBuf,
}

impl Paths {
    pub(crate) fn find(tools: Option<&Path>) -> Result<Self> {
        let here = env::current_dir().context("while asking for the current folder")?;
        let root = here
            .ancestors()
            .find(|dir| dir.join("xtask/Cargo.toml").is_file())
            .with_context(|| format!("{} is not inside the repository", here.display()))?
            .to_owned();
        let target = metadata::read(&root)?.target_directory;
        let tools = match tools {
            Some(tools) => tools.to_owned(),
            None => user_cache()?.join("mortise/tools"),
        };
        Ok(Self { root, target, tools })
    }

    /// The built web client, ready to be served.
    pub(crate) fn client(&self) -> PathBuf {
        self.target.join("client")
    }

    /// The built site of the documentation.
    pub(crate) fn docs(&self) -> PathBuf {
        self.target.join("docs")
    }

    /// The built samples, unpacked: one folder per plugin id.
    pub(crate) fn plugins(&self) -> PathBuf {
        self.target.join("plugins")
    }

    /// What the chores themselves remember and work in.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }
}

fn user_cache() -> Result<PathBuf> {
    if let Some(cache) = env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        return Ok(cache.into());
    }
    let home = env::home_dir().context("no home folder; say where tools go with --tools DIR")?;
    Ok(home.join(".cache"))
}
