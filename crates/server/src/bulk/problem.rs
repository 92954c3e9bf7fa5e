//! What is wrong with a line: where, what, and which rule it breaks.

use serde::Serialize;
use serde_json::Value;

use crate::error::Error;

/// How many problems are told in full; a file with one mistake often has it everywhere.
const MAX_TOLD: usize = 50;

/// The longest part of a value that is shown.
const MAX_SHOWN: usize = 64;

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Counted from 1.
    pub line: u64,
    /// As a path into the line's object, such as `post.replies[0].user`.
    pub field: String,
    /// What stands there, shortened; empty when it is absent or a secret.
    pub value: String,
    pub rule: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { line, field, value, rule } = self;
        write!(f, "line {line}: field={field}, value={value:?}, rule={rule}")
    }
}

/// The problems of a file: the first ones in full, the rest as a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Problems {
    /// At most 50.
    pub told: Vec<Problem>,
    /// How many there are altogether.
    pub n_all: u64,
}

impl Problems {
    pub(super) fn push(&mut self, problem: Problem) {
        self.n_all += 1;
        if self.told.len() < MAX_TOLD {
            self.told.push(problem);
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n_all == 0
    }
}

/// Collects the problems of one line.
#[derive(Debug)]
pub(super) struct LineProblems<'a> {
    pub(super) line: u64,
    pub(super) kind: &'a str,
    pub(super) problems: &'a mut Problems,
}

impl LineProblems<'_> {
    /// `field` is a path below the line's object; empty for the line itself.
    pub(super) fn add(&mut self, field: &str, value: &str, rule: impl Into<String>) {
        let field = match (self.kind, field) {
            ("", field) => field.to_owned(),
            (kind, "") => kind.to_owned(),
            (kind, field) => format!("{kind}.{field}"),
        };
        self.problems.push(Problem {
            line: self.line,
            field,
            value: shorten(value),
            rule: rule.into(),
        });
    }

    /// Takes over what another part of the server refuses about `field`.
    pub(super) fn check(&mut self, field: &str, value: &str, done: Result<(), Error>) {
        if let Err(error) = done {
            self.add(field, value, parts(&error).1);
        }
    }

    /// The same for rules that look at several fields and say which one is wrong.
    pub(super) fn check_fields(&mut self, object: &impl Serialize, done: Result<(), Error>) {
        if let Err(error) = done {
            let (field, rule) = parts(&error);
            let field = field.unwrap_or_default();
            let object = serde_json::to_value(object).unwrap_or_default();
            self.add(field, &object.get(field).map(show).unwrap_or_default(), rule);
        }
    }
}

/// The field and the rule that a refusal names.
fn parts(error: &Error) -> (Option<&str>, String) {
    let field = error.detail.strip_prefix("field=").and_then(|rest| rest.split(',').next());
    let rule = error.detail.rsplit_once("rule=").map_or(&*error.message, |(_, rule)| rule);
    (field, rule.to_owned())
}

/// A JSON value as it is shown: texts without their quotes.
pub(super) fn show(value: &Value) -> String {
    match value {
        Value::String(text) => shorten(text),
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            shorten(&value.to_string())
        }
    }
}

fn shorten(text: &str) -> String {
    let shown: String = text.chars().take(MAX_SHOWN).collect();
    if shown.len() < text.len() { format!("{shown}…") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_of_the_server_become_problems() {
        let mut problems = Problems::default();
        let mut line = LineProblems { line: 3, kind: "user", problems: &mut problems };
        let user = serde_json::json!({ "username": "Mira", "email": "" });
        line.check_fields(&user, Err(Error::invalid("username", "Mira", "small letters")));
        line.check("teams[0].name", "x", Err(Error::forbidden()));
        line.check("name", "x", Ok(()));
        assert_eq!(
            problems.told.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [
                "line 3: field=user.username, value=\"Mira\", rule=small letters",
                "line 3: field=user.teams[0].name, value=\"x\", \
                 rule=You do not have the appropriate permissions."
            ]
        );
    }

    #[test]
    fn only_the_first_ones_are_told_and_all_are_counted() {
        let mut problems = Problems::default();
        for line in 1..=60 {
            LineProblems { line, kind: "", problems: &mut problems }.add("a", "", "b");
        }
        assert_eq!((problems.told.len(), problems.n_all), (MAX_TOLD, 60));
    }

    #[test]
    fn long_values_are_shortened_between_characters() {
        assert_eq!(shorten(&"ä".repeat(65)), format!("{}…", "ä".repeat(64)));
    }
}
