//! YAML to the same tree that JSON becomes, so that every rule and every message is the same.

use serde::de::DeserializeSeed as _;
use serde_json::Value;
use serde_saphyr::{
    Error, Options,
    options::{DuplicateKeyPolicy, NonFiniteFloatPolicy},
};

use super::tree::{SyntaxError, Walk};

pub(super) fn read(text: &str, walk: &mut Walk<'_>) -> Result<Value, SyntaxError> {
    let mut options = Options::default();
    // Both are seen and refused by the walk, with the path.
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    options.non_finite_float_policy = NonFiniteFloatPolicy::PassThrough;
    // `yes` and `on` stay words; only true and false are switches, as in JSON.
    options.strict_booleans = true;
    // One line for a log; the position is in it.
    options.with_snippet = false;
    serde_saphyr::with_deserializer_from_str_with_options(text, options, |deserializer| {
        walk.deserialize(deserializer)
    })
    .map_err(|error| {
        if matches!(error, Error::MultipleDocuments { .. }) {
            (String::from("must be one YAML document, not several"), None)
        } else {
            (format!("must be valid YAML: {error}"), None)
        }
    })
}
