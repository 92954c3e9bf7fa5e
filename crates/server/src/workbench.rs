//! The workbench's routes: its pages, which plugins there are, and when to ask again.
//!
//! The chat server has them beside everything else (`chat.rs`). For one who writes a plugin they are
//! served alone, without accounts and a database, over folders on this machine (`alone.rs`).
//! What the pages show is the matter of the crate `workbench`. See `docs/adr/0007-the-authors-kit.md`.

pub(crate) mod chat;
mod alone;
mod events;
mod fixtures;
mod list;
mod sizes;

use serde::Serialize;

pub use self::alone::{Alone, AloneError, Followed, PluginFolder, Stop, serve_alone};

/// What is wrong with one plugin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Its id, or its folder's name where no id can be read.
    pub plugin: String,
    /// What to mend, in the order in which it was found.
    pub errors: Vec<Diagnostic>,
}

/// One thing to mend.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The file, seen from the plugin's folder; empty when it is no matter of one file.
    pub file: String,
    /// Counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// One sentence.
    pub message: String,
    /// As the compiler shows it, with the lines around; empty when there is no more to say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rendered: String,
}

impl Diagnostic {
    /// About the plugin as a whole.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    /// About one file.
    #[must_use]
    pub fn in_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), message: message.into(), ..Self::default() }
    }
}
