//! The rules of `plugin.json`: what the `manifest` crate refuses and doubts, with line and column,
//! and what a person who installs the plugin would miss.

mod spans;

use std::{fs, path::Path};

use manifest::{Format, Limits, Manifest};

pub(super) use self::spans::Spans;
use super::{
    finding::{Findings, Level, Place},
    rules::{Group, Rule},
};

pub(super) const NAME: &str = "plugin.json";

pub(super) const GROUP: Group = Group {
    title: "The manifest",
    rules: &[
        &REFUSED,
        &DOUBTFUL,
        &FOLDER_NAME,
        &NO_VERSION,
        &NO_MIN_SERVER,
        &NO_ICON,
        &ICON_NOT_FOUND,
        &BUNDLE_NOT_FOUND,
    ],
};

static REFUSED: Rule = Rule {
    id: "manifest",
    level: Level::Error,
    finds: "A value in `plugin.json` that breaks a rule.",
    why: "A server refuses the whole plugin, and a browser does so once more.",
    mend: "Write a value that follows the rule.",
};

static DOUBTFUL: Rule = Rule {
    id: "manifest-doubt",
    level: Level::Warning,
    finds: "A field of `plugin.json` that nobody reads, or that is read in another way than it says.",
    why: "What is misspelt has no effect, and nobody is told on the server.",
    mend: "Correct the name, or take the field out.",
};

static FOLDER_NAME: Rule = Rule {
    id: "manifest-id",
    level: Level::Warning,
    finds: "A plugin whose id is neither the name of its folder nor that of its package.",
    why: "The server stores a plugin under its id, so people look for it there and do not find it.",
    mend: "Give folder or package the name of the id, or the last part of it.",
};

static NO_VERSION: Rule = Rule {
    id: "manifest-version",
    level: Level::Warning,
    finds: "A manifest without `version`.",
    why: "Without one nobody can tell an update from a downgrade, and packing has no name for the file.",
    mend: "Add `\"version\": \"0.1.0\"`.",
};

static NO_MIN_SERVER: Rule = Rule {
    id: "manifest-min-server",
    level: Level::Warning,
    finds: "A manifest without `min_server_version`.",
    why: "An older server installs the plugin, and it fails there in front of people.",
    mend: "Add `min_server_version` with the oldest version that it was tried on.",
};

static NO_ICON: Rule = Rule {
    id: "manifest-icon",
    level: Level::Warning,
    finds: "A manifest without `icon_path`.",
    why: "Lists of plugins show a plain mark, by which nobody knows it again.",
    mend: "Add an SVG file of 1:1, and name it as `icon_path`.",
};

static ICON_NOT_FOUND: Rule = Rule {
    id: "icon-not-found",
    level: Level::Error,
    finds: "An `icon_path` that names a file which is not there.",
    why: "Lists of plugins show a broken picture.",
    mend: "Correct the path, from the plugin's folder and with `/`, or add the file.",
};

static BUNDLE_NOT_FOUND: Rule = Rule {
    id: "bundle-not-found",
    level: Level::Error,
    finds: "A `webapp.bundle_path` that names a file which is not there, or which the build does not write.",
    why: "Browsers load that file; without it the plugin does nothing.",
    mend: "Correct the path, or what the build writes.",
};

/// A manifest that was read, and where its fields stand.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) manifest: Manifest,
    text: String,
}

impl Read {
    /// The place of a field, such as `webapp.slots[0]`.
    pub(super) fn place(&self, field: &str) -> Place {
        Spans::of(&self.text).place(field)
    }
}

/// Reads `plugin.json` and notes what is wrong with it; nothing when it is refused.
pub(super) fn check(root: &Path, findings: &mut Findings) -> Option<Read> {
    let bytes = match fs::read(root.join(NAME)) {
        Ok(bytes) => bytes,
        Err(error) => {
            let mend = "Make it readable for you.";
            findings.add_with(
                &REFUSED,
                Place::file(NAME),
                format!("can not be read: {error}"),
                mend,
            );
            return None;
        }
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let spans = Spans::of(&text);
    let result = Manifest::parse(&bytes, Format::Json, Limits::default());
    let warnings = match &result {
        Ok(parsed) => &parsed.warnings,
        Err(errors) => {
            for refusal in errors.refusals() {
                let place = spans.place(&refusal.field);
                let mend =
                    refusal.mend.as_deref().map_or_else(|| REFUSED.mend.to_owned(), sentence);
                let message = manifest::Refusal { mend: None, ..refusal.clone() }.to_string();
                findings.add_with(&REFUSED, place, message, mend);
            }
            errors.warnings()
        }
    };
    for warning in warnings {
        findings.add(&DOUBTFUL, spans.place(&warning.field), warning.to_string());
    }
    let read = Read { manifest: result.ok()?.manifest, text };
    check_gaps(root, &read, findings);
    Some(read)
}

/// A mend of the manifest crate, `write "x"`, as a sentence of its own.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let end = (!words.ends_with('?')).then_some('.');
    first.into_iter().chain(letters).chain(end).collect()
}

fn check_gaps(root: &Path, read: &Read, findings: &mut Findings) {
    let manifest = &read.manifest;
    let whole = || read.place("");
    if manifest.version.is_none() {
        findings.add(&NO_VERSION, whole(), "the manifest has no version");
    }
    if manifest.min_server_version.is_none() {
        findings.add(&NO_MIN_SERVER, whole(), "the manifest has no min_server_version");
    }
    match &manifest.icon_path {
        None => findings.add(&NO_ICON, whole(), "the manifest has no icon_path"),
        Some(path) if !root.join(path.as_str()).is_file() => {
            let message = format!("icon_path = {:?}: there is no such file", path.as_str());
            findings.add(&ICON_NOT_FOUND, read.place("icon_path"), message);
        }
        Some(_) => {}
    }
    check_names(root, read, findings);
    check_bundle(root, read, findings);
}

/// Folder and package are called like the plugin, or like the last part of `com.example.name`.
fn check_names(root: &Path, read: &Read, findings: &mut Findings) {
    let id = read.manifest.id.as_str();
    let last = id.rsplit('.').next().unwrap_or(id);
    let is_like = |name: &str| {
        let name = name.rsplit('/').next().unwrap_or(name).to_lowercase().replace('_', "-");
        let plain = |text: &str| text.replace('_', "-");
        name == plain(id) || name == plain(last)
    };
    let folder = root.file_name().map(|name| name.to_string_lossy().into_owned());
    let package = package_name(root);
    let names: Vec<String> = package.into_iter().chain(folder).collect();
    if names.is_empty() || names.iter().any(|name| is_like(name)) {
        return;
    }
    let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    let message = format!("id = {id:?}, but folder or package is called {}", names.join(" and "));
    findings.add(&FOLDER_NAME, read.place("id"), message);
}

/// The name in `Cargo.toml` or `package.json`; a file that is not understood is its own tool's to refuse.
fn package_name(root: &Path) -> Option<String> {
    if let Ok(text) = fs::read_to_string(root.join("Cargo.toml")) {
        let table: toml::Table = text.parse().ok()?;
        return Some(table.get("package")?.get("name")?.as_str()?.to_owned());
    }
    let text = fs::read_to_string(root.join("package.json")).ok()?;
    let package: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(package.get("name")?.as_str()?.to_owned())
}

fn check_bundle(root: &Path, read: &Read, findings: &mut Findings) {
    let Some(webapp) = &read.manifest.webapp else { return };
    let path = webapp.bundle_path.as_str();
    let built = super::size::built(root);
    let of = built.as_deref().unwrap_or(root);
    let is_plain = !super::size::is_compiled(root);
    if (built.is_some() || is_plain) && !of.join(path).is_file() {
        let by = if is_plain { "" } else { " in what was built" };
        let message = format!("webapp.bundle_path = {path:?}: there is no such file{by}");
        findings.add(&BUNDLE_NOT_FOUND, read.place("webapp.bundle_path"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn words_become_sentences() {
        assert_eq!(sentence("write \"1.2.3\""), "Write \"1.2.3\".");
        assert_eq!(sentence("did you mean \"a\"?"), "Did you mean \"a\"?");
    }
}
