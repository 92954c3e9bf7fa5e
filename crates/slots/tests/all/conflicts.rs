//! Who wins, and the reason that an admin reads.

use expect_test::expect;

use super::explain::{KEYED, REGION, check, explain, fill, registry, slot};

#[test]
fn the_smaller_order_wins() {
    check(
        &["a-card replace sidebar.v1 60", "z-card replace sidebar.v1 40"],
        REGION,
        None,
        &expect![[r#"
            replace z-card
            lost: replace a-card: "z-card" has order 40, before 60
        "#]],
    );
}

#[test]
fn with_the_same_order_the_smaller_id_wins() {
    check(
        &["z-card replace sidebar.v1", "a-card replace sidebar.v1"],
        REGION,
        None,
        &expect![[r#"
            replace a-card
            lost: replace z-card: same order, and the id "a-card" comes first
        "#]],
    );
}

#[test]
fn hide_and_replace_compete_for_the_same_place() {
    check(
        &["card replace sidebar.v1", "zen hide sidebar.v1 10"],
        REGION,
        None,
        &expect![[r#"
            nothing, by zen
            lost: replace card: "zen" has order 10, before 50
        "#]],
    );
}

#[test]
fn the_first_of_two_contributions_of_one_plugin_stays() {
    check(
        &["card replace sidebar.v1", "card replace sidebar.v1"],
        REGION,
        None,
        &expect![[r#"
            replace card
            lost: replace card: the plugin contributed twice, the first stays
        "#]],
    );
}

#[test]
fn two_plugins_of_one_post_type_are_settled_by_the_same_rule() {
    check(
        &["bbb item post-body.v1 custom_poll", "aaa item post-body.v1 custom_poll"],
        KEYED,
        Some("custom_poll"),
        &expect![[r#"
            item aaa custom_poll
            lost: item bbb custom_poll: same order, and the id "aaa" comes first
        "#]],
    );
}

#[test]
fn the_admin_has_the_first_word() {
    let mut registry = registry();
    fill(&mut registry, &["a-card replace sidebar.v1 1", "z-card replace sidebar.v1 99"]);
    let order = vec!["z-card".try_into().unwrap()];
    registry.set_admin_order(&slot(REGION), order).unwrap();
    expect![[r#"
        replace z-card
        lost: replace a-card: the admin put "z-card" first
    "#]]
    .assert_eq(&explain(&registry.resolve(&slot(REGION), None)));
}

#[test]
fn what_failed_makes_room_for_the_next_best() {
    let mut registry = registry();
    let ids = fill(&mut registry, &["a-card replace sidebar.v1", "z-card replace sidebar.v1"]);
    expect![[r#"
        replace z-card
        lost: replace a-card: it failed here and was taken down
    "#]]
    .assert_eq(&explain(&registry.resolve_without(&slot(REGION), None, &ids[..1])));
    assert_eq!(registry.resolve_without(&slot(REGION), None, &ids).losers.len(), 2);
}
