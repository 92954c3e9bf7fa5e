//! From the text of a line to its object.
//!
//! Types that are known and not kept, and types that nobody knows, are told apart from broken ones.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
    format::{Bot, Channel, DirectChannel, PREFERENCES, Post, Team, User, VERSION},
    problem::{LineProblems, show},
    source::{MAX_LINE_BYTES, RawLine},
};

/// What a line holds.
#[derive(Clone, Debug)]
pub(super) enum Object {
    Version,
    Team(Team),
    Channel(Channel),
    User(Box<User>),
    Bot(Bot),
    Post(Box<Post>),
    DirectChannel(DirectChannel),
    DirectPost(Box<Post>),
    /// Left out, whatever it holds.
    Other(String),
}

/// A kind of object that is kept, as the summary counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Team,
    Channel,
    User,
    Bot,
    Post,
    Reply,
    DirectChannel,
    DirectPost,
}

/// Fields that an object may have and that are left out.
const NOT_KEPT: [(&str, &[&str]); 4] = [
    ("team", &["scheme"]),
    ("channel", &["scheme"]),
    ("user", &["profile_image", "custom_status"]),
    ("bot", &["profile_image", "description", "owner"]),
];

/// Reads a line; what is wrong with it goes to `problems` and makes it `None`.
///
/// `left_out` is called with the name of each field that is not kept.
pub(super) fn read(
    raw: &RawLine<'_>,
    problems: &mut LineProblems<'_>,
    mut left_out: impl FnMut(String),
) -> Option<Object> {
    if raw.too_long {
        problems.add("line", "", format!("at most {MAX_LINE_BYTES} bytes long"));
        return None;
    }
    let line: Value = match serde_json::from_slice(raw.bytes) {
        Ok(line) => line,
        Err(error) => {
            let text = String::from_utf8_lossy(raw.bytes);
            problems.add("line", &text, format!("one JSON object: {error}"));
            return None;
        }
    };
    let Value::Object(mut line) = line else {
        problems.add("line", &show(&line), "one JSON object");
        return None;
    };
    let Some(Value::String(kind)) = line.remove("type") else {
        problems.add("type", "", "needed");
        return None;
    };
    if kind == "version" {
        return version(&line, problems);
    }
    let known = ["team", "channel", "user", "bot", "post", "direct_channel", "direct_post"];
    let Some(kind) = known.into_iter().find(|known| *known == kind) else {
        return Some(Object::Other(kind));
    };
    let Some(Value::Object(mut object)) = line.remove(kind) else {
        problems.add(kind, "", format!("an object, as the type is {kind}"));
        return None;
    };
    drop_nulls(&mut object);
    for (of, fields) in NOT_KEPT {
        let fields = if of == kind { fields } else { &[] };
        for field in fields.iter().filter(|field| object.contains_key(**field)) {
            left_out(format!("{kind}.{field}"));
        }
    }
    let mut problems =
        LineProblems { line: problems.line, kind, problems: &mut *problems.problems };
    object_of(kind, &Value::Object(object), &mut problems)
}

fn version(line: &Map<String, Value>, problems: &mut LineProblems<'_>) -> Option<Object> {
    match line.get("version") {
        Some(version) if version.as_i64() == Some(VERSION) => Some(Object::Version),
        version => {
            let shown = version.map(show).unwrap_or_default();
            let rule = format!("{VERSION}, the only version of the format");
            problems.add("version", &shown, rule);
            None
        }
    }
}

fn object_of(kind: &str, object: &Value, problems: &mut LineProblems<'_>) -> Option<Object> {
    match kind {
        "team" => parse(object, problems).map(Object::Team),
        "channel" => parse(object, problems).map(Object::Channel),
        "user" => {
            let mut user: User = parse(object, problems)?;
            for preference in PREFERENCES {
                match object.get(preference.field) {
                    None => {}
                    Some(Value::String(value)) => {
                        user.preferences.insert(preference.field.to_owned(), value.clone());
                    }
                    Some(value) => problems.add(preference.field, &show(value), "a text"),
                }
            }
            Some(Object::User(Box::new(user)))
        }
        "bot" => parse(object, problems).map(Object::Bot),
        "post" => parse(object, problems).map(Box::new).map(Object::Post),
        "direct_channel" => parse(object, problems).map(Object::DirectChannel),
        _ => parse(object, problems).map(Box::new).map(Object::DirectPost),
    }
}

fn parse<T: DeserializeOwned>(object: &Value, problems: &mut LineProblems<'_>) -> Option<T> {
    match serde_path_to_error::deserialize(object) {
        Ok(object) => Some(object),
        Err(error) => {
            let field = error.path().to_string();
            let value = at(object, error.path()).map(show).unwrap_or_default();
            problems.add(&field, &value, error.into_inner().to_string());
            None
        }
    }
}

fn at<'a>(object: &'a Value, path: &serde_path_to_error::Path) -> Option<&'a Value> {
    use serde_path_to_error::Segment;

    path.iter().try_fold(object, |value, segment| match segment {
        Segment::Seq { index } => value.get(index),
        Segment::Map { key } => value.get(key),
        Segment::Enum { .. } | Segment::Unknown => None,
    })
}

/// The forerunner writes `null` for what is absent. What props hold is nobody's business here.
fn drop_nulls(object: &mut Map<String, Value>) {
    object.retain(|_, value| !value.is_null());
    for (key, value) in object.iter_mut() {
        if key == "props" {
            continue;
        }
        match value {
            Value::Object(object) => drop_nulls(object),
            Value::Array(values) => {
                for value in values {
                    if let Value::Object(object) = value {
                        drop_nulls(object);
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}
