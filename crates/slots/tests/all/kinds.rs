//! What each of the six kinds does to its slot, and how keyed slots choose.

use expect_test::expect;

use super::explain::{KEYED, LIST, REGION, check};

#[test]
fn without_contributions_the_default_shows() {
    check(&[], REGION, None, &expect!["default\n"]);
}

#[test]
fn replace_stands_in_place() {
    check(&["hovercard replace sidebar.v1"], REGION, None, &expect!["replace hovercard\n"]);
}

#[test]
fn hide_takes_the_content_away_and_leaves_what_stands_around_it() {
    check(
        &["zen hide sidebar.v1", "hints before sidebar.v1"],
        REGION,
        None,
        &expect![[r#"
            before hints
            nothing, by zen
        "#]],
    );
}

#[test]
fn before_and_after_sort_around_the_default() {
    check(
        &[
            "second before sidebar.v1 20",
            "first before sidebar.v1 10",
            "fourth after sidebar.v1 60",
            "third after sidebar.v1 55",
        ],
        REGION,
        None,
        &expect![[r#"
            before first
            before second
            default
            after third
            after fourth
        "#]],
    );
}

#[test]
fn wraps_nest_outermost_first() {
    check(
        &["inner wrap sidebar.v1 60", "outer wrap sidebar.v1 40"],
        REGION,
        None,
        &expect![[r#"
            wrap outer
            wrap inner
            default
        "#]],
    );
}

#[test]
fn items_of_a_list_stand_around_the_default_by_their_order() {
    check(
        &[
            "jira item buttons.v1 open 70",
            "zoom item buttons.v1 call 10",
            "zoom item buttons.v1 settings",
        ],
        LIST,
        None,
        &expect![[r#"
            item zoom call
            default
            item zoom settings
            item jira open
        "#]],
    );
}

#[test]
fn a_keyed_slot_shows_the_item_of_its_key() {
    let lines = ["polls item post-body.v1 custom_poll", "zoom item post-body.v1 custom_zoom"];
    check(&lines, KEYED, Some("custom_zoom"), &expect!["item zoom custom_zoom\n"]);
    check(&lines, KEYED, Some("custom_other"), &expect!["default\n"]);
    check(&lines, KEYED, None, &expect!["default\n"]);
}

#[test]
fn an_item_for_the_key_beats_a_replacement_of_all_keys() {
    check(
        &["all replace post-body.v1 1", "polls item post-body.v1 custom_poll 90"],
        KEYED,
        Some("custom_poll"),
        &expect![[r#"
            item polls custom_poll
            lost: replace all: "polls" contributed for exactly this key
        "#]],
    );
}
