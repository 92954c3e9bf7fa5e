//! JSON Schema in words that authors read: rows of a table, and types as TypeScript writes them.

use serde_json::{Map, Value};

/// One field.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// `user.id`, `sections[].rows[].unread`.
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) words: String,
}

/// How deep fields of fields are listed; the declarations have all of them.
const DEEPEST: usize = 3;

/// The fields of an object, and below each those of its own.
pub(super) fn rows(schema: &Value) -> Vec<Row> {
    let mut rows = Vec::new();
    collect(schema, "", 0, &mut rows);
    rows
}

fn collect(schema: &Value, path: &str, depth: usize, rows: &mut Vec<Row>) {
    for (name, field) in properties(schema) {
        let name = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        rows.push(Row { name: name.clone(), kind: kind(field), words: words(field) });
        if depth < DEEPEST {
            let (inner, mark) = inside(field);
            collect(inner, &format!("{name}{mark}"), depth + 1, rows);
        }
    }
}

/// Without «or null» and without the list around it.
fn inside(schema: &Value) -> (&Value, &'static str) {
    if let Some(items) = schema.get("items") {
        return (items, "[]");
    }
    let real = choices(schema).iter().find(|choice| !is_null(choice));
    (real.unwrap_or(schema), "")
}

pub(super) fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

/// The variants of an enum.
pub(super) fn choices(schema: &Value) -> &[Value] {
    ["oneOf", "anyOf"]
        .iter()
        .find_map(|name| schema.get(name)?.as_array())
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(|kind| kind == "null")
}

/// The description in one line, with the default where one is named.
pub(super) fn words(schema: &Value) -> String {
    let text = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(default) = schema.get("default").filter(|default| !default.is_null()) {
        text.push_str(&format!(" Default: `{default}`."));
    }
    text
}

/// A type.
pub(super) fn kind(schema: &Value) -> String {
    if let Some(only) = schema.get("const") {
        return only.to_string();
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return joined(values.iter().map(Value::to_string));
    }
    let choices = choices(schema);
    if !choices.is_empty() {
        return joined(choices.iter().map(kind));
    }
    match schema.get("type") {
        Some(Value::Array(kinds)) => {
            joined(kinds.iter().filter_map(Value::as_str).map(|name| named(name, schema)))
        }
        Some(Value::String(name)) => named(name, schema),
        _ => "unknown".to_owned(),
    }
}

fn joined(kinds: impl Iterator<Item = String>) -> String {
    kinds.collect::<Vec<_>>().join(" | ")
}

fn named(name: &str, schema: &Value) -> String {
    match name {
        "integer" | "number" => "number".to_owned(),
        "array" => {
            let items = schema.get("items").map_or_else(|| "unknown".to_owned(), kind);
            if items.contains('|') { format!("({items})[]") } else { format!("{items}[]") }
        }
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn types_are_written_as_in_typescript() {
        for (schema, expected) in [
            (json!({ "type": "string" }), "string"),
            (json!({ "type": ["integer", "null"], "format": "int64" }), "number | null"),
            (json!({ "type": "array", "items": { "type": "boolean" } }), "boolean[]"),
            (json!({ "type": "array", "items": { "enum": ["a", "b"] } }), "(\"a\" | \"b\")[]"),
            (json!({ "anyOf": [{ "type": "object" }, { "type": "null" }] }), "object | null"),
            (json!({ "oneOf": [{ "const": "a" }, { "const": "b" }] }), "\"a\" | \"b\""),
            (json!(true), "unknown"),
        ] {
            assert_eq!(kind(&schema), expected, "{schema}");
        }
    }

    #[test]
    fn fields_of_fields_are_listed_below() {
        let user = json!({ "type": "object", "properties": { "id": { "type": "string" } } });
        let schema = json!({ "type": "object", "properties": {
            "user": { "description": "Who\nit is.", "anyOf": [user, { "type": "null" }] },
            "rows": { "type": "array", "items": user, "default": [] },
        }});
        let names: Vec<_> = rows(&schema).into_iter().map(|row| row.name).collect();
        assert_eq!(names, ["rows", "rows[].id", "user", "user.id"]);
        assert_eq!(rows(&schema)[2].words, "Who it is.");
        assert_eq!(rows(&schema)[0].words, " Default: `[]`.");
    }
}
