//! What the registry refuses, and in which words.

use expect_test::{Expect, expect};
use slots::Shape;

use super::explain::{LIST, fill, parse, registry, slot};

#[track_caller]
fn check(line: &str, expected: &Expect) {
    let mut registry = registry();
    fill(&mut registry, &["zoom item buttons.v1 call"]);
    let error = registry.add(parse(line)).unwrap_err();
    expected.assert_eq(&error.to_string());
    assert_eq!(registry.contributions().count(), 1, "a refusal changes nothing");
}

#[test]
fn a_slot_that_the_app_does_not_have() {
    check("zoom replace nope.v1", &expect![[r#"slot "nope.v1": this app has no such slot"#]]);
}

#[test]
fn an_item_in_a_region() {
    check(
        "zoom item sidebar.v1 call",
        &expect![[r#"item in "sidebar.v1": a region slot takes no item"#]],
    );
}

#[test]
fn an_item_without_a_key() {
    check(
        "zoom item buttons.v1",
        &expect![[r#"item in "buttons.v1": an item needs a key of 1 to 256 characters, got """#]],
    );
    let mut line = parse("zoom item buttons.v1 x");
    line.key = Some("x".repeat(257));
    assert!(registry().add(line).is_err());
}

#[test]
fn the_same_item_twice() {
    check(
        "zoom item buttons.v1 call",
        &expect![[r#"item "call" in "buttons.v1": plugin "zoom" has already an item of this key"#]],
    );
}

#[test]
fn more_items_than_anybody_reads() {
    let mut registry = registry();
    let item = |nth: usize| parse(&format!("zoom item buttons.v1 call-{nth}"));
    let refused: Vec<_> = (0..10_000).filter_map(|nth| registry.add(item(nth)).err()).collect();
    assert_eq!(refused.len(), 10_000 - slots::MAX_PER_PLUGIN);
    expect![[r#"item in "buttons.v1": plugin "zoom" has 500 contributions here already, and none may have more"#]]
        .assert_eq(&refused[0].to_string());
    assert_eq!(registry.contributions().count(), slots::MAX_PER_PLUGIN);
    // Others, and its other slots, are as they were; and what goes makes room.
    let other = fill(&mut registry, &["other item buttons.v1 call", "zoom replace sidebar.v1"]);
    assert_eq!(other.len(), 2);
    let _ = registry.remove_plugin(&"zoom".try_into().unwrap());
    assert_eq!(registry.contributions().count(), 1);
    assert!(registry.add(item(0)).is_ok());
}

#[test]
fn a_slot_defined_with_two_shapes() {
    let mut registry = registry();
    registry.define(&slot(LIST), Shape::List).unwrap();
    let error = registry.define(&slot(LIST), Shape::Keyed).unwrap_err();
    expect![[r#"slot "buttons.v1": defined as list and again as keyed"#]]
        .assert_eq(&error.to_string());
}

#[test]
fn an_admin_order_for_a_slot_that_is_not_there() {
    assert!(registry().set_admin_order(&slot("nope.v1"), Vec::new()).is_err());
}
