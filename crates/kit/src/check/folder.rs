//! Reads the sources of a plugin, within limits, and names what it can not read.
//!
//! It goes where a person's own files lie: not into hidden folders, not into what `.gitignore`
//! names, not into what a build writes, and never through a link that leads out.

use std::{fs, io, path::Path};

use ignore::WalkBuilder;

use super::{
    finding::{Findings, Level, Place},
    manifest_file::Read,
    rules::{Group, Rule},
};

pub(super) const GROUP: Group =
    Group { title: "The files", rules: &[&UNREADABLE, &DOES_NOT_PARSE] };

static UNREADABLE: Rule = Rule {
    id: "file-skipped",
    level: Level::Warning,
    finds: "A source that can not be read: no rights, too large, not UTF-8, or a link out of the folder.",
    why: "What is not read is not checked, and some of it can not be packed.",
    mend: "Make it readable, or name it in `.gitignore` when it is no source.",
};

pub(super) static DOES_NOT_PARSE: Rule = Rule {
    id: "does-not-parse",
    level: Level::Error,
    finds: "A source that its language's parser does not understand.",
    why: "It will not run, and no other rule can look into it.",
    mend: "Mend the syntax at this place; further mistakes may follow.",
};

/// No file that a person writes is larger; generated ones are not looked at.
const MAX_FILE_BYTES: u64 = 1 << 20;

/// More is no plugin but a folder of many.
const MAX_FILES: usize = 5000;

/// Parsers go down once for each bracket that is open.
const MAX_DEPTH: usize = 400;

/// Folders that tools write.
const WRITTEN: [&str; 4] = ["target", "node_modules", "coverage", "dist"];

/// What a source is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// JavaScript and TypeScript, with and without JSX.
    Script,
    Rust,
    Sheet,
}

/// One file.
#[derive(Debug)]
pub(super) struct Source {
    /// From the plugin's folder, with `/`.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) language: Language,
}

/// The sources of a plugin, by path.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) sources: Vec<Source>,
    /// Whether all was read, so that what was not found is not there.
    pub(super) is_whole: bool,
}

impl Folder {
    pub(super) fn read(root: &Path, manifest: Option<&Read>, findings: &mut Findings) -> Self {
        let mut folder = Self { sources: Vec::new(), is_whole: true };
        // What the build writes is not what a person wrote, wherever it lies.
        let webapp = manifest.and_then(|read| read.manifest.webapp.as_ref());
        let bundle = webapp.map(|webapp| webapp.bundle_path.as_str().to_owned());
        let written = bundle.filter(|_| super::size::is_compiled(root));
        let walk = WalkBuilder::new(root)
            .require_git(false)
            .parents(false)
            .git_global(false)
            .follow_links(false)
            .filter_entry(|entry| {
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                let name = entry.file_name().to_string_lossy();
                entry.depth() == 0 || !is_folder || !WRITTEN.contains(&&*name)
            })
            .sort_by_file_name(std::ffi::OsStr::cmp)
            .build();
        for entry in walk {
            if folder.sources.len() >= MAX_FILES {
                findings.note(format!("only the first {MAX_FILES} sources were looked at"));
                folder.is_whole = false;
                break;
            }
            match entry {
                Ok(entry) => {
                    let path = shown(root, entry.path());
                    if written.as_deref() != Some(&path) {
                        folder.take(&path, &entry, findings);
                    }
                }
                Err(error) => folder.skip(shown_error(root, &error), words(&error), findings),
            }
        }
        folder
    }

    fn take(&mut self, path: &str, entry: &ignore::DirEntry, findings: &mut Findings) {
        let Some(kind) = entry.file_type() else { return };
        if kind.is_symlink() {
            // A link within the folder leads to a file that is read where it lies.
            let is_inside = entry.path().canonicalize().is_ok_and(|target| {
                entry
                    .path()
                    .ancestors()
                    .nth(entry.depth())
                    .is_some_and(|root| target.starts_with(root))
            });
            if !is_inside {
                let reason =
                    "is a link that leads out of the folder, or nowhere; it is not followed";
                self.skip(path.to_owned(), reason.to_owned(), findings);
            }
            return;
        }
        let Some(language) = language(path).filter(|_| kind.is_file()) else { return };
        match read(entry.path()) {
            Ok(text) => {
                if let Some(offset) = too_deep(&text) {
                    let place = Place::offset(path, &super::place::Lines::new(&text), offset);
                    let message = format!("more than {MAX_DEPTH} brackets are open here");
                    findings.add(&DOES_NOT_PARSE, place, message);
                    self.is_whole = false;
                } else {
                    self.sources.push(Source { path: path.to_owned(), text, language });
                }
            }
            Err(reason) => self.skip(path.to_owned(), reason, findings),
        }
    }

    fn skip(&mut self, path: String, reason: String, findings: &mut Findings) {
        self.is_whole = false;
        findings.add(&UNREADABLE, Place::file(path), reason);
    }
}

fn language(path: &str) -> Option<Language> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.')?;
    // Declarations of types run nowhere, and minified files were written by a program.
    if stem.ends_with(".d") || stem.ends_with(".min") {
        return None;
    }
    if !runs_in_the_page(path, stem) {
        return None;
    }
    match extension {
        "js" | "mjs" | "cjs" | "jsx" | "ts" | "mts" | "cts" | "tsx" => Some(Language::Script),
        "rs" => Some(Language::Rust),
        "css" => Some(Language::Sheet),
        _ => None,
    }
}

/// Tests and what builds the plugin may do what the plugin may not.
fn runs_in_the_page(path: &str, stem: &str) -> bool {
    let of_tests = |folder: &str| matches!(folder, "tests" | "test" | "__tests__" | "scripts");
    let is_in_tests =
        path.rsplit_once('/').is_some_and(|(folders, _)| folders.split('/').any(of_tests));
    let is_test = [".test", ".spec", ".config"].iter().any(|end| stem.ends_with(end));
    !is_in_tests && !is_test && stem != "build"
}

fn read(path: &Path) -> Result<String, String> {
    let unreadable = |error: io::Error| format!("can not be read: {error}");
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > MAX_FILE_BYTES {
        return Err(format!("has {size} bytes, and more than {MAX_FILE_BYTES} are not read"));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    String::from_utf8(bytes)
        .map_err(|error| format!("is not UTF-8 from byte {} on", error.utf8_error().valid_up_to()))
}

/// Where more brackets are open than a parser should go down for. Strings and comments count too:
/// this only has to be safe.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

/// A path from the folder, with `/`; names that are not Unicode or hold commands are still shown.
fn shown(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let path = parts.collect::<Vec<_>>().join("/");
    path.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

/// The path that an error of the walk is about.
fn shown_error(root: &Path, error: &ignore::Error) -> String {
    if let ignore::Error::WithPath { path, .. } = error {
        return shown(root, path);
    }
    if let ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } = error
    {
        return shown_error(root, err);
    }
    String::from(".")
}

fn words(error: &ignore::Error) -> String {
    error.io_error().map_or_else(
        || String::from("can not be read"),
        |reason| format!("can not be read: {}", reason.kind()),
    )
}

#[cfg(test)]
mod tests {
    use super::{Language, language, too_deep};

    #[test]
    fn sources_are_known_by_their_names() {
        assert_eq!(language("src/lib.rs"), Some(Language::Rust));
        assert_eq!(language("webapp/a.tsx"), Some(Language::Script));
        for path in [
            "mortise.d.ts",
            "a.min.js",
            "README.md",
            "js",
            ".js.map",
            "tests/a.rs",
            "build.rs",
            "vite.config.ts",
            "src/a.test.js",
        ] {
            assert_eq!(language(path), None, "{path}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        assert_eq!(too_deep(&"[".repeat(10_000)), Some(400));
        assert_eq!(too_deep(&"[]".repeat(10_000)), None);
    }
}
