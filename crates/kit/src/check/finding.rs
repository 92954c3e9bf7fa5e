//! What a check found: rule, level, place, message and how to mend it.

use serde::Serialize;

use super::{options::Options, place::Lines, rules::Rule};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The plugin does not work, or does what a plugin must not do.
    Error,
    /// It works, and should still be looked at.
    Warning,
}

impl Level {
    /// The word for people and programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Where something was found. All of it is from 1; what is not known is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The file, from the plugin's folder, with `/`.
    pub file: String,
    /// The line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, in letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The field of a manifest or a fixture, as a dotted path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }

    pub(super) fn at(file: &str, (line, column): (usize, usize)) -> Self {
        Self { file: file.to_owned(), line: Some(line), column: Some(column), field: None }
    }

    pub(super) fn offset(file: &str, lines: &Lines<'_>, offset: usize) -> Self {
        Self::at(file, lines.of(offset))
    }

    pub(super) fn field(mut self, field: &str) -> Self {
        self.field = (!field.is_empty()).then(|| field.to_owned());
        self
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// How bad it is.
    pub level: Level,
    /// The rule's id; `mortise plugin check --rules` explains each.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to go on.
    pub mend: String,
}

/// The browser's part of a built plugin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Size {
    /// Which build was weighed: a path from the plugin's folder; empty for a plugin without a build.
    pub of: String,
    /// All files together, in bytes.
    pub raw: usize,
    /// Each packed by gzip, in bytes.
    pub gzip: usize,
    /// Each packed by brotli, in bytes: what browsers load from our server.
    pub brotli: usize,
    /// What `brotli` should stay below, in bytes.
    pub budget: usize,
    /// The files, the largest first.
    pub parts: Vec<SizePart>,
}

/// One file that the browser loads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SizePart {
    /// Its path in the bundle.
    pub file: String,
    /// As it is, in bytes.
    pub raw: usize,
    /// Packed by gzip.
    pub gzip: usize,
    /// Packed by brotli.
    pub brotli: usize,
}

/// All that a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The plugin's id; nothing when its manifest is refused.
    pub plugin: Option<String>,
    /// In the order of files, lines and rules.
    pub findings: Vec<Finding>,
    /// How many errors are among them.
    pub errors: usize,
    /// How many warnings are among them.
    pub warnings: usize,
    /// How many more there were that `mortise.toml` allows.
    pub allowed: usize,
    /// What the browser downloads; nothing while there is no build to weigh.
    pub size: Option<Size>,
    /// What was not looked at, and how to look at it.
    pub notes: Vec<String>,
}

/// No one reads more than these of one rule in one file; a generated file could have thousands.
const MAX_OF_A_KIND: usize = 20;

/// Collects while checking.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    notes: Vec<String>,
}

impl Findings {
    /// Notes a finding with the rule's own words for mending.
    pub(super) fn add(&mut self, rule: &'static Rule, place: Place, message: impl Into<String>) {
        self.add_with(rule, place, message, rule.mend);
    }

    /// Notes a finding that is mended in its own way.
    pub(super) fn add_with(
        &mut self,
        rule: &'static Rule,
        place: Place,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.list.push(Finding {
            place,
            level: rule.level,
            rule: rule.id,
            message: message.into(),
            mend: mend.into(),
        });
    }

    pub(super) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// Sorted, without doubles and without what the author allows.
    pub(super) fn settle(mut self, options: &Options) -> Report {
        let n_all = self.list.len();
        self.list.retain(|finding| !options.allows(finding.rule));
        let allowed = n_all - self.list.len();
        self.list.sort();
        self.list.dedup();
        let mut report = Report { allowed, notes: self.notes, ..Report::default() };
        let mut n_same = 0;
        let mut same = (String::new(), "");
        let mut left_out = 0;
        for finding in self.list {
            match finding.level {
                Level::Error => report.errors += 1,
                Level::Warning => report.warnings += 1,
            }
            let kind = (finding.place.file.clone(), finding.rule);
            let listed = report.findings.iter();
            n_same = if kind == same {
                n_same + 1
            } else {
                listed.filter(|it| it.rule == kind.1 && it.place.file == kind.0).count() + 1
            };
            same = kind;
            if n_same <= MAX_OF_A_KIND {
                report.findings.push(finding);
            } else {
                left_out += 1;
            }
        }
        if left_out > 0 {
            report.notes.push(format!(
                "{left_out} more findings are counted and not listed: at most {MAX_OF_A_KIND} of one rule in one file are"
            ));
        }
        report
    }
}
