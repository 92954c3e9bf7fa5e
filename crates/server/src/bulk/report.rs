//! What came of an import or an export, in numbers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{line::Kind, problem::Problems};

/// How many objects of a kind there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// In the file.
    pub read: u64,
    /// New on the server.
    pub added: u64,
    /// On the server already, and left as they were.
    pub there: u64,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    pub lines: u64,
    /// By kind; replies are counted apart from posts.
    pub objects: BTreeMap<Kind, Count>,
    /// What the file holds and this server does not keep, by name.
    pub skipped: BTreeMap<String, u64>,
    /// Accounts that were guests: they came in deactivated.
    pub guests: u64,
    /// New accounts that nobody can sign in to yet; bots do not count.
    pub without_password: u64,
    /// Posts that moved on by some milliseconds, as others of their channel had the same time.
    pub moved: u64,
    pub problems: Problems,
}

impl ImportReport {
    pub(super) fn skip(&mut self, what: impl Into<String>, n_more: usize) {
        if n_more > 0 {
            *self.skipped.entry(what.into()).or_default() +=
                u64::try_from(n_more).unwrap_or(u64::MAX);
        }
    }

    pub(super) fn count(&mut self, kind: Kind) -> &mut Count {
        self.objects.entry(kind).or_default()
    }
}

/// What an export wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExportReport {
    pub lines: u64,
    pub objects: BTreeMap<Kind, u64>,
}

impl ExportReport {
    pub(super) fn count(&mut self, kind: Kind) {
        *self.objects.entry(kind).or_default() += 1;
    }
}

/// How far an import or an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub step: Step,
    pub lines: u64,
    /// In bytes for an import, in posts for an export.
    pub done: u64,
    pub all: u64,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reads the file without changing anything.
    Check,
    /// Writes into the database.
    Import,
    /// Writes into the file.
    Export,
}
