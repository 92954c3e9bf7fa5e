//! Fixtures: examples of a slot's props, one for each state that matters.
//!
//! A fixture is a file `fixtures/<slot id>/<name>.json`, in a plugin's folder or in this crate's.
//! Here it is read and checked against the very types of the slot. No file is opened here, and
//! nothing is shown: that is for the kit and the workbench.

mod fault;
mod props;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use slots::Shape;

pub use fault::{Fault, FixtureError};
pub use props::{check_props, read_props};

/// The largest file. Hostile fixtures hold long texts, but a page has to show them.
pub const MAX_BYTES: usize = 256 << 10;

/// The longest name of a fixture in bytes: it is a part of file names and addresses.
pub const MAX_NAME_BYTES: usize = 64;

/// All fixtures of the catalogue as JSON: a list of [`Fixture`], by slot and name.
pub const SHIPPED: &str = include_str!("../types/fixtures.json");

/// One example of a slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fixture {
    /// The slot it is an example of, `profile-popover.v1`.
    pub slot: String,
    /// The name of its file without the ending, unique for the slot.
    pub name: String,
    /// What one sees.
    pub title: String,
    /// What kind of example it is.
    pub state: State,
    /// The slot's props.
    pub props: Value,
    /// The key, for a keyed slot.
    #[serde(default)]
    pub key: Option<String>,
    /// What the server answers, by method and path: `GET /api/v4/users/me`. All else is answered 404.
    #[serde(default)]
    pub answers: BTreeMap<String, Answer>,
}

/// What a fixture is an example of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// What is seen on most days.
    Typical,
    /// Nothing is there yet.
    Empty,
    /// More than fits.
    Long,
    /// What somebody sends who means harm, or whose keyboard is broken.
    Hostile,
    /// What the server has not told, or never will.
    Missing,
    /// A state that is rare, and right.
    Edge,
}

impl State {
    /// All of them, from the most to the least common.
    pub const ALL: [Self; 6] =
        [Self::Typical, Self::Empty, Self::Long, Self::Hostile, Self::Missing, Self::Edge];
}

/// What a server answers to one request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The HTTP status; 0 when the server can not be reached.
    #[serde(default = "ok")]
    pub status: u16,
    /// The body, any JSON.
    #[serde(default)]
    pub body: Value,
}

fn ok() -> u16 {
    200
}

/// A file as it is written: the slot and the name stand in its path.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    state: State,
    props: Value,
    #[serde(default)]
    key: Option<String>,
    #[serde(default)]
    answers: BTreeMap<String, Answer>,
}

impl Fixture {
    /// Reads the text of `fixtures/<slot>/<name>.json` and checks all of it.
    ///
    /// # Errors
    /// The first fault, with file, field, value and rule.
    ///
    /// ```
    /// use contracts::fixtures::Fixture;
    ///
    /// let text = r#"{"title": "A button", "state": "typical", "props": {"viewer_id": "a"}}"#;
    /// let error = Fixture::parse("center-toast.v1", "button", text).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "fixtures/center-toast.v1/button.json: props: missing field `channel`"
    /// );
    /// ```
    pub fn parse(slot: &str, name: &str, text: &str) -> Result<Self, FixtureError> {
        let failed = |fault| FixtureError::new(slot, name, fault);
        if text.len() > MAX_BYTES {
            return Err(failed(Fault::TooLarge { n_bytes: text.len() }));
        }
        if text.trim_start().starts_with('[') {
            let rule = "must be an object with title, state and props";
            return Err(failed(Fault::field("the file", &Value::Array(Vec::new()), rule)));
        }
        let mut reader = serde_json::Deserializer::from_str(text);
        let file: File = serde_path_to_error::deserialize(&mut reader)
            .map_err(|error| failed(Fault::of_file(&error, text)))?;
        reader.end().map_err(|error| failed(Fault::not_json(&error)))?;
        let File { title, state, props, key, answers } = file;
        let fixture = Self {
            slot: slot.to_owned(),
            name: name.to_owned(),
            title,
            state,
            props,
            key,
            answers,
        };
        fixture.check()?;
        Ok(fixture)
    }

    /// Checks a fixture that was read elsewhere, such as from a list that a server handed out.
    ///
    /// # Errors
    /// The first fault, with file, field, value and rule.
    pub fn check(&self) -> Result<(), FixtureError> {
        self.fault().map_or(Ok(()), |fault| Err(FixtureError::new(&self.slot, &self.name, fault)))
    }

    fn fault(&self) -> Option<Fault> {
        let Some(slot) = crate::ALL.iter().find(|slot| slot.id == self.slot) else {
            return Some(Fault::UnknownSlot { found: self.slot.clone() });
        };
        if !is_name(&self.name) {
            let rule = "must be 1 to 64 small letters, digits and hyphens, the first no hyphen";
            return Some(Fault::field("the file's name", &Value::from(self.name.as_str()), rule));
        }
        if self.title.trim().is_empty() {
            let rule = "must say what one sees";
            return Some(Fault::field("title", &Value::from(self.title.as_str()), rule));
        }
        if let Some(key) = &self.key {
            let value = Value::from(key.as_str());
            if slot.shape != Shape::Keyed {
                let rule = format!("must be left out: {} is no keyed slot", slot.id);
                return Some(Fault::field("key", &value, rule));
            }
            if !(1..=256).contains(&key.chars().count()) {
                return Some(Fault::field("key", &value, "must have 1 to 256 characters"));
            }
        }
        let answers = self.answers.iter();
        let fault = answers.into_iter().find_map(|(request, answer)| answer_fault(request, answer));
        fault.or_else(|| check_props(&self.slot, &self.props).err())
    }
}

/// All fixtures of the catalogue, by slot and name.
pub fn shipped() -> Vec<Fixture> {
    // A test holds the text to this type.
    serde_json::from_str(SHIPPED).unwrap_or_default()
}

fn answer_fault(request: &str, answer: &Answer) -> Option<Fault> {
    let is_method = |it: &str| matches!(it, "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD");
    let is_request = request
        .split_once(' ')
        .is_some_and(|(method, path)| is_method(method) && path.starts_with('/'));
    if !is_request {
        let rule = "must be a method and a path, such as `GET /api/v4/users/me`";
        return Some(Fault::field("answers", &Value::from(request), rule));
    }
    if answer.status != 0 && !(200..600).contains(&answer.status) {
        let rule = "must be 200 to 599, or 0 for a server that can not be reached";
        let field = format!("answers[{request:?}].status");
        return Some(Fault::field(field, &Value::from(answer.status), rule));
    }
    None
}

fn is_name(name: &str) -> bool {
    let is_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=MAX_NAME_BYTES).contains(&name.len())
        && name.bytes().all(is_letter)
        && !name.starts_with('-')
}

#[cfg(test)]
mod tests;
