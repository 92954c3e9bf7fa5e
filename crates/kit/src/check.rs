//! `mortise plugin check`: looks through a plugin's folder for what would go wrong in the browser,
//! in a review or with a screen reader.
//!
//! It reads files and nothing else: it runs no code of the plugin, follows no link out of the
//! folder and changes nothing. What only shows at run time is for the preview's checks.

mod capabilities;
mod finding;
mod fixtures;
mod folder;
mod forbidden;
mod lent;
mod manifest_file;
mod markup;
mod near;
mod options;
mod place;
mod rules;
mod rust;
mod script;
mod sheet;
mod size;
mod slots;
mod text;
mod uses;

use std::{
    io,
    path::{Path, PathBuf},
    thread,
};

use thiserror::Error;

use self::{
    finding::Findings,
    folder::{Folder, Language},
    options::Options,
    uses::Uses,
};
pub use self::{
    finding::{Finding, Level, Place, Report, Size, SizePart},
    rules::{Group, Rule, all as rules, markdown as rules_markdown},
};

/// The file in which an author says what the check shall let pass.
pub const OPTIONS_FILE: &str = options::FILE;

/// Why nothing could be checked.
#[derive(Debug, Error)]
pub enum CheckError {
    /// No `plugin.json` here.
    #[error(
        "{} has no plugin.json: run this in a plugin's folder, or make one with `mortise plugin new`",
        .0.display()
    )]
    NoManifest(PathBuf),
    /// The folder itself can not be read.
    #[error("{} can not be read: {reason}", .path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// The system's words.
        reason: io::Error,
    },
    /// `mortise.toml` is not understood; nothing may be let pass by accident.
    #[error("{}:{line}: {reason}", .path.display())]
    Options {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// Field, value and rule.
        reason: String,
    },
    /// The system gave no thread.
    #[error("the check could not be started: {0}")]
    Thread(io::Error),
    /// A fault of the check itself.
    #[error(
        "the check broke off, which is a fault of `mortise`: please report it with the plugin's folder"
    )]
    BrokeOff,
}

/// Parsers of languages go down as deep as what they read, so they get room; only what is used of it
/// takes memory.
const STACK_BYTES: usize = 256 << 20;

/// Checks the plugin in `folder`.
///
/// # Errors
///
/// When there is no plugin to check, or its `mortise.toml` is not understood. Whatever is wrong with
/// the plugin itself is in the report.
pub fn check(folder: &Path) -> Result<Report, CheckError> {
    let folder = folder.to_owned();
    let run = move || run(&folder);
    let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn(run);
    thread.map_err(CheckError::Thread)?.join().map_err(|_| CheckError::BrokeOff)?
}

fn run(folder: &Path) -> Result<Report, CheckError> {
    let unreadable = |reason| CheckError::Unreadable { path: folder.to_owned(), reason };
    let root = folder.canonicalize().map_err(unreadable)?;
    if !root.join(manifest_file::NAME).exists() {
        return Err(CheckError::NoManifest(root));
    }
    let options = Options::read(&root)?;
    let mut findings = Findings::default();
    let manifest = manifest_file::check(&root, &mut findings);
    let folder = Folder::read(&root, manifest.as_ref(), &mut findings);
    let mut uses = Uses::default();
    for source in &folder.sources {
        match source.language {
            Language::Script => script::check(source, &mut uses, &mut findings),
            Language::Rust => rust::check(source, &mut uses, &mut findings),
            Language::Sheet => {}
        }
    }
    uses.settle();
    for source in folder.sources.iter().filter(|source| source.language == Language::Sheet) {
        let reach = uses.reach_of(&source.path);
        sheet::check(source, &source.text, 0, reach, &mut findings);
    }
    if let Some(manifest) = &manifest {
        slots::check(manifest, &uses, folder.is_whole, &mut findings);
        capabilities::check(manifest, &uses, folder.is_whole, &mut findings);
        fixtures::check(&root, manifest, &uses, &mut findings);
    }
    let size = size::check(&root, manifest.as_ref(), &options, &mut findings);
    lent::check(&root, &mut findings);
    let mut report = findings.settle(&options);
    report.plugin = manifest.as_ref().map(|read| read.manifest.id.to_string());
    report.size = size;
    Ok(report)
}
