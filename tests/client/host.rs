//! The `host` object of plugins: events with a copy for each, an end to listening, and requests
//! that never leave this server.

use std::cell::RefCell;

use api_types::websocket::{Broadcast, ServerEvent};
use client::services::host::PluginHost;
use js_sys::{Function, JsString, Promise, Reflect};
use manifest::PluginId;
use serde_json::json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

fn id(name: &str) -> PluginId {
    PluginId::try_from(name.to_owned()).unwrap()
}

fn event(name: &str) -> ServerEvent {
    let data = json!({ "n": 1 });
    ServerEvent { event: name.into(), data, broadcast: Broadcast::default(), seq: 1 }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsString::from(name)).unwrap()
}

fn call(function: &JsValue, one: &JsValue, two: &JsValue) -> JsValue {
    function.unchecked_ref::<Function>().call2(&JsValue::UNDEFINED, one, two).unwrap()
}

/// A handler that pushes what it gets into the list `globalThis[name]`.
fn recorder(name: &str, then: &str) -> JsValue {
    let body = format!("(globalThis.{name} ??= []).push(message.data.n); {then}");
    Function::new_with_args("message", &body).into()
}

fn recorded(name: &str) -> u32 {
    let list = get(&js_sys::global(), name);
    if list.is_undefined() { 0 } else { js_sys::Array::from(&list).length() }
}

#[wasm_bindgen_test]
fn tells_who_looks_and_which_host_it_is() {
    let host = PluginHost::default();
    assert!(get(&host.object(&id("one-plugin")), "viewer").is_null());
    host.set_viewer(Some("me"));
    let object = host.object(&id("one-plugin"));
    assert_eq!(get(&object, "viewer").as_string().unwrap(), "me");
    assert!(get(&object, "version").is_string());
}

#[wasm_bindgen_test]
fn events_reach_those_who_listen_until_they_stop() {
    let host = PluginHost::default();
    let on = get(&host.object(&id("listener")), "on");
    let spoil = recorder("first_heard", "message.data.n = 99;");
    let off = call(&on, &"typing".into(), &spoil);
    call(&on, &"typing".into(), &recorder("second_heard", ""));
    let nobody_fails = |plugin: &PluginId, _: &JsValue| panic!("{plugin} threw");

    host.forward(&event("typing"), nobody_fails);
    host.forward(&event("posted"), nobody_fails);
    assert_eq!((recorded("first_heard"), recorded("second_heard")), (1, 1));
    let second = js_sys::Array::from(&get(&js_sys::global(), "second_heard"));
    assert_eq!(second.get(0).as_f64(), Some(1.0), "each handler gets a copy of its own");

    off.unchecked_ref::<Function>().call0(&JsValue::UNDEFINED).unwrap();
    host.forward(&event("typing"), nobody_fails);
    assert_eq!((recorded("first_heard"), recorded("second_heard")), (1, 2));

    host.stopped(&id("listener"));
    host.forward(&event("typing"), nobody_fails);
    assert_eq!(recorded("second_heard"), 2, "a stopped plugin hears nothing");
}

#[wasm_bindgen_test]
fn a_handler_that_throws_is_told_of_and_keeps_nobody_from_hearing() {
    let host = PluginHost::default();
    call(
        &get(&host.object(&id("bad")), "on"),
        &"typing".into(),
        &Function::new_with_args("message", "throw new Error('no')").into(),
    );
    call(&get(&host.object(&id("good")), "on"), &"typing".into(), &recorder("good_heard", ""));
    let failed = RefCell::new(Vec::new());
    host.forward(&event("typing"), |plugin, _| failed.borrow_mut().push(plugin.to_string()));
    assert_eq!(*failed.borrow(), ["bad"]);
    assert_eq!(recorded("good_heard"), 1);
}

async fn refused(path: &str) -> (f64, String) {
    let request = get(&PluginHost::default().object(&id("one-plugin")), "request");
    let promise = call(&request, &path.into(), &JsValue::UNDEFINED);
    let error = JsFuture::from(promise.unchecked_into::<Promise>()).await.unwrap_err();
    (get(&error, "status").as_f64().unwrap(), get(&error, "message").as_string().unwrap())
}

#[wasm_bindgen_test]
async fn requests_to_elsewhere_are_refused_before_they_are_made() {
    for path in ["https://evil.example/api/v4", "//evil.example/api/", "/api/../x", "/admin"] {
        let (status, message) = refused(path).await;
        assert!(status.abs() < f64::EPSILON, "{path}: {message}");
        assert!(message.contains(path), "{message}");
    }
}

#[wasm_bindgen_test]
async fn a_server_that_says_no_rejects_with_its_status() {
    // The server of the test runner knows no such path.
    let (status, _) = refused("/api/v4/nothing-here").await;
    assert!((status - 404.0).abs() < f64::EPSILON, "{status}");
}
