//! Reads the fields of one object, keeps the path for messages, and warns of fields that nobody asked for.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{
    choice::Choice,
    findings::{Findings, Refusal, shown},
    near::nearest,
};
use crate::{InvalidValue, value::invalid::quote};

/// An object of the manifest while it is read.
pub(crate) struct Object<'v, 'f> {
    map: &'v Map<String, Value>,
    path: &'f str,
    findings: &'f mut Findings,
    known: Vec<&'static str>,
    has_free_keys: bool,
}

impl<'v, 'f> Object<'v, 'f> {
    /// Reads `value` with `read`, or refuses it when it is no object.
    pub(crate) fn read<T>(
        value: &'v Value,
        path: &'f str,
        findings: &'f mut Findings,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let Value::Object(map) = value else {
            refuse_kind(findings, path, value, "an object");
            return None;
        };
        let mut object = Self { map, path, findings, known: Vec::new(), has_free_keys: false };
        let result = read(&mut object);
        object.warn_of_unknown();
        result
    }

    /// The value of a field; `null` is the same as nothing, as in Go, which wrote most manifests.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<&'v Value> {
        self.known.push(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// A field that is known and has no meaning here.
    pub(crate) fn skip(&mut self, key: &'static str) {
        self.known.push(key);
    }

    /// A text; empty when it is missing.
    pub(crate) fn text(&mut self, key: &'static str) -> String {
        self.str(key).map(String::from).unwrap_or_default()
    }

    /// A text that is not empty.
    pub(crate) fn str(&mut self, key: &'static str) -> Option<&'v str> {
        let value = self.get(key)?;
        if let Some(text) = value.as_str() {
            return Some(text).filter(|text| !text.is_empty());
        }
        self.refuse_kind(key, value, "a string");
        None
    }

    /// A switch; off when it is missing.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.refuse_kind(key, value, "true or false");
            false
        })
    }

    /// A text that must be a `T`; an empty one is the same as none.
    pub(crate) fn checked<T>(&mut self, key: &'static str) -> Option<T>
    where
        T: for<'t> TryFrom<&'t str, Error = InvalidValue>,
    {
        let value = self.get(key)?;
        self.checked_value(key, value)
    }

    /// The same for an entry whose key the file chose.
    pub(crate) fn checked_value<T>(&mut self, key: &str, value: &'v Value) -> Option<T>
    where
        T: for<'t> TryFrom<&'t str, Error = InvalidValue>,
    {
        let Some(text) = value.as_str() else {
            if !value.is_null() {
                self.refuse_kind(key, value, "a string");
            }
            return None;
        };
        if text.is_empty() {
            return None;
        }
        match T::try_from(text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse_invalid(key, error);
                None
            }
        }
    }

    /// All entries, for an object whose keys are data; none of them is unknown.
    pub(crate) fn entries(&mut self) -> impl Iterator<Item = (&'v String, &'v Value)> + use<'v> {
        self.has_free_keys = true;
        self.map.iter()
    }

    /// A text that must be there and be a `T`; `rule` says what for.
    pub(crate) fn required<T>(&mut self, key: &'static str, rule: &'static str) -> Option<T>
    where
        T: for<'t> TryFrom<&'t str, Error = InvalidValue>,
    {
        if self.require(key, rule) { self.checked(key) } else { None }
    }

    /// Refuses a text that is missing or blank; whether it is there.
    pub(crate) fn require(&mut self, key: &'static str, rule: &'static str) -> bool {
        let value = self.get(key);
        if value.is_some_and(|value| value.as_str().is_none_or(|text| !text.trim().is_empty())) {
            return true;
        }
        self.refuse(key, value.map(shown), rule, None);
        false
    }

    /// One of a few words; an empty one is the same as none.
    pub(crate) fn choice<T: Choice>(&mut self, key: &'static str) -> Option<T> {
        let text = self.str(key)?;
        if let Some((_, value)) = T::ALL.iter().find(|(name, _)| *name == text) {
            return Some(*value);
        }
        let names: Vec<_> = T::ALL.iter().map(|(name, _)| *name).collect();
        let rule = format!("must be one of {}", names.join(", "));
        let mend = nearest(text, names).map(|name| format!("did you mean \"{name}\"?"));
        self.refuse(key, Some(quote(text)), rule, mend);
        None
    }

    /// Reads an object one level down.
    pub(crate) fn object<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Object<'v, '_>) -> Option<T>,
    ) -> Option<T> {
        let value = self.get(key)?;
        let path = self.field(key);
        Object::read(value, &path, self.findings, read)
    }

    /// A list of objects; those that were refused are left out.
    pub(crate) fn objects<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Object<'v, '_>) -> Option<T>,
    ) -> Vec<T> {
        self.list(key, |item, path, findings| Object::read(item, path, findings, &mut read))
    }

    /// A list of texts that must each be a `T`; those given twice are taken once, with a warning.
    pub(crate) fn set<T>(&mut self, key: &'static str) -> Vec<T>
    where
        T: for<'t> TryFrom<&'t str, Error = InvalidValue> + PartialEq,
    {
        let mut set: Vec<T> = Vec::new();
        let items = self.list(key, |item, path, findings| {
            let Value::String(text) = item else {
                refuse_kind(findings, path, item, "a string");
                return None;
            };
            match T::try_from(text.as_str()) {
                Ok(value) => Some((value, path.to_owned())),
                Err(error) => {
                    findings.refuse_invalid(path.to_owned(), error);
                    None
                }
            }
        });
        for (value, path) in items {
            if set.contains(&value) {
                self.findings.warn(path, "is given twice");
            } else {
                set.push(value);
            }
        }
        set
    }

    fn list<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&'v Value, &str, &mut Findings) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.as_array() else {
            self.refuse_kind(key, value, "a list");
            return Vec::new();
        };
        let field = self.field(key);
        let items = items.iter().enumerate();
        items.filter_map(|(i, item)| read(item, &format!("{field}[{i}]"), self.findings)).collect()
    }

    /// An object with free keys.
    pub(crate) fn map(&mut self, key: &'static str) -> Option<&'v Map<String, Value>> {
        let value = self.get(key)?;
        if !value.is_object() {
            self.refuse_kind(key, value, "an object");
        }
        value.as_object()
    }

    /// Whether the file has this field at all.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.map.get(key).is_some_and(|value| !value.is_null())
    }

    /// Whether a field is missing or says nothing.
    pub(crate) fn is_blank(&self, key: &str) -> bool {
        self.map.get(key).is_none_or(|value| match value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Object(map) => map.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        })
    }

    pub(crate) fn refuse(
        &mut self,
        key: &str,
        value: Option<String>,
        rule: impl Into<Cow<'static, str>>,
        mend: Option<String>,
    ) {
        let field = self.field(key);
        self.findings.refuse(Refusal { field, value, rule: rule.into(), mend });
    }

    pub(crate) fn refuse_invalid(&mut self, key: &str, error: InvalidValue) {
        let field = self.field(key);
        self.findings.refuse_invalid(field, error);
    }

    pub(crate) fn refuse_kind(&mut self, key: &str, value: &Value, expected: &str) {
        let field = self.field(key);
        refuse_kind(self.findings, &field, value, expected);
    }

    pub(crate) fn warn(&mut self, key: &str, message: impl Into<Cow<'static, str>>) {
        let field = self.field(key);
        self.findings.warn(field, message);
    }

    fn field(&self, key: &str) -> String {
        join(self.path, key)
    }

    fn warn_of_unknown(&mut self) {
        if self.has_free_keys {
            return;
        }
        for key in self.map.keys().filter(|key| !self.known.contains(&key.as_str())) {
            // The nearest one may be there already, and then this one is something else.
            let near = nearest(key, self.known.iter().copied())
                .filter(|near| !self.map.contains_key(*near));
            let message = match near {
                Some(near) => Cow::from(format!("is not a known field; did you mean \"{near}\"?")),
                None => Cow::from("is not a known field"),
            };
            self.findings.warn(join(self.path, key), message);
        }
    }
}

fn refuse_kind(findings: &mut Findings, path: &str, value: &Value, expected: &str) {
    let is_bare = !matches!(value, Value::Array(_) | Value::Object(_) | Value::String(_));
    findings.refuse(Refusal {
        field: path.to_owned(),
        value: Some(shown(value)),
        rule: format!("must be {expected}").into(),
        mend: (is_bare && expected == "a string").then(|| format!("write \"{value}\"")),
    });
}

/// The path of `step` below `path`: plain names with a dot, indexes and odd names in brackets.
pub(super) fn join(path: &str, step: &str) -> String {
    let is_plain = !step.is_empty()
        && step.len() <= 60
        && step.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if step.starts_with('[') && step.ends_with(']') {
        format!("{path}{step}")
    } else if !is_plain {
        format!("{path}[{}]", quote(step))
    } else if path.is_empty() {
        step.to_owned()
    } else {
        format!("{path}.{step}")
    }
}
