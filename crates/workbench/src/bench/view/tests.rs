//! Links keep a view whole, and bad ones fall back.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn some_of<T: Clone + Ord + std::fmt::Debug + 'static>(
    all: &[T],
) -> impl Strategy<Value = Vec<T>> + use<T> {
    let all = all.to_vec();
    let most = all.len();
    prop::sample::subsequence(all, 1..=most)
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z&=#%+é ]{0,6}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn view() -> impl Strategy<Value = View> {
    let id = "[a-z0-9._-]{1,20}";
    let what = (
        "[a-z0-9.+& -]{0,20}",
        "[a-z0-9-]{0,20}",
        prop::sample::select(Mode::ALL),
        prop::option::of(prop::collection::btree_set(id, 0..4)),
        prop::collection::btree_map(id, prop::sample::select(Fault::ALL), 0..3),
        prop::option::of(json_value()),
    );
    let how = (
        prop::sample::select(Theme::ALL),
        prop::sample::select(Lang::ALL),
        prop::option::of(WIDTHS),
        prop::option::of(prop::sample::select(Tab::ALL)),
    );
    let axes = (
        any::<bool>(),
        some_of(Side::ALL),
        some_of(Theme::ALL),
        prop::collection::btree_set(WIDTHS, 1..4),
        some_of(Lang::ALL),
    );
    (what, how, axes).prop_map(|(what, how, axes)| {
        let (slot, fixture, mode, plugins, faults, props) = what;
        let (theme, lang, width, tab) = how;
        let (all_fixtures, sides, themes, widths, langs) = axes;
        let widths = widths.into_iter().collect();
        let plugins = plugins.map(|ids| ids.into_iter().collect());
        let axes = Axes { all_fixtures, sides, themes, widths, langs };
        View { slot, fixture, mode, plugins, faults, props, theme, lang, width, axes, tab }
    })
}

proptest! {
    #[test]
    fn a_link_shows_the_same_view(view in view()) {
        let (read, notes) = View::read(&view.write());
        prop_assert_eq!(notes, vec![]);
        prop_assert_eq!(read, view);
    }

    #[test]
    fn no_address_is_too_strange(query in ".{0,200}") {
        let (view, _) = View::read(&query);
        prop_assert_eq!(View::read(&view.write()).0, view);
    }
}

#[test]
fn the_usual_view_needs_no_words() {
    assert_eq!(View::default().write(), "");
    assert_eq!(View::read("").0, View::default());
}

#[test]
fn a_hundred_kilobytes_are_not_read() {
    let (view, notes) = View::read(&format!("?slot=post.v1&props={}", "x".repeat(100 << 10)));
    assert_eq!((view, notes), (View::default(), vec![Note::TooLong]));
}

#[test]
fn what_means_nothing_falls_back_with_a_note() {
    let (view, notes) =
        View::read("?slot=post.v1&mode=x&props=%7Bbroken&widths=1,2&fault=a:b&theme=dark&later=1");
    let expected = View { slot: "post.v1".to_owned(), theme: Theme::Dark, ..View::default() };
    assert_eq!(view, expected);
    let unknown = |field, value: &str| Note::Unknown { field, value: value.to_owned() };
    assert_eq!(
        notes,
        [unknown("mode", "x"), Note::BadProps, unknown("widths", "1,2"), unknown("fault", "a:b")]
    );
}

#[test]
fn deep_props_do_not_end_the_page() {
    let deep = format!("?props={}", "[".repeat(20_000));
    assert_eq!(View::read(&deep).1, [Note::BadProps]);
}

#[test]
fn an_axis_keeps_its_last_value() {
    let mut themes = vec![Theme::Dark];
    toggle(&mut themes, Theme::Dark);
    assert_eq!(themes, [Theme::Dark]);
    toggle(&mut themes, Theme::Light);
    assert_eq!(themes, [Theme::Light, Theme::Dark]);
}

#[test]
fn props_are_written_as_they_are() {
    let view = View { props: Some(json!({"a": "ü&=?#"})), ..View::default() };
    assert_eq!(View::read(&view.write()).0.props, view.props);
}
