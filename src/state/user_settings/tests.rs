//! What is kept, and what of it is understood.

use std::rc::Rc;

use serde_json::{Value, json};

use super::{Choice, Kind, Section, Setting, UserSettings, category};
use crate::state::{Action, State, extensions, reduce};

fn setting(name: &str, kind: Kind, default: Value) -> Setting {
    Setting {
        name: name.into(),
        title: name.into(),
        hint: "".into(),
        kind,
        default,
        disabled_if: None,
    }
}

fn units() -> Kind {
    let choice = |value: &str| Choice { value: value.into(), title: value.into(), hint: "".into() };
    Kind::Radio(vec![choice("metres"), choice("feet")])
}

fn page() -> UserSettings {
    let loud = Setting {
        disabled_if: Some(("on".into(), false.into())),
        ..setting("loud", Kind::Toggle, false.into())
    };
    let settings = vec![
        setting("unit", units(), "metres".into()),
        setting("on", Kind::Toggle, true.into()),
        loud,
        setting("place", Kind::Text { placeholder: "".into(), max_chars: 5 }, "".into()),
        setting("days", Kind::Custom, json!([1])),
    ];
    UserSettings {
        plugin: "tides".into(),
        title: "Tides".into(),
        sections: vec![Section { title: "All".into(), disabled: false, settings }],
        ..UserSettings::default()
    }
}

fn kept(all: &[(&str, &str)]) -> State {
    let place = |name: &str| ("pp_tides".to_owned(), name.to_owned());
    let preferences = all.iter().map(|(name, value)| (place(name), (*value).to_owned())).collect();
    State { preferences, ..State::default() }
}

#[test]
fn nothing_chosen_is_what_the_plugin_says() {
    let values = page().values(&State::default());
    assert_eq!(values["unit"], "metres");
    assert_eq!(values["on"], true);
    assert_eq!(values["days"], json!([1]));
}

#[test]
fn what_was_chosen_comes_back_and_what_is_unknown_does_not() {
    let chosen = [("unit", "feet"), ("on", "false"), ("place", "true"), ("days", "[2,3]")];
    let values = page().values(&kept(&chosen));
    assert_eq!(values["unit"], "feet");
    assert_eq!(values["on"], false);
    assert_eq!(values["place"], "true", "a text stays one");
    assert_eq!(values["days"], json!([2, 3]));
    let values = page().values(&kept(&[("unit", "miles"), ("on", "perhaps"), ("days", "{")]));
    assert_eq!(values["unit"], "metres");
    assert_eq!(values["on"], true);
    assert_eq!(values["days"], "{");
}

#[test]
fn values_keep_their_rules() {
    let page = page();
    let write = |name: &str, value: Value| page.setting(name).unwrap().write(&value);
    assert_eq!(write("unit", json!("feet")).unwrap(), "feet");
    assert_eq!(write("unit", json!("miles")).unwrap_err(), "one of metres, feet");
    assert_eq!(write("on", json!(false)).unwrap(), "false");
    assert_eq!(write("on", json!("false")).unwrap_err(), "true or false");
    assert_eq!(write("place", json!("Hafen")).unwrap(), "Hafen");
    assert_eq!(write("place", json!("harbour")).unwrap_err(), "at most 5 characters");
    assert_eq!(write("days", json!({ "a": 1 })).unwrap(), r#"{"a":1}"#);
    assert!(write("days", json!("x".repeat(20_000))).unwrap_err().contains("20000 bytes"));
}

#[test]
fn one_setting_may_forbid_another() {
    let page = page();
    let loud = page.setting("loud").unwrap();
    assert!(!UserSettings::is_disabled(loud, &page.values(&State::default())));
    assert!(UserSettings::is_disabled(loud, &page.values(&kept(&[("on", "false")]))));
}

#[test]
fn a_plugin_takes_its_page_with_it() {
    let mut state = State::default();
    reduce::apply(&mut state, Action::UserSettings(Rc::new(page())));
    let other = UserSettings { title: "Ebb".into(), ..page() };
    reduce::apply(&mut state, Action::UserSettings(Rc::new(other)));
    let titles: Vec<_> = state.extensions.settings().map(|it| &*it.title).collect();
    assert_eq!(titles, ["Ebb"], "one page for each plugin");
    let kind = extensions::Kind::Settings;
    reduce::apply(&mut state, Action::ExtensionGone { kind, key: "tides:settings".into() });
    assert_eq!(state.extensions, extensions::Extensions::default());
}

#[test]
fn changed_preferences_are_counted() {
    let mut state = State::default();
    let preference = api_types::Preference::default();
    reduce::apply(&mut state, Action::Preferences(vec![preference.clone()]));
    reduce::apply(&mut state, Action::PreferencesDeleted(vec![preference]));
    assert_eq!(state.n_preferred, 2);
}

#[test]
fn no_two_plugins_share_a_category() {
    assert_eq!(category("com.example.notes"), "pp_com.example.notes");
    let (one, other) =
        (category(&format!("{}a", "x".repeat(80))), category(&format!("{}b", "x".repeat(80))));
    assert_ne!(one, other);
    assert!(one.len() <= 64 && one.starts_with("pp_xxx"), "{one}");
}
