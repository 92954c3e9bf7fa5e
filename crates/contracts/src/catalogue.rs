//! Writes `types/catalogue.json`: what a tool may want to know of each slot without its Rust types.
//! A test compares the file; `UPDATE_EXPECT=1` rewrites it.
//!
//! The schemas come from `schemars`, which reads the same serde attributes that decide what crosses
//! to plugins. Each stands alone: a form is made from it without looking anything up.

use std::marker::PhantomData;

use expect_test::expect_file;
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Value, json};
use slots::{Contract, NoAction, Shape};

use crate::*;

fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// The actions of a slot. A slot has either a type that describes itself or none at all; the method
/// of the value is found before that of its reference, so no list of the types is needed.
struct Actions<T>(PhantomData<T>);

trait Described {
    fn actions(&self) -> Value;
}

impl<T: JsonSchema> Described for Actions<T> {
    fn actions(&self) -> Value {
        schema::<T>()
    }
}

trait Absent {
    fn actions(&self) -> Value;
}

impl Absent for &Actions<NoAction> {
    fn actions(&self) -> Value {
        Value::Null
    }
}

fn entry<C: Contract<Props: JsonSchema>>(actions: &Value) -> Value {
    let slot = ALL.iter().find(|slot| slot.id == C::ID).unwrap();
    json!({
        "id": C::ID,
        "shape": C::SHAPE,
        "kinds": slot.kinds().collect::<Vec<_>>(),
        "group": slot.group,
        "summary": slot.summary,
        "deprecated": slot.deprecated,
        "props": schema::<C::Props>(),
        "actions": actions,
    })
}

macro_rules! entries {
    ($($contract:ident $about:tt)*) => {
        vec![$({
            let actions = Actions(PhantomData::<<$contract as Contract>::Action>);
            entry::<$contract>(&(&actions).actions())
        }),*]
    };
}

fn catalogue() -> Vec<Value> {
    each_slot!(entries)
}

#[test]
fn catalogue_is_fresh() {
    let catalogue = catalogue();
    let listed: Vec<_> = catalogue.iter().filter_map(|slot| slot["id"].as_str()).collect();
    let all: Vec<_> = ALL.iter().map(|slot| slot.id).collect();
    assert_eq!(listed, all);
    let text = serde_json::to_string_pretty(&catalogue).unwrap() + "\n";
    expect_file!["../types/catalogue.json"].assert_eq(&text);
}

/// A form has a label and a help for each field, so each needs a sentence.
#[test]
fn every_prop_is_described_and_has_a_type() {
    for slot in catalogue() {
        described(&slot["props"], slot["id"].as_str().unwrap());
    }
}

fn described(schema: &Value, path: &str) {
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}.{name}");
        let is_described = field["description"].as_str().is_some_and(|text| text.len() > 5);
        assert!(is_described, "{path} has no description");
        assert!(field.get("$ref").is_none(), "{path} must be looked up elsewhere");
        described(field, &path);
    }
}

#[test]
fn items_have_no_place_in_a_region() {
    for slot in ALL {
        let has_items = slot.kinds().any(|kind| kind.as_str() == "item");
        assert_eq!(has_items, slot.shape != Shape::Region, "{}", slot.id);
    }
}
