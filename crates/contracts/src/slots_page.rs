//! Writes `docs/slots.md`: every slot, every hook, and where the forerunner's ways in lie here.
//! A test compares the file; `UPDATE_EXPECT=1` rewrites it. The pictures are taken by `cargo xtask pictures`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use expect_test::expect_file;
use serde_json::Value;

use crate::{ALL, FORERUNNER, HOOKS, Home, Shape, SlotInfo};

fn pictures() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/slots"))
}

/// A type as JavaScript's declarations write it, made short.
fn type_of(schema: &Value) -> String {
    let null = |schema: &Value| schema["type"] == "null";
    if let Some(any) = schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array()) {
        let constants: Vec<String> =
            any.iter().filter_map(|it| it["const"].as_str()).map(|it| format!("`{it}`")).collect();
        if constants.len() == any.len() {
            return constants.join(", ");
        }
        let inner: Vec<String> = any.iter().filter(|it| !null(it)).map(type_of).collect();
        let or_null = if any.iter().any(null) { " or null" } else { "" };
        return format!("{}{or_null}", inner.join(" or "));
    }
    if let Some(kinds) = schema["type"].as_array() {
        let kinds: Vec<&str> = kinds.iter().filter_map(Value::as_str).collect();
        return kinds.join(" or ");
    }
    if schema["enum"].is_array() {
        let values = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
        return values.map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    }
    match schema["type"].as_str() {
        Some("array") => format!("list of {}", type_of(&schema["items"])),
        Some(other) => other.to_owned(),
        None => "anything".to_owned(),
    }
}

/// The types of a record's fields, as the declarations for JavaScript have them.
fn declared(record: &str) -> Vec<(&'static str, &'static str)> {
    let declarations = include_str!("../types/mortise.d.ts");
    let begin = format!("export type {record} = {{\n");
    let (_, after) = declarations.split_once(&begin).unwrap_or_else(|| panic!("no {record}"));
    let (body, _) = after.split_once("\n};").unwrap();
    let fields = body.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(';'));
    fields
        .filter(|line| !line.starts_with(['/', '*', ' ']))
        .filter_map(|it| it.split_once(": "))
        .collect()
}

fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}

fn fields(page: &mut String, schema: &Value) {
    for (name, kind) in declared(schema["title"].as_str().unwrap()) {
        let about = &schema["properties"][name]["description"];
        let about = cell(about.as_str().unwrap_or_default());
        let _ = writeln!(page, "| `{name}` | `{}` | {about} |", cell(kind));
    }
}

fn actions(page: &mut String, schema: &Value) {
    let all = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array());
    let Some(all) = all else { return };
    page.push_str("\n| action | fields | what follows |\n|---|---|---|\n");
    for action in all {
        let name = action["properties"]["type"]["const"].as_str().unwrap_or_default();
        let fields = action["properties"].as_object().into_iter().flatten();
        let fields: Vec<String> = fields
            .filter(|(name, _)| *name != "type")
            .map(|(name, schema)| format!("`{name}`: {}", type_of(schema)))
            .collect();
        let about = cell(action["description"].as_str().unwrap_or_default());
        let _ = writeln!(page, "| `{name}` | {} | {about} |", cell(&fields.join(", ")));
    }
}

/// Registrations of both languages, of the kind that fits the slot's shape.
fn example(page: &mut String, slot: &SlotInfo) {
    let (id, name) = (slot.id, slot.contract);
    let (rust, js) = match slot.shape {
        Shape::Region => (
            format!("registry.replace({name}, yew_view::<{name}, View>())?;"),
            format!("registry.replace(\"{id}\", {{ mount }});"),
        ),
        Shape::List | Shape::Keyed => (
            format!("registry.item({name}, key, yew_view::<{name}, View>())?;"),
            format!("registry.item(\"{id}\", key, {{ mount }});"),
        ),
    };
    let _ = writeln!(page, "\n```rust\n{rust}\n```\n\n```js\n{js}\n```");
}

fn homes(page: &mut String) {
    page.push_str(
        "\n## From the forerunner\n\n\
         Where each method of its registry, each addition up to 11.9 and each use of 4.x lies here.\n\n\
         | there | here |\n|---|---|\n",
    );
    for method in FORERUNNER {
        let here: Vec<String> = method
            .homes
            .iter()
            .map(|home| match home {
                Home::Slot(id) if home.is_there() => format!("[`{id}`](#{})", id.replace('.', "")),
                Home::Slot(id) => format!("**missing**: `{id}`"),
                Home::Hook(name) => format!("hook `{name}`"),
                Home::HostCall(name) => format!("`host.{name}`"),
                Home::Missing(what) => format!("**missing**: {what}"),
                Home::None(reason) => format!("none: {reason}"),
            })
            .collect();
        let _ = writeln!(page, "| `{}` | {} |", method.name, cell(&here.join(", ")));
    }
    let is_missing =
        |home: &&Home| matches!(home, Home::Slot(_) | Home::Missing(_)) && !home.is_there();
    let n_missing =
        FORERUNNER.iter().filter(|method| method.homes.iter().any(|it| is_missing(&it))).count();
    let _ = writeln!(page, "\n{n_missing} of {} are missing, wholly or in part.", FORERUNNER.len());
}

fn page() -> String {
    let catalogue: Vec<Value> =
        serde_json::from_str(include_str!("../types/catalogue.json")).unwrap();
    let mut page = String::from(
        "<!-- @generated by the tests of crates/contracts. Do not edit: run them with UPDATE_EXPECT=1. -->\n\n\
         # Slots and hooks\n\n\
         A *region* has default content, a *list* shows every entry, a *keyed* slot shows the entry whose key fits.\n\
         Each of them, with every state that matters, shows in the workbench.\n",
    );
    for (slot, known) in ALL.iter().zip(&catalogue) {
        assert_eq!(known["id"], slot.id, "types/catalogue.json is older than the slots");
        let kinds: Vec<String> = slot.kinds().map(|kind| format!("`{kind}`")).collect();
        let file = format!("{}.webp", slot.id);
        let picture = if pictures().join(&file).is_file() {
            format!("![Where {} stands: {}](slots/{file})\n\n", slot.id, slot.summary)
        } else {
            String::new()
        };
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\n{picture}*{}*, in «{}»; takes {}.\n\n| prop | type | what it is |\n|---|---|---|\n",
            slot.id,
            slot.summary,
            slot.shape,
            slot.group,
            kinds.join(", "),
        );
        if let Some(instead) = slot.deprecated {
            let _ = writeln!(page, "It goes away: {instead}\n");
        }
        fields(&mut page, &known["props"]);
        actions(&mut page, &known["actions"]);
        example(&mut page, slot);
    }
    page.push_str(
        "\n## Hooks\n\n\
         `host.hook(name, handler, { order })`; a handler at fault is skipped, and what it got goes on unchanged.\n\n\
         | hook | when | may answer | limit |\n|---|---|---|---|\n",
    );
    for hook in HOOKS {
        let limit = hook.limit_ms.map_or_else(
            || format!("at once, {} ms", crate::hooks::AT_ONCE_MS),
            |ms| format!("{} s", ms / 1000),
        );
        let (name, summary, answers) = (hook.name, hook.summary, hook.answers);
        let _ = writeln!(page, "| `{name}` | {summary} | {answers} | {limit} |");
    }
    homes(&mut page);
    page
}

#[test]
fn the_page_of_slots_is_fresh() {
    expect_file!["../../../docs/slots.md"].assert_eq(&page());
}

#[test]
fn every_slot_has_its_picture_and_every_picture_its_slot() {
    let files: Vec<_> = pictures().read_dir().unwrap().map(Result::unwrap).collect();
    let taken: BTreeSet<String> =
        files.iter().map(|file| file.file_name().into_string().unwrap()).collect();
    let named: BTreeSet<String> = ALL.iter().map(|slot| format!("{}.webp", slot.id)).collect();
    let missing: Vec<_> = named.difference(&taken).collect();
    assert!(missing.is_empty(), "run `cargo xtask pictures` for {missing:?}");
    let unknown: Vec<_> = taken.difference(&named).collect();
    assert!(unknown.is_empty(), "of no slot: {unknown:?}");
    // They are cloned with every checkout.
    let bytes: u64 = files.iter().map(|file| file.metadata().unwrap().len()).sum();
    assert!(bytes < 1_100_000, "{bytes} bytes of pictures: take them smaller");
    for file in &files {
        let head = std::fs::read(file.path()).unwrap();
        assert_eq!(head.get(8..12), Some(&b"WEBP"[..]), "{}", file.path().display());
    }
}
