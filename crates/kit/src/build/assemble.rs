//! Puts the files of a plugin together in the shape of a bundle.
//!
//! What is only of use while a plugin is written stays out: tests, packages, hidden files.

use std::path::Path;

use super::{
    diagnostic::{Diagnostic, Failed, find_field},
    files,
};
use crate::project::{MANIFEST, Project};

/// The folders of a built plugin that go into its bundle as they are. Fixtures are among them, so
/// that the workbench of a chat server shows an installed plugin in every state.
const STATIC_FOLDERS: [&str; 3] = ["assets", "public", "fixtures"];

/// What tells people about a plugin; the name's beginning, in small letters.
const ABOUT: [&str; 3] = ["readme", "license", "licence"];

/// Folders and files at the top of a plugin's folder that are for its author.
const FOR_AUTHORS: [&str; 11] = [
    "target",
    "node_modules",
    "tests",
    "test",
    "pictures",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "jsconfig.json",
    "check.toml",
    "check.json",
];

/// The whole folder, for plugins that are taken as they lie there.
pub(super) fn everything(project: &Project, to: &Path) -> Result<(), Failed> {
    for path in files::list(&project.folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_archive = name.ends_with(".tar.gz");
        if !FOR_AUTHORS.contains(&&*name) && !is_archive {
            copy(project, &path, to)?;
        }
    }
    Ok(())
}

/// The manifest and what it names, for plugins that a script built.
pub(super) fn chosen(project: &Project, to: &Path) -> Result<(), Failed> {
    if let Some(webapp) = &project.manifest.webapp {
        // At the top lies everything, so there it is the file alone.
        let built = match webapp.bundle_path.folder() {
            "" => webapp.bundle_path.file_name(),
            folder => folder,
        };
        copy_if_there(project, built, to)?;
    }
    beside(project, to)
}

/// The manifest, the pictures and programs it names, static folders, and what tells about it.
pub(super) fn beside(project: &Project, to: &Path) -> Result<(), Failed> {
    let manifest = &project.manifest;
    copy_if_there(project, MANIFEST, to)?;
    for folder in STATIC_FOLDERS {
        copy_if_there(project, folder, to)?;
    }
    for path in files::list(&project.folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && ABOUT.iter().any(|about| name.starts_with(about)) {
            copy(project, &path, to)?;
        }
    }
    let programs = manifest.server.iter().flat_map(|server| {
        server.executables.values().chain(&server.executable).map(|path| path.as_str())
    });
    for path in manifest.icon_path.iter().map(|path| path.as_str()).chain(programs) {
        copy_if_there(project, path, to)?;
    }
    Ok(())
}

fn copy_if_there(project: &Project, path: &str, to: &Path) -> Result<(), Failed> {
    let from = project.folder.join(path);
    if from.exists() { copy(project, &from, to) } else { Ok(()) }
}

/// Copies a file, or a folder with all it holds, to the same place below `to`.
fn copy(project: &Project, from: &Path, to: &Path) -> Result<(), Failed> {
    let relative = from.strip_prefix(&project.folder).unwrap_or(from);
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with('.') || name == "node_modules" {
        return Ok(());
    }
    let is_link = from.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    if is_link {
        let message = "is a link; a bundle holds files only: put the file itself there, or take \
                       the link away";
        return Err(Diagnostic::of_file(relative.display().to_string(), message).into());
    }
    if from.is_dir() {
        for path in files::list(from)? {
            copy(project, &path, to)?;
        }
        return Ok(());
    }
    Ok(files::copy(from, &to.join(relative))?)
}

/// Refuses a build whose web part is not where the manifest says.
pub(super) fn check_bundle_path(project: &Project, built: &Path) -> Result<(), Failed> {
    let Some(webapp) = &project.manifest.webapp else { return Ok(()) };
    let path = webapp.bundle_path.as_str();
    if built.join(path).is_file() {
        return Ok(());
    }
    let text = files::read(&project.folder.join(MANIFEST))?;
    let (line, column) =
        find_field(&String::from_utf8_lossy(&text), "webapp.bundle_path").unwrap_or_default();
    let message = format!(
        "webapp.bundle_path = {path:?}: must name a file of the plugin; the build made none there"
    );
    let file = MANIFEST.to_owned();
    Err(Diagnostic { file, line, column, message, rendered: String::new() }.into())
}
