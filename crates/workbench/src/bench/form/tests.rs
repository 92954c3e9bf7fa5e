//! Every kind of schema gives its field, every misfit is told, every edit does what it says.

use serde_json::json;

use super::*;

fn schema() -> Value {
    json!({
        "type": "object",
        "required": ["name", "age", "is_bot", "presence", "roles", "data"],
        "properties": {
            "name": {"type": "string", "description": "What\none reads."},
            "age": {"type": "integer", "minimum": 0},
            "share": {"type": "number"},
            "is_bot": {"type": "boolean"},
            "team_id": {"type": ["string", "null"]},
            "presence": {"oneOf": [{"const": "online"}, {"const": "away"}]},
            "maybe": {"anyOf": [{"$ref": "#/$defs/size"}, {"type": "null"}]},
            "roles": {"type": "array", "items": {"type": "string"}},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            "data": {"type": "object", "additionalProperties": true},
            "user": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "nick": {"type": "string"}}},
            "any": {}
        },
        "$defs": {"size": {"enum": ["s", "m"]}}
    })
}

fn value() -> Value {
    json!({
        "name": "Ada", "age": 36, "is_bot": false, "team_id": null, "presence": "online",
        "maybe": "s", "roles": ["user"], "labels": {"a/b": "c"}, "data": {"x": [1]},
        "user": {"id": "1"}
    })
}

fn find<'a>(field: &'a Field, pointer: &str) -> &'a Field {
    fn search<'a>(field: &'a Field, pointer: &str) -> Option<&'a Field> {
        if field.pointer == pointer {
            return Some(field);
        }
        children(field).iter().find_map(|one| search(one, pointer))
    }
    search(field, pointer).unwrap_or_else(|| panic!("no field at {pointer}"))
}

#[test]
fn each_kind_of_schema_has_its_field() {
    let form = field(&schema(), &value());
    assert_eq!(n_misfits(&form), 0);
    let kind = |pointer| find(&form, pointer).kind.clone();
    assert_eq!(kind("/name"), Kind::Text);
    assert_eq!(kind("/age"), Kind::Number { is_whole: true });
    assert_eq!(kind("/share"), Kind::Number { is_whole: false });
    assert_eq!(kind("/is_bot"), Kind::Switch);
    assert_eq!(kind("/presence"), Kind::Choice(vec!["online".to_owned(), "away".to_owned()]));
    assert_eq!(kind("/maybe"), Kind::Choice(vec!["s".to_owned(), "m".to_owned()]));
    assert_eq!(kind("/any"), Kind::Json);
    assert_eq!(kind("/data"), Kind::Json);
    assert_eq!(kind("/roles/0"), Kind::Text);
    assert_eq!(find(&form, "/labels/a~1b").name, "a/b");
    assert!(find(&form, "/team_id").is_nullable && find(&form, "/maybe").is_nullable);
    assert!(!find(&form, "/name").is_removable && find(&form, "/user/nick").is_removable);
    assert_eq!(find(&form, "/name").description, "What one reads.");
}

#[test]
fn each_misfit_is_told_at_its_field() {
    let check = |pointer: &str, new: Value, expected: Misfit| {
        let value = edited(&schema(), &value(), &Edit::Set(pointer.to_owned(), new));
        let form = field(&schema(), &value);
        assert_eq!(find(&form, pointer).fault, Some(expected), "{pointer}");
        assert_eq!(n_misfits(&form), 1, "{pointer}");
    };
    check("/name", json!(1), Misfit::NotText);
    check("/age", typed(&Kind::Number { is_whole: true }, "12a"), Misfit::NotNumber);
    check("/age", json!(1.5), Misfit::NotWhole);
    check("/age", json!(-1), Misfit::OutOfRange);
    check("/is_bot", json!("yes"), Misfit::NotSwitch);
    check("/presence", json!("x"), Misfit::NotChoice(vec!["online".to_owned(), "away".to_owned()]));
    check("/user", json!([]), Misfit::NotObject);
    check("/roles", json!({}), Misfit::NotList);
    check("/name", Value::Null, Misfit::Null);
    check("/data", typed(&Kind::Json, "{broken"), Misfit::NotObject);
    let gone = edited(&schema(), &value(), &Edit::Remove("/name".to_owned()));
    assert_eq!(find(&field(&schema(), &gone), "/name").fault, Some(Misfit::Missing));
}

#[test]
fn edits_change_their_place_and_nothing_else() {
    let schema = schema();
    let pushed = edited(&schema, &value(), &Edit::Push("/roles".to_owned()));
    assert_eq!(pushed["roles"], json!(["user", ""]));
    let removed = edited(&schema, &pushed, &Edit::Remove("/roles/0".to_owned()));
    assert_eq!(removed["roles"], json!([""]));
    let keyed = edited(&schema, &value(), &Edit::Insert("/labels".to_owned(), "k".to_owned()));
    assert_eq!(keyed["labels"], json!({"a/b": "c", "k": ""}));
    let dropped = edited(&schema, &keyed, &Edit::Remove("/labels/a~1b".to_owned()));
    assert_eq!(dropped["labels"], json!({"k": ""}));
    let added = edited(&schema, &value(), &Edit::Set("/user/nick".to_owned(), json!("A")));
    assert_eq!(added["user"], json!({"id": "1", "nick": "A"}));
    for nowhere in [Edit::Remove("/roles/9".to_owned()), Edit::Push("/name".to_owned())] {
        assert_eq!(edited(&schema, &value(), &nowhere), value());
    }
    assert_eq!(blank_at(&schema, "/user"), json!({"id": ""}));
}

#[test]
fn a_schema_within_itself_ends() {
    let schema = json!({
        "$ref": "#/$defs/node",
        "$defs": {"node": {"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#/$defs/node"}}}}
    });
    let form = field(&schema, &json!({"next": {"next": {}}}));
    assert!(n_misfits(&form) > 0);
    assert!(blank_at(&schema, "").is_object());
    let loops = json!({"$ref": "#"});
    assert_eq!(field(&loops, &json!(1)).kind, Kind::Json);
}

#[test]
fn every_fixture_of_the_catalogue_fits_its_form() {
    let slots: Vec<crate::bench::catalogue::Slot> =
        serde_json::from_str(include_str!("../../../../contracts/types/catalogue.json")).unwrap();
    let fixtures: Vec<crate::bench::catalogue::Fixture> =
        serde_json::from_str(include_str!("../../../../contracts/types/fixtures.json")).unwrap();
    assert!(slots.len() > 10 && fixtures.len() > 3 * slots.len());
    for fixture in &fixtures {
        let slot = slots.iter().find(|slot| slot.id == fixture.slot).unwrap();
        let form = field(&slot.props, &fixture.props);
        assert_eq!(n_misfits(&form), 0, "{}/{}: {form:#?}", fixture.slot, fixture.name);
    }
}
