//! The JSON Schema of the manifest, made from the documentation of its fields.

use schemars::{Schema, generate::SchemaSettings, transform::RecursiveTransform};
use serde_json::Value;

use crate::Manifest;

/// The schema of `plugin.json`, for editors and for authors; `schema/plugin.schema.json` is its printed form.
///
/// It says what a schema can say; the rest (reserved ids, which type may have options) is in [`Manifest::parse_json`].
#[must_use]
pub fn plugin_schema() -> Schema {
    let settings = SchemaSettings::default().with_transform(RecursiveTransform(add_example));
    settings.into_generator().into_root_schema_for::<Manifest>()
}

/// What the description ends with, `Example: …` in backticks, is an example of the schema too.
fn add_example(schema: &mut Schema) {
    let description = schema.get("description").and_then(Value::as_str);
    let example = description
        .and_then(|text| text.rsplit_once("Example: `")?.1.strip_suffix('`'))
        .and_then(|json| serde_json::from_str::<Value>(json).ok());
    if let Some(example) = example {
        schema.insert(String::from("examples"), Value::from(vec![example]));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::plugin_schema;
    use crate::Manifest;

    fn properties(schema: &Value) -> &Map<String, Value> {
        schema["properties"].as_object().expect("an object has properties")
    }

    #[test]
    fn every_field_has_an_example() {
        let schema = plugin_schema().to_value();
        let parts = schema["$defs"].as_object().unwrap().values();
        let objects = parts.filter(|part| part["type"] == "object").chain([&schema]);
        let mut n_fields = 0;
        for (name, field) in objects.flat_map(properties) {
            assert!(field["examples"].is_array(), "{name} has no example that is JSON: {field}");
            n_fields += 1;
        }
        assert!(n_fields > 40, "{n_fields} fields are too few: something was not looked at");
    }

    #[test]
    fn the_examples_make_a_manifest() {
        let schema = plugin_schema().to_value();
        let fields = properties(&schema).iter();
        let example: Map<_, _> =
            fields.map(|(name, field)| (name.clone(), field["examples"][0].clone())).collect();
        let parsed = Manifest::from_value(&Value::from(example)).expect("the examples are right");
        assert_eq!(parsed.warnings, []);

        let mut webapp = json!({});
        for (name, field) in properties(&schema["$defs"]["Webapp"]) {
            webapp[name] = field["examples"][0].clone();
        }
        let example = json!({ "id": "com.example.demo", "name": "Demo", "webapp": webapp });
        let parsed = Manifest::from_value(&example).expect("the examples are right");
        assert_eq!(parsed.warnings, []);
    }
}
