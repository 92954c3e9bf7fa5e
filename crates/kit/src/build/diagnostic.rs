//! What is wrong with a plugin, by place: what compilers, bundlers and manifests say in one form.

use std::{fmt, io};

use manifest::{Manifest, ManifestErrors};
use serde::{Deserialize, Serialize};

use crate::project::{MANIFEST, ProjectError};

/// One thing that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Seen from the plugin's folder, with `/`; absolute when it lies elsewhere, empty when unknown.
    pub file: String,
    /// From 1; 0 when unknown.
    pub line: u32,
    /// From 1; 0 when unknown.
    pub column: u32,
    /// What is wrong, in a sentence.
    pub message: String,
    /// All that the tool says about it, in several lines.
    pub rendered: String,
}

impl Diagnostic {
    /// Something wrong that has no place.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    /// Something wrong with a file.
    pub fn of_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::new(message) }
    }

    /// `file:line:column`, as far as it is known.
    #[must_use]
    pub fn place(&self) -> String {
        match (self.file.as_str(), self.line, self.column) {
            ("", _, _) => String::new(),
            (file, 0, _) => file.to_owned(),
            (file, line, 0) => format!("{file}:{line}"),
            (file, line, column) => format!("{file}:{line}:{column}"),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place() {
            place if place.is_empty() => f.write_str(&self.message),
            place => write!(f, "{place}: {}", self.message),
        }
    }
}

/// A plugin that can not be built: at least one thing is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Failed {
    /// What is wrong, in the order in which it was found.
    pub diagnostics: Vec<Diagnostic>,
}

impl From<Diagnostic> for Failed {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: vec![diagnostic] }
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Diagnostic::new(error.to_string()).into()
    }
}

impl From<ProjectError> for Failed {
    fn from(error: ProjectError) -> Self {
        match error {
            ProjectError::Manifest { path, reason } => {
                let text = std::fs::read_to_string(path).unwrap_or_default();
                let diagnostics = of_manifest(&text);
                if diagnostics.is_empty() {
                    // It was mended since; what was wrong is told all the same.
                    return Diagnostic::of_file(MANIFEST, reason).into();
                }
                Self { diagnostics }
            }
            ProjectError::NoManifest(_) | ProjectError::Unreadable { .. } => {
                Diagnostic::new(error.to_string()).into()
            }
        }
    }
}

/// Everything that is wrong with a manifest.
#[must_use]
pub fn of_manifest(text: &str) -> Vec<Diagnostic> {
    match Manifest::parse_json(text) {
        Ok(_) => Vec::new(),
        Err(errors) => of_manifest_errors(text, &errors),
    }
}

fn of_manifest_errors(text: &str, errors: &ManifestErrors) -> Vec<Diagnostic> {
    // What is missing altogether is told at the beginning.
    let refusals = errors.refusals().iter().map(|refusal| {
        let message = refusal.to_string();
        let (line, column) =
            said(&message).or_else(|| find_field(text, &refusal.field)).unwrap_or((1, 1));
        Diagnostic { file: MANIFEST.to_owned(), line, column, message, rendered: String::new() }
    });
    refusals.collect()
}

/// `… at line 3 column 5`, as readers of JSON tell it.
fn said(message: &str) -> Option<(u32, u32)> {
    let (_, rest) = message.rsplit_once("line ")?;
    let (line, rest) = rest.split_once([' ', ','])?;
    let column = rest.trim_start().strip_prefix("column ")?;
    let digits = column.find(|c: char| !c.is_ascii_digit()).unwrap_or(column.len());
    Some((line.parse().ok()?, column.get(..digits)?.parse().ok()?))
}

/// Where a field such as `webapp.slots[1]` stands in the text of a manifest, or its nearest parent.
#[must_use]
pub fn find_field(text: &str, field: &str) -> Option<(u32, u32)> {
    let mut from = 0;
    let mut found = None;
    for key in field.split(['.', '[', ']']).filter(|key| !key.is_empty()) {
        if key.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some(at) = text.get(from..).and_then(|rest| rest.find(&format!("\"{key}\""))) else {
            break;
        };
        found = Some(from + at);
        from += at + key.len() + 2;
    }
    let before = text.get(..found?)?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Some((u32::try_from(line).ok()?, u32::try_from(column).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_a_manifest_have_their_line() {
        let text = "{\n  \"id\": \"a-plugin\",\n  \"name\": \"A\",\n  \"webapp\": {\n    \"bundle_path\": \"../a.js\"\n  }\n}";
        let faults = of_manifest(text);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!((faults[0].line, faults[0].column), (5, 5), "{faults:?}");
        assert!(faults[0].to_string().starts_with("plugin.json:5:5: webapp.bundle_path"));
    }

    #[test]
    fn a_manifest_that_is_no_json_has_its_line() {
        let faults = of_manifest("{\n  \"id\": \"a-plugin\",\n  \"name\" \"A\"\n}");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!((faults[0].file.as_str(), faults[0].line), (MANIFEST, 3), "{faults:?}");
    }

    #[test]
    fn fields_in_lists_are_found_by_their_names() {
        let text = "{\"a\": [\n{\"key\": 1}]}";
        assert_eq!(find_field(text, "a[0].key"), Some((2, 2)));
        assert_eq!(find_field(text, "a[0].absent"), Some((1, 2)));
        assert_eq!(find_field(text, ""), None);
    }
}
