//! Each change names the slots that it touched, and no other.

use slots::{Delta, Registry};

use super::explain::{LIST, REGION, fill, parse, registry, slot};

#[track_caller]
fn check(delta: &Delta, expected: &[&str]) {
    let found: Vec<&str> = delta.slots.iter().map(slots::SlotId::as_str).collect();
    assert_eq!(found, expected);
}

fn filled() -> Registry {
    let mut registry = registry();
    fill(
        &mut registry,
        &["zoom item buttons.v1 call", "zoom wrap sidebar.v1", "jira hide sidebar.v1"],
    );
    registry
}

#[test]
fn adding_touches_the_slot() {
    let (_, delta) = registry().add(parse("zoom wrap sidebar.v1")).unwrap();
    check(&delta, &[REGION]);
}

#[test]
fn removing_touches_the_slot_once() {
    let mut registry = registry();
    let ids = fill(&mut registry, &["zoom wrap sidebar.v1"]);
    check(&registry.remove(ids[0]), &[REGION]);
    check(&registry.remove(ids[0]), &[]);
    assert!(registry.is_untouched(&slot(REGION)));
}

#[test]
fn removing_a_plugin_touches_its_slots_only_and_leaves_the_others() {
    let mut registry = filled();
    check(&registry.remove_plugin(&"jira".try_into().unwrap()), &[REGION]);
    check(&registry.remove_plugin(&"zoom".try_into().unwrap()), &[LIST, REGION]);
    check(&registry.remove_plugin(&"zoom".try_into().unwrap()), &[]);
    assert_eq!(registry.contributions().count(), 0);
}

#[test]
fn the_admins_order_touches_the_slot() {
    check(&filled().set_admin_order(&slot(LIST), Vec::new()).unwrap(), &[LIST]);
}

#[test]
fn deltas_merge() {
    let mut registry = registry();
    let mut delta = registry.add(parse("zoom wrap sidebar.v1")).unwrap().1;
    delta.merge(registry.add(parse("zoom wrap sidebar.v1")).unwrap().1);
    delta.merge(registry.add(parse("zoom after buttons.v1")).unwrap().1);
    check(&delta, &[LIST, REGION]);
    assert!(!delta.is_empty());
}
