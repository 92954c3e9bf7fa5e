//! What was found while reading: refusals, each with field, value and rule, and warnings.

use std::{borrow::Cow, fmt};

use serde_json::Value;

use crate::{InvalidValue, value::invalid::quote};

/// A manifest that was read, and what its author should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    /// The checked manifest.
    pub manifest: T,
    /// What does not keep it from working: unknown fields, old spellings.
    pub warnings: Vec<Warning>,
}

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where, as a dotted path: `settings_schema.settings[2].type`; empty when it concerns the whole file.
    pub field: String,
    /// The refused value, shortened and safe to print; nothing when the field is missing.
    pub value: Option<String>,
    /// The rule as a sentence that reads on after the field: `must be …`.
    pub rule: Cow<'static, str>,
    /// How to mend it, where that is obvious.
    pub mend: Option<String>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.field.as_str(), &self.value) {
            ("", None) => write!(f, "the manifest {}", self.rule),
            ("", Some(value)) => write!(f, "the manifest ({value}) {}", self.rule),
            (field, None) => write!(f, "{field} is missing; it {}", self.rule),
            (field, Some(value)) => write!(f, "{field} = {value}: {}", self.rule),
        }?;
        match &self.mend {
            Some(mend) => write!(f, "; {mend}"),
            None => Ok(()),
        }
    }
}

/// Something that does not keep a manifest from working.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where, as a dotted path.
    pub field: String,
    /// What about it, reading on after the field: `is not a known field`.
    pub message: Cow<'static, str>,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field, self.message)
    }
}

/// Why a manifest was refused: every broken rule, not only the first.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the manifest breaks {} {}:{}", self.count(), if self.count() == 1 { "rule" } else { "rules" }, self.lines())]
pub struct ManifestErrors {
    refusals: Vec<Refusal>,
    n_more: usize,
    warnings: Vec<Warning>,
}

impl ManifestErrors {
    /// The broken rules in the order of the file's fields; never empty, and at most a hundred.
    #[must_use]
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// What was noticed beside the refusals.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// How many rules are broken, those beyond the listed hundred included.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.refusals.len() + self.n_more
    }

    fn lines(&self) -> String {
        let lines = self.refusals.iter().map(|refusal| format!("\n- {refusal}"));
        let more = (self.n_more > 0).then(|| format!("\n- and {} more", self.n_more));
        lines.chain(more).collect()
    }
}

/// A file of a megabyte can hold a hundred thousand mistakes; nobody reads more than this of them.
const MAX_LISTED: usize = 100;

/// Collects while reading.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    refusals: Vec<Refusal>,
    n_more: usize,
    warnings: Vec<Warning>,
}

impl Findings {
    pub(crate) fn refuse(&mut self, refusal: Refusal) {
        if self.refusals.len() < MAX_LISTED {
            self.refusals.push(refusal);
        } else {
            self.n_more += 1;
        }
    }

    pub(crate) fn refuse_file(&mut self, rule: impl Into<Cow<'static, str>>, mend: Option<String>) {
        self.refuse(Refusal { field: String::new(), value: None, rule: rule.into(), mend });
    }

    pub(crate) fn refuse_invalid(&mut self, field: String, error: InvalidValue) {
        let InvalidValue { what: _, value, rule, mend } = error;
        self.refuse(Refusal { field, value: Some(value), rule: rule.into(), mend });
    }

    pub(crate) fn warn(&mut self, field: String, message: impl Into<Cow<'static, str>>) {
        if self.warnings.len() < MAX_LISTED {
            self.warnings.push(Warning { field, message: message.into() });
        }
    }

    /// The manifest, if nothing was refused on the way.
    ///
    /// A reader that gives nothing back has said why; should it ever not, that is said here.
    pub(crate) fn settle<T>(mut self, manifest: Option<T>) -> Result<Parsed<T>, ManifestErrors> {
        match manifest {
            Some(manifest) if self.refusals.is_empty() => {
                return Ok(Parsed { manifest, warnings: self.warnings });
            }
            None if self.refusals.is_empty() => self.refuse_file("must be complete", None),
            Some(_) | None => {}
        }
        Err(ManifestErrors {
            refusals: self.refusals,
            n_more: self.n_more,
            warnings: self.warnings,
        })
    }
}

/// A value as a message shows it.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => quote(text),
        Value::Array(list) => format!("a list of {}", list.len()),
        Value::Object(_) => String::from("an object"),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}
