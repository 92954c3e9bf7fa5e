//! The editor of props: from a JSON Schema and a value to fields, and from edits to another value.
//!
//! The value always holds what the person typed, so that nothing is lost and a link shows it again.
//! What does not fit the schema is told at its field, and is not sent to the cells until it does.

use serde_json::{Map, Number, Value};

/// How deep fields may lie in each other; deeper parts are edited as JSON.
const MAX_DEPTH: usize = 8;

/// The most items or keys that are shown of one list or map.
pub const MAX_SHOWN: usize = 50;

/// One value of the props, with those inside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Where it stands, as a JSON Pointer; empty for the whole.
    pub pointer: String,
    /// Its key or number.
    pub name: String,
    /// What it means.
    pub description: String,
    /// How it is edited.
    pub kind: Kind,
    /// Whether it may be `null`.
    pub is_nullable: bool,
    /// Whether it may be left out: an optional property, an item or a key of a map.
    pub is_removable: bool,
    /// What it is now; `None` when it is left out.
    pub value: Option<Value>,
    /// Why the value does not fit.
    pub fault: Option<Misfit>,
}

/// How a value is edited.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Words.
    Text,
    /// A number.
    Number {
        /// Without a fraction.
        is_whole: bool,
    },
    /// Yes or no.
    Switch,
    /// One of some words.
    Choice(Vec<String>),
    /// Named parts.
    Object(Vec<Field>),
    /// Items in order.
    List(Vec<Field>),
    /// Keys that one may choose.
    Map(Vec<Field>),
    /// Anything: as text.
    Json,
}

/// Why a value does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// A text is wanted.
    NotText,
    /// A number is wanted.
    NotNumber,
    /// A whole number is wanted.
    NotWhole,
    /// Yes or no is wanted.
    NotSwitch,
    /// One of these is wanted.
    NotChoice(Vec<String>),
    /// An object is wanted.
    NotObject,
    /// A list is wanted.
    NotList,
    /// It must not be left out.
    Missing,
    /// It must not be `null`.
    Null,
    /// The number is smaller or larger than allowed.
    OutOfRange,
}

/// What a person does in the editor.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Sets a value, adding it if it is left out.
    Set(String, Value),
    /// Leaves a property, an item or a key out.
    Remove(String),
    /// Adds an item to a list.
    Push(String),
    /// Adds a key to a map.
    Insert(String, String),
}

/// The fields of a value.
#[must_use]
pub fn field(schema: &Value, value: &Value) -> Field {
    let at = At { root: schema, depth: 0 };
    at.field(schema, Some(value), (String::new(), String::new()), false)
}

/// Whether a field or any inside it does not fit.
#[must_use]
pub fn n_misfits(field: &Field) -> usize {
    let inside: usize = children(field).iter().map(n_misfits).sum();
    inside + usize::from(field.fault.is_some())
}

/// The fields inside one.
#[must_use]
pub fn children(field: &Field) -> &[Field] {
    match &field.kind {
        Kind::Object(inside) | Kind::List(inside) | Kind::Map(inside) => inside,
        Kind::Text | Kind::Number { .. } | Kind::Switch | Kind::Choice(_) | Kind::Json => &[],
    }
}

/// What a person typed, as a value. What is no value of the kind stays as text, to be told.
#[must_use]
pub fn typed(kind: &Kind, text: &str) -> Value {
    let parsed = || serde_json::from_str::<Value>(text).ok();
    match kind {
        Kind::Number { .. } => {
            let number = text.trim().parse::<Number>().ok();
            number.map_or_else(|| text.into(), Value::Number)
        }
        Kind::Json => parsed().unwrap_or_else(|| text.into()),
        Kind::Switch => Value::Bool(text == "true"),
        Kind::Object(_) | Kind::List(_) | Kind::Map(_) | Kind::Text | Kind::Choice(_) => {
            text.into()
        }
    }
}

/// A value with one edit done. An edit that fits nowhere changes nothing.
#[must_use]
pub fn edited(schema: &Value, value: &Value, edit: &Edit) -> Value {
    let mut value = value.clone();
    match edit {
        Edit::Set(pointer, new) => set(&mut value, pointer, new.clone()),
        Edit::Remove(pointer) => remove(&mut value, pointer),
        Edit::Push(pointer) => {
            let item = schema_at(schema, pointer)
                .and_then(|schema| schema.get("items"))
                .map_or(Value::Null, |items| blank(schema, items, 0));
            if let Some(Value::Array(items)) = value.pointer_mut(pointer) {
                items.push(item);
            }
        }
        Edit::Insert(pointer, key) => {
            if let Some(Value::Object(map)) = value.pointer_mut(pointer)
                && !map.contains_key(key)
            {
                map.insert(key.clone(), Value::String(String::new()));
            }
        }
    }
    value
}

/// The smallest value that fits a schema, for what a person adds.
#[must_use]
pub fn blank_at(schema: &Value, pointer: &str) -> Value {
    schema_at(schema, pointer).map_or(Value::Null, |one| blank(schema, one, 0))
}

fn set(value: &mut Value, pointer: &str, new: Value) {
    if let Some(place) = value.pointer_mut(pointer) {
        *place = new;
        return;
    }
    let Some((parent, key)) = pointer.rsplit_once('/') else { return };
    if let Some(Value::Object(map)) = value.pointer_mut(parent) {
        map.insert(unescaped(key), new);
    }
}

fn remove(value: &mut Value, pointer: &str) {
    let Some((parent, key)) = pointer.rsplit_once('/') else { return };
    match value.pointer_mut(parent) {
        Some(Value::Object(map)) => {
            map.remove(&unescaped(key));
        }
        Some(Value::Array(items)) => {
            if let Ok(idx) = key.parse::<usize>()
                && idx < items.len()
            {
                items.remove(idx);
            }
        }
        _ => {}
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn unescaped(key: &str) -> String {
    key.replace("~1", "/").replace("~0", "~")
}

/// The part of a schema that a pointer into its values leads to.
fn schema_at<'a>(root: &'a Value, pointer: &str) -> Option<&'a Value> {
    let mut schema = plain(root, root).0;
    for key in pointer.split('/').skip(1) {
        let key = unescaped(key);
        let inner = schema
            .get("properties")
            .and_then(|properties| properties.get(&key))
            .or_else(|| schema.get("items"))
            .or_else(|| schema.get("additionalProperties"))?;
        schema = plain(root, inner).0;
    }
    Some(schema)
}

/// A schema without references and without its being nullable, and whether it was.
fn plain<'a>(root: &'a Value, schema: &'a Value) -> (&'a Value, bool) {
    let mut schema = schema;
    let mut is_nullable = false;
    // A schema that refers to itself ends here.
    for _ in 0..MAX_DEPTH {
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let target = target.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
            let Some(target) = target else { break };
            schema = target;
            continue;
        }
        let either = schema.get("anyOf").and_then(Value::as_array);
        let Some(either) = either else { break };
        let (nulls, rest): (Vec<_>, Vec<_>) =
            either.iter().partition(|one| one.get("type").and_then(Value::as_str) == Some("null"));
        is_nullable |= !nulls.is_empty();
        let [only] = rest.as_slice() else { break };
        schema = only;
    }
    (schema, is_nullable || types(schema).contains(&"null"))
}

fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The words of a closed choice, from `enum` or from a list of constants.
fn words(schema: &Value) -> Option<Vec<String>> {
    let constants = |one: &Value| one.get("const").and_then(Value::as_str).map(str::to_owned);
    let words = |one: &Value| one.as_str().map(str::to_owned);
    if let Some(several) = schema.get("oneOf").and_then(Value::as_array) {
        return several.iter().map(constants).collect();
    }
    schema.get("enum")?.as_array()?.iter().filter(|one| !one.is_null()).map(words).collect()
}

fn blank(root: &Value, schema: &Value, depth: usize) -> Value {
    let (schema, is_nullable) = plain(root, schema);
    if let Some(first) = words(schema).and_then(|words| words.into_iter().next()) {
        return first.into();
    }
    if is_nullable || depth > MAX_DEPTH {
        return Value::Null;
    }
    match types(schema).first().copied() {
        Some("string") => "".into(),
        Some("integer" | "number") => 0.into(),
        Some("boolean") => false.into(),
        Some("array") => Value::Array(Vec::new()),
        Some("object") => {
            let required = schema.get("required").and_then(Value::as_array);
            let names = required.into_iter().flatten().filter_map(Value::as_str);
            let parts = names.map(|name| {
                let inner = schema.get("properties").and_then(|all| all.get(name));
                (name.to_owned(), inner.map_or(Value::Null, |inner| blank(root, inner, depth + 1)))
            });
            Value::Object(parts.collect::<Map<_, _>>())
        }
        _ => Value::Null,
    }
}

/// Where fields are made: the whole schema, for references, and how deep.
#[derive(Clone, Copy)]
struct At<'a> {
    root: &'a Value,
    depth: usize,
}

impl At<'_> {
    fn field(
        self,
        schema: &Value,
        value: Option<&Value>,
        (pointer, name): (String, String),
        is_removable: bool,
    ) -> Field {
        let (plain, is_nullable) = plain(self.root, schema);
        let description = [schema, plain]
            .into_iter()
            .find_map(|one| one.get("description").and_then(Value::as_str))
            .unwrap_or_default()
            .replace('\n', " ");
        let kind = self.kind(plain, value, &pointer);
        let fault = match value {
            None if is_removable => None,
            None => Some(Misfit::Missing),
            Some(Value::Null) if is_nullable || matches!(kind, Kind::Json) => None,
            Some(Value::Null) => Some(Misfit::Null),
            Some(value) => misfit(&kind, plain, value),
        };
        let value = value.cloned();
        Field { pointer, name, description, kind, is_nullable, is_removable, value, fault }
    }

    fn kind(self, schema: &Value, value: Option<&Value>, pointer: &str) -> Kind {
        if let Some(words) = words(schema) {
            return Kind::Choice(words);
        }
        let inner = Self { depth: self.depth + 1, ..self };
        let of_type = types(schema).into_iter().find(|one| *one != "null");
        match of_type {
            Some("string") => Kind::Text,
            Some("integer") => Kind::Number { is_whole: true },
            Some("number") => Kind::Number { is_whole: false },
            Some("boolean") => Kind::Switch,
            Some("array") if self.depth < MAX_DEPTH => inner.list(schema, value, pointer),
            Some("object") if self.depth < MAX_DEPTH => inner.object(schema, value, pointer),
            _ => Kind::Json,
        }
    }

    fn list(self, schema: &Value, value: Option<&Value>, pointer: &str) -> Kind {
        let Some(items) = schema.get("items") else { return Kind::Json };
        let values = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let fields = values.iter().take(MAX_SHOWN).enumerate().map(|(idx, value)| {
            let name = (idx + 1).to_string();
            self.field(items, Some(value), (format!("{pointer}/{idx}"), name), true)
        });
        Kind::List(fields.collect())
    }

    fn object(self, schema: &Value, value: Option<&Value>, pointer: &str) -> Kind {
        let values = value.and_then(Value::as_object);
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            let required = schema.get("required").and_then(Value::as_array);
            let is_required = |name: &String| {
                required.is_some_and(|all| all.iter().any(|one| one.as_str() == Some(name)))
            };
            // Nothing inside is missing from what is not there itself.
            let is_absent = values.is_none();
            let fields = properties.iter().map(|(name, schema)| {
                let value = values.and_then(|values| values.get(name));
                let at = format!("{pointer}/{}", escaped(name));
                let is_removable = is_absent || !is_required(name);
                self.field(schema, value, (at, name.clone()), is_removable)
            });
            return Kind::Object(fields.collect());
        }
        let Some(Value::Object(of)) = schema.get("additionalProperties") else { return Kind::Json };
        let of = Value::Object(of.clone());
        let fields = values.into_iter().flatten().take(MAX_SHOWN).map(|(name, value)| {
            let at = format!("{pointer}/{}", escaped(name));
            self.field(&of, Some(value), (at, name.clone()), true)
        });
        Kind::Map(fields.collect())
    }
}

fn misfit(kind: &Kind, schema: &Value, value: &Value) -> Option<Misfit> {
    let wrong = |fits: bool, misfit: Misfit| (!fits).then_some(misfit);
    match kind {
        Kind::Text => wrong(value.is_string(), Misfit::NotText),
        Kind::Number { is_whole } => {
            let Some(number) = value.as_f64() else { return Some(Misfit::NotNumber) };
            if *is_whole && number.fract() != 0.0 {
                return Some(Misfit::NotWhole);
            }
            let bound = |name: &str| schema.get(name).and_then(Value::as_f64);
            let is_within = bound("minimum").is_none_or(|least| number >= least)
                && bound("maximum").is_none_or(|most| number <= most);
            wrong(is_within, Misfit::OutOfRange)
        }
        Kind::Switch => wrong(value.is_boolean(), Misfit::NotSwitch),
        Kind::Choice(words) => {
            let is_one = value.as_str().is_some_and(|text| words.iter().any(|word| word == text));
            wrong(is_one, Misfit::NotChoice(words.clone()))
        }
        Kind::Object(_) | Kind::Map(_) => wrong(value.is_object(), Misfit::NotObject),
        Kind::List(_) => wrong(value.is_array(), Misfit::NotList),
        Kind::Json => {
            let wants_object = types(schema).contains(&"object");
            wrong(!wants_object || value.is_object(), Misfit::NotObject)
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
