//! Why a command did not do what it was told: in words for people, as JSON for programs.

use std::{
    fmt,
    io::{self, Write},
    process::ExitCode,
};

use serde_json::{Value, json};

/// A refusal with what to do about it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Failure {
    /// What went wrong, in a sentence.
    pub(crate) message: String,
    /// The server's own id of the refusal; empty when no server was asked.
    pub(crate) id: String,
    /// Field, value and rule, or the place in a file.
    pub(crate) detail: String,
    /// What to do next.
    pub(crate) hint: String,
    /// Of the server's answer; 0 when there was none.
    pub(crate) status: u16,
    /// The command line itself was wrong.
    pub(crate) is_usage: bool,
    /// All of it was told already, and only the exit code is left.
    pub(crate) is_told: bool,
    /// More for programs: all problems of a file, for one.
    pub(crate) data: Value,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { is_usage: true, ..Self::new(message) }
    }

    pub(crate) fn told() -> Self {
        Self { is_told: true, ..Self::new("refused") }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for more in [&self.detail, &self.hint] {
            if !more.is_empty() {
                write!(f, "\n{more}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

/// Tells of a failure and says how the program ends.
pub(crate) fn tell(error: &anyhow::Error, as_json: bool) -> ExitCode {
    let failure = error.downcast_ref::<Failure>();
    if failure.is_some_and(|failure| failure.is_told) {
        return ExitCode::from(1);
    }
    let told = if as_json {
        let message = failure.map_or_else(|| format!("{error:#}"), |it| it.message.clone());
        let failure = failure.cloned().unwrap_or_default();
        let mut body = json!({ "message": message });
        for (key, value) in [("id", failure.id), ("detail", failure.detail), ("hint", failure.hint)]
        {
            if let (Some(body), false) = (body.as_object_mut(), value.is_empty()) {
                body.insert(key.to_owned(), value.into());
            }
        }
        if let Some(body) = body.as_object_mut() {
            if failure.status > 0 {
                body.insert("status".to_owned(), failure.status.into());
            }
            if !failure.data.is_null() {
                body.insert("data".to_owned(), failure.data);
            }
        }
        // With the results, so that a program reads one place.
        writeln!(io::stdout(), "{}", json!({ "error": body }))
    } else {
        writeln!(io::stderr(), "error: {error:#}")
    };
    // Nobody is left to tell when that fails.
    drop(told);
    let is_usage = error.downcast_ref::<Failure>().is_some_and(|failure| failure.is_usage);
    ExitCode::from(if is_usage { 2 } else { 1 })
}
