//! Reads what plugins hand over: each refusal names field, value and rule.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::error::HostError;

/// The longest piece of a wrong value that is shown.
const MAX_SHOWN: usize = 80;

/// Text of so many characters; text that shall say something says more than spaces.
pub(super) fn text(
    field: &str,
    value: &JsValue,
    min: usize,
    max: usize,
) -> Result<String, HostError> {
    let rule = || format!("{min} to {max} characters of text");
    let Some(text) = value.as_string() else {
        return Err(HostError::invalid(field, &shown(value), &rule()));
    };
    let length = text.chars().count();
    if length < min || length > max || (min > 0 && text.trim().is_empty()) {
        return Err(HostError::invalid(field, &shown(value), &rule()));
    }
    Ok(text)
}

/// Like [`text`], and nothing where nothing is given.
pub(super) fn optional_text(
    field: &str,
    value: &JsValue,
    min: usize,
    max: usize,
) -> Result<Option<String>, HostError> {
    if value.is_undefined() { Ok(None) } else { text(field, value, min, max).map(Some) }
}

/// An id as servers make them. Nothing else gets into a path.
pub(super) fn identifier(field: &str, value: &JsValue) -> Result<String, HostError> {
    value.as_string().filter(|id| is_identifier(id)).ok_or_else(|| {
        HostError::invalid(field, &shown(value), "1 to 26 lower-case letters and digits")
    })
}

pub(super) fn is_identifier(id: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    (1..=26).contains(&id.len()) && id.bytes().all(is_part)
}

/// The key of a choice or of something kept.
pub(super) fn key(value: &JsValue) -> Result<String, HostError> {
    value
        .as_string()
        .filter(|key| is_key(key))
        .ok_or_else(|| HostError::invalid("key", &shown(value), "1 to 64 of A-Z a-z 0-9 . _ -"))
}

fn is_key(key: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    (1..=64).contains(&key.len()) && key.bytes().all(is_part)
}

/// A value as JSON.
pub(super) fn json(field: &str, value: &JsValue) -> Result<String, HostError> {
    let json = JSON::stringify(value).ok().and_then(|json| JsValue::from(json).as_string());
    json.ok_or_else(|| HostError::invalid(field, &shown(value), "JSON; use remove to take it away"))
}

/// An object that is no list.
pub(super) fn object(field: &str, value: &JsValue) -> Result<Object, HostError> {
    if !value.is_object() || js_sys::Array::is_array(value) {
        return Err(HostError::invalid(field, &shown(value), "an object"));
    }
    Ok(value.clone().unchecked_into())
}

/// A member of an object; `undefined` where there is none, also when a getter throws.
pub(super) fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// The beginning of a value, for messages.
pub(super) fn shown(value: &JsValue) -> String {
    let json = JSON::stringify(value).ok().and_then(|json| JsValue::from(json).as_string());
    let text = json.unwrap_or_else(|| value.js_typeof().as_string().unwrap_or_default());
    shortened(&text)
}

/// The beginning of a text in quotes, for messages.
pub(super) fn quoted(text: &str) -> String {
    shortened(&format!("{text:?}"))
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_SHOWN {
        return text.to_owned();
    }
    text.chars().take(MAX_SHOWN - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_identifier, is_key, shortened};

    #[test]
    fn only_what_servers_make_is_an_id() {
        for id in ["a", "9x4k", "abcdefghijklmnopqrstuvwxyz"] {
            assert!(is_identifier(id), "{id}");
        }
        for id in ["", "A", "a/b", "a b", "..", "me?x", "abcdefghijklmnopqrstuvwxyz0"] {
            assert!(!is_identifier(id), "{id}");
        }
    }

    #[test]
    fn keys_are_short_and_plain() {
        assert!(is_key("a.B_c-9") && is_key(&"k".repeat(64)));
        for key in ["", "a b", "a:b", "ä", "a/b", &"k".repeat(65)] {
            assert!(!is_key(key), "{key}");
        }
    }

    #[test]
    fn long_values_are_cut_between_letters() {
        assert_eq!(shortened("short"), "short");
        assert_eq!(shortened(&"ä".repeat(100)).chars().count(), 80);
    }
}
