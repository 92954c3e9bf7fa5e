//! Plugins for the workbench: folders that are built, packed ones that are unpacked.

use std::{
    fs::{self, File},
    path::Path,
};

use anyhow::{Context, Result};
use kit::{
    build::{self, Profile},
    project::Project,
};
use server::workbench::{Diagnostic, Followed, PluginFolder, Problem};
use tempfile::TempDir;

use super::built;
use crate::{
    failure::Failure,
    output::{clean, say},
};

/// A plugin that can be served, or the reasons why it can not.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) id: String,
    /// Of a folder, not of a packed one.
    pub(crate) project: Option<Project>,
    /// What is served; also after a build that failed, if there is an older result.
    folder: Option<PluginFolder>,
    pub(crate) errors: Vec<Diagnostic>,
    /// Holds what was unpacked.
    _unpacked: Option<TempDir>,
}

impl Prepared {
    /// What the build had to say.
    pub(crate) fn tell(&self) -> Result<()> {
        let id = &self.id;
        if self.errors.is_empty() {
            return say(&format!("{} is built", clean(id)));
        }
        for error in &self.errors {
            let Diagnostic { file, line, column, message, rendered } = error;
            let mut place = clean(file);
            for number in [line, column].into_iter().flatten() {
                place = format!("{place}:{number}");
            }
            let place = if place.is_empty() { place } else { format!("{place}: ") };
            say(&format!("{}: {place}{}", clean(id), clean(message)))?;
            for line in rendered.lines() {
                say(&format!("    {}", clean(line)))?;
            }
        }
        if self.folder.is_some() {
            say(&format!("{} is shown as it was built last", clean(id)))?;
        }
        Ok(())
    }
}

/// Builds or unpacks one plugin. A build that fails is no failure of ours.
pub(crate) fn prepare(place: &Path) -> Result<Prepared> {
    if place.is_file() {
        return unpack(place);
    }
    let project = Project::open(place).map_err(|error| Failure::new(error.to_string()))?;
    let (folder, errors) = match built::build(&project, Profile::Dev, false) {
        Ok(built) => (Some(built.folder), Vec::new()),
        Err(failed) => {
            let last = build::output(&project, Profile::Dev);
            (
                last.is_dir().then_some(last),
                failed.diagnostics.into_iter().map(diagnostic).collect(),
            )
        }
    };
    let sources = project.folder.clone();
    Ok(Prepared {
        id: project.manifest.id.to_string(),
        project: Some(project),
        folder: folder.map(|folder| PluginFolder { folder, sources: Some(sources) }),
        errors,
        _unpacked: None,
    })
}

fn unpack(archive: &Path) -> Result<Prepared> {
    let shown = archive.display();
    let file = File::open(archive).with_context(|| format!("while reading {shown}"))?;
    let dir = TempDir::new().context("while unpacking")?;
    let folder = dir.path().join("bundle");
    fs::create_dir(&folder).context("while unpacking")?;
    let unpacked = bundle::unpack(file, &bundle::Limits::default(), &folder).map_err(|error| {
        Failure::new(format!("{shown} is no packed plugin: {error}"))
            .hint("name a plugin's folder, or a .tar.gz that `mortise plugin pack` wrote")
    })?;
    Ok(Prepared {
        id: unpacked.manifest.id.to_string(),
        project: None,
        folder: Some(PluginFolder { folder, sources: None }),
        errors: Vec::new(),
        _unpacked: Some(dir),
    })
}

/// What the pages are told.
pub(crate) fn followed(prepared: &[Prepared]) -> Followed {
    let problems = prepared.iter().filter(|one| !one.errors.is_empty());
    Followed {
        plugins: prepared.iter().filter_map(|one| one.folder.clone()).collect(),
        problems: problems
            .map(|one| Problem { plugin: one.id.clone(), errors: one.errors.clone() })
            .collect(),
    }
}

fn diagnostic(of_build: build::Diagnostic) -> Diagnostic {
    let build::Diagnostic { file, line, column, message, rendered } = of_build;
    let known = |number: u32| (number > 0).then_some(number);
    Diagnostic { file, line: known(line), column: known(column), message, rendered }
}
