//! `host.userSettings`: what a plugin may describe, what is chosen, and who hears of it.

use api_types::Preference;
use client::{
    services::host::PluginHost,
    state::{Action, Store},
};
use js_sys::{Function, JSON, JsString, Reflect};
use manifest::PluginId;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn id() -> PluginId {
    PluginId::try_from("tides".to_owned()).unwrap()
}

/// What `source`, the body of a function of `host`, returns or throws.
fn run(host: &JsValue, source: &str) -> Result<JsValue, JsValue> {
    Function::new_with_args("host", source).call1(&JsValue::UNDEFINED, host)
}

fn code_and_words(thrown: &JsValue) -> (String, String) {
    let get =
        |name: &str| Reflect::get(thrown, &JsString::from(name)).unwrap().as_string().unwrap();
    (get("code"), get("message"))
}

/// A page with `settings` in its one section.
fn page(settings: &str) -> String {
    format!(
        "return host.userSettings({{ title: 'Tides', sections: [{{ title: 'All', settings: {settings} }}] }})"
    )
}

fn chosen(name: &str, value: &str) -> Action {
    Action::Preferences(vec![Preference {
        category: "pp_tides".into(),
        name: name.into(),
        value: value.into(),
        ..Preference::default()
    }])
}

const UNIT: &str = "{ name: 'unit', title: 'Unit', kind: 'radio', options: [{ value: 'm', title: 'Metres' }, { value: 'ft', title: 'Feet' }] }";

#[wasm_bindgen_test]
fn what_breaks_a_rule_is_told_by_field_value_and_rule() {
    let host = PluginHost::new(Store::default()).object(&id());
    let many =
        "Array.from({ length: 10000 }, (_, n) => ({ name: 's' + n, title: 'S', kind: 'toggle' }))";
    let twice = format!("[{UNIT}, {UNIT}]");
    for (settings, code, words) in [
        ("[]", "invalid", "sections[0].settings is []; it must be a list with at least one entry"),
        ("[7]", "invalid", "sections[0].settings[0] is 7; it must be an object"),
        (
            &twice,
            "invalid",
            "sections[0].settings[1].name is \"unit\"; it must be a name that no other setting",
        ),
        (
            "[{ name: 'a b', title: 'A', kind: 'toggle' }]",
            "invalid",
            "settings[0].name is \"a b\"; it must be 1 to 64",
        ),
        (
            "[{ name: 'a', title: '', kind: 'toggle' }]",
            "invalid",
            "settings[0].title is \"\"; it must be 1 to 120",
        ),
        (
            "[{ name: 'a', title: 'A', kind: 'slider' }]",
            "invalid",
            "settings[0].kind is \"slider\"; it must be radio, select",
        ),
        ("[{ name: 'a', title: 'A', kind: 'radio', options: [] }]", "invalid", "options is []"),
        (
            "[{ name: 'a', title: 'A', kind: 'toggle', default: 'yes' }]",
            "invalid",
            "default is \"yes\"; it must be true or false",
        ),
        (
            "[{ name: 'a', title: 'A', kind: 'text', maxLength: 1e6 }]",
            "invalid",
            "maxLength is 1000000; it must be a whole number from 1 to 1000",
        ),
        (
            "[{ name: 'a', title: 'A', kind: 'toggle', disabledIf: { name: 'b', is: true } }]",
            "invalid",
            "disabledIf of a is \"b\"; it must be the name of another setting",
        ),
        (many, "quota", "sections[0].settings of a page of settings are at most 100"),
    ] {
        let (found, message) = code_and_words(&run(&host, &page(settings)).unwrap_err());
        assert_eq!(found, code, "{message}");
        assert!(message.contains(words), "{message}");
    }
    let (code, _) = code_and_words(
        &run(&host, "return host.userSettings({ title: 'T', sections: 'x' })").unwrap_err(),
    );
    assert_eq!(code, "invalid");
}

#[wasm_bindgen_test]
fn where_nobody_has_settings_they_are_taken_without_effect() {
    // The System Console, say: a plugin runs there with all that it has.
    let host = PluginHost::default().object(&id());
    assert!(run(&host, &page(&format!("[{UNIT}]"))).is_ok());
}

#[wasm_bindgen_test]
fn choices_come_back_and_watchers_hear_of_them_until_the_plugin_is_off() {
    let store = Store::default();
    store.dispatch(chosen("unit", "ft"));
    let plugins = PluginHost::new(store.clone());
    let host = plugins.object(&id());
    let handle = run(&host, &page(&format!("[{UNIT}]"))).unwrap();
    let of_handle =
        |source: &str| Function::new_with_args("it", source).call1(&JsValue::UNDEFINED, &handle);
    let get = || of_handle("return it.get('unit')").unwrap().as_string().unwrap();
    assert_eq!(get(), "ft");
    assert_eq!(of_handle("return it.key").unwrap().as_string().unwrap(), "tides:settings");
    let (code, words) = code_and_words(&of_handle("it.get('ebb')").unwrap_err());
    assert_eq!(
        (code.as_str(), words.as_str()),
        ("invalid", "name is \"ebb\"; it must be one of unit")
    );

    of_handle("globalThis.tides = []; it.watch((changes) => globalThis.tides.push(changes))")
        .unwrap();
    let heard = || {
        let all = Reflect::get(&js_sys::global(), &JsString::from("tides")).unwrap();
        String::from(JSON::stringify(&all).unwrap())
    };
    store.dispatch(chosen("other", "1"));
    assert_eq!(heard(), "[]", "another choice is no news");
    store.dispatch(chosen("unit", "m"));
    assert_eq!((get().as_str(), heard().as_str()), ("m", r#"[{"unit":"m"}]"#));
    store.dispatch(chosen("unit", "m"));
    assert_eq!(heard(), r#"[{"unit":"m"}]"#, "nor the same one again");

    assert_eq!(store.read(|state| state.extensions.settings().count()), 1);
    plugins.stopped(&id());
    assert_eq!(store.read(|state| state.extensions.settings().count()), 0);
    store.dispatch(chosen("unit", "ft"));
    assert_eq!(heard(), r#"[{"unit":"m"}]"#);
    assert_eq!(code_and_words(&of_handle("it.get('unit')").unwrap_err()).0, "gone");
}

#[wasm_bindgen_test]
fn what_is_kept_is_told_to_its_section_and_a_fault_to_the_page() {
    let plugins = PluginHost::new(Store::default());
    let faults = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let heard = std::rc::Rc::clone(&faults);
    plugins.set_faults(move |plugin, _| heard.borrow_mut().push(plugin.to_string()));
    let host = plugins.object(&id());
    let source = format!(
        "host.userSettings({{ title: 'Tides',
            action: {{ title: 'Moon', button: 'Ask', run() {{ throw new Error('no moon') }} }},
            sections: [{{ title: 'All', settings: [{UNIT}], onSubmit: (it) => {{ globalThis.kept = it.unit }} }}] }})"
    );
    run(&host, &source).unwrap();
    plugins.setting_kept("tides", "unit", &"ft".into());
    let kept = Reflect::get(&js_sys::global(), &JsString::from("kept")).unwrap();
    assert_eq!(kept.as_string().unwrap(), "ft");
    assert!(faults.borrow().is_empty());
    plugins.settings_offer("tides");
    assert_eq!(*faults.borrow(), ["tides"]);
}
