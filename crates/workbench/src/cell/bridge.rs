//! The way between this program and `js/cell.js`, with types on this side.

use js_sys::{Array, Function, Promise};
use serde_json::Value;
use wasm_bindgen::{JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

mod js {
    use super::*;

    #[wasm_bindgen(module = "/js/cell.js")]
    extern "C" {
        pub(in crate::cell) fn begin(lang: &str, dir: &str, theme: &str);
        #[wasm_bindgen(js_name = setUp)]
        pub(in crate::cell) fn set_up(slot: &str, props: &str, answers: &str, faults: &str);
        pub(in crate::cell) fn quarantine(plugin: &str, bundle: &str, message: &str);
        #[wasm_bindgen(js_name = noteCall)]
        pub(in crate::cell) fn note_call(name: &str, arguments: &Array);
        #[wasm_bindgen(js_name = watchView)]
        pub(in crate::cell) fn watch_view(plugin: &str, slot: &str, view: &JsValue) -> JsValue;
        #[wasm_bindgen(js_name = setStagedProps)]
        pub(in crate::cell) fn set_staged_props(props: &str);
        #[wasm_bindgen(js_name = bringUpToDate)]
        pub(in crate::cell) fn bring_up_to_date();
        #[wasm_bindgen(js_name = unreachableHost)]
        pub(in crate::cell) fn unreachable_host(host: &JsValue, plugin: &str) -> JsValue;
        #[wasm_bindgen(js_name = callNoter)]
        pub(in crate::cell) fn call_noter(plugin: &str) -> Function;
        #[wasm_bindgen(js_name = countChanges)]
        pub(in crate::cell) fn count_changes(element: &Element);
        #[wasm_bindgen(js_name = tellReady)]
        pub(in crate::cell) fn tell_ready(default_ms: f64, resolution: &str, reports: &str);
        #[wasm_bindgen(js_name = tellProblem)]
        pub(in crate::cell) fn tell_problem(message: &str);
        pub(in crate::cell) fn listen(on_props: &JsValue, on_plugins: &JsValue);
        pub(in crate::cell) fn shared(name: &str, address: &str) -> Promise;
        #[wasm_bindgen(js_name = sharedFixture)]
        pub(in crate::cell) fn shared_fixture(slot: &str, name: &str) -> Promise;
    }
}

pub(super) use js::{
    begin, bring_up_to_date, call_noter, count_changes, quarantine, tell_problem, unreachable_host,
    watch_view,
};

/// What the cell shows is known.
pub(super) fn set_up(slot: &str, props: &Value, answers: &str, faults: &Value) {
    js::set_up(slot, &props.to_string(), answers, &faults.to_string());
}

/// Notes something that was asked for, in words.
pub(super) fn note_words(name: &str, words: &str) {
    let arguments = if words == "()" { Array::new() } else { Array::of1(&words.into()) };
    js::note_call(name, &arguments);
}

pub(super) fn set_staged_props(props: &Value) {
    js::set_staged_props(&props.to_string());
}

pub(super) fn tell_ready(default_ms: f64, resolution: &Value, reports: &Value) {
    js::tell_ready(default_ms, &resolution.to_string(), &reports.to_string());
}

/// Hears the bench for as long as the page lives.
pub(super) fn listen(on_props: impl Fn(Value) + 'static, on_plugins: impl Fn(Value) + 'static) {
    let reader = |handler: Box<dyn Fn(Value)>| {
        Closure::<dyn Fn(String)>::new(move |json: String| {
            handler(serde_json::from_str(&json).unwrap_or_default());
        })
        .into_js_value()
    };
    js::listen(&reader(Box::new(on_props)), &reader(Box::new(on_plugins)));
}

/// One fixture of the catalogue; `None` when it has none of this name.
pub(super) async fn fixture(slot: &str, name: &str) -> Result<Option<String>, String> {
    let json = JsFuture::from(js::shared_fixture(slot, name)).await.map_err(|it| words(&it))?;
    Ok(json.as_string())
}

/// The plugins that there are, as `/workbench/api/plugins` tells them.
pub(super) async fn plugins() -> Result<Value, String> {
    let answer = js::shared("mortisePlugins", "/workbench/api/plugins");
    let json = JsFuture::from(answer).await.map_err(|error| words(&error))?;
    serde_json::from_str(&json.as_string().unwrap_or_default()).map_err(|error| error.to_string())
}

fn words(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok();
    message.and_then(|it| it.as_string()).unwrap_or_else(|| format!("{error:?}"))
}
