//! Live change: what is touched, what is left alone, what stays behind.

use std::cell::Cell;
use std::rc::Rc;

use runtime::{Config, PluginPhase};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::page::{Page, calls};

#[wasm_bindgen_test]
async fn turning_off_shows_the_default_again_and_leaves_nothing() {
    let page = Page::open().await;
    let card = "{
        initialize(registry) { registry.replace('greeting.v1', text('card')) },
        uninitialize() { window.calls.push('uninitialize') },
    }";
    let id = page.plugin("card", card).await;
    page.runtime.disable(&id);
    page.settle().await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    assert_eq!(page.state("greeting.v1"), "default");
    assert_eq!(calls(), "mount,unmount,uninitialize");
    assert!(page.root.query_selector("mortise-view").unwrap().is_none());
    assert!(page.outlet("greeting.v1").get_attribute("data-plugin").is_none());
    assert!(page.runtime.status().plugins.is_empty());
}

#[wasm_bindgen_test]
async fn on_and_off_a_hundred_times_leaves_one_view() {
    let page = Page::open().await;
    for _ in 0..100 {
        let id = page.initialize("card", "registry.replace('greeting.v1', text('card'))").await;
        page.runtime.disable(&id);
    }
    page.initialize("card", "registry.replace('greeting.v1', text('card'))").await;
    assert_eq!(page.root.query_selector_all("mortise-view").unwrap().length(), 1);
    let slots = page.outlet("greeting.v1").shadow_root().unwrap();
    assert_eq!(slots.child_element_count(), 1);
}

#[wasm_bindgen_test]
async fn new_props_reach_the_view() {
    let mut page = Page::open().await;
    page.initialize("card", "registry.replace('greeting.v1', text(p => p.name + p.nickname))")
        .await;
    assert_eq!(page.seen("greeting.v1"), "Adanull", "a missing value is null");
    page.change(|props| props.name = "Grace".into()).await;
    assert_eq!(page.seen("greeting.v1"), "Gracenull");
    assert_eq!(calls(), "mount,update");
}

#[wasm_bindgen_test]
async fn another_slot_in_the_same_place_takes_nothing_over() {
    let mut page = Page::open().await;
    page.initialize("card", "registry.replace('greeting.v1', text('card'))").await;
    assert_eq!(page.seen("greeting.v1"), "card");
    page.change(|props| props.body_first = true).await;
    assert_eq!(page.find("main").children().item(0).unwrap(), page.outlet("body.v1"));
    assert_eq!(page.seen("body.v1"), "plain");
    assert!(page.outlet("body.v1").shadow_root().is_none(), "it is an element of its own");
    assert_eq!(calls(), "mount,unmount");

    page.change(|props| props.body_first = false).await;
    assert_eq!(page.seen("greeting.v1"), "card");
    assert_eq!(calls(), "mount,unmount,mount");
}

#[wasm_bindgen_test]
async fn a_view_without_update_is_mounted_anew() {
    let mut page = Page::open().await;
    let view = "(element, props) => { element.append('hi ' + props.name) }";
    page.initialize("card", &format!("registry.replace('greeting.v1', {view})")).await;
    page.change(|props| props.name = "Grace".into()).await;
    assert_eq!(page.seen("greeting.v1"), "hi Grace");
}

#[wasm_bindgen_test]
async fn a_view_is_unmounted_when_its_outlet_goes() {
    let mut page = Page::open().await;
    page.initialize("card", "registry.replace('greeting.v1', text('card'))").await;
    page.change(|props| props.open = false).await;
    assert_eq!(calls(), "mount,unmount");
    page.change(|props| props.open = true).await;
    assert_eq!(page.seen("greeting.v1"), "card");
    let outlet = page.outlet("greeting.v1");
    assert!(outlet.query_selector(".default").unwrap().is_none(), "the default is not rendered");
}

#[wasm_bindgen_test]
async fn an_outlet_can_get_default_content_later_and_lose_it_again() {
    let mut page = Page::open().await;
    page.initialize("card", "registry.item('buttons.v1', 'b', text('button'))").await;
    assert_eq!(page.seen("buttons.v1"), "button");
    page.change(|props| props.own_button = true).await;
    assert_eq!(page.seen("buttons.v1"), "own button");
    page.change(|props| props.own_button = false).await;
    assert_eq!(page.seen("buttons.v1"), "button");
}

#[wasm_bindgen_test]
async fn only_touched_slots_change() {
    let page = Page::open().await;
    page.initialize("poll", "registry.item('body.v1', 'custom_poll', text('a poll'))").await;
    page.initialize("card", "registry.item('buttons.v1', 'b', text('button'))").await;
    assert_eq!(calls(), "mount", "the poll was not entered again");
}

#[wasm_bindgen_test]
async fn a_handle_takes_its_contribution_away() {
    let page = Page::open().await;
    let body = "const handle = registry.replace('greeting.v1', text('card'));
                window.away = () => { handle.remove(); handle.remove(); }";
    page.initialize("card", body).await;
    let away = js_sys::Reflect::get(&js_sys::global(), &"away".into()).unwrap();
    js_sys::Function::from(away).call0(&wasm_bindgen::JsValue::NULL).unwrap();
    page.settle().await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
}

#[wasm_bindgen_test]
async fn contributions_show_only_once_initialize_is_done() {
    let page = Page::open().await;
    let body = "registry.replace('greeting.v1', text('card'));
                return new Promise((resolve) => { window.done = resolve })";
    page.initialize("card", body).await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    let done = js_sys::Reflect::get(&js_sys::global(), &"done".into()).unwrap();
    js_sys::Function::from(done).call0(&wasm_bindgen::JsValue::NULL).unwrap();
    page.settle().await;
    assert_eq!(page.seen("greeting.v1"), "card");
}

#[wasm_bindgen_test]
async fn a_plugin_that_is_disabled_while_it_starts_never_shows() {
    let page = Page::open().await;
    let body = "registry.replace('greeting.v1', text('card'));
                return new Promise((resolve) => { window.done = resolve })";
    let id = page.initialize("card", body).await;
    page.runtime.disable(&id);
    let done = js_sys::Reflect::get(&js_sys::global(), &"done".into()).unwrap();
    js_sys::Function::from(done).call0(&wasm_bindgen::JsValue::NULL).unwrap();
    page.settle().await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    assert!(page.reports().is_empty());
}

#[wasm_bindgen_test]
async fn listeners_hear_of_changes_until_they_leave() {
    let page = Page::open().await;
    let heard = Rc::new(Cell::new(0));
    let counter = Rc::clone(&heard);
    let subscription =
        page.runtime.subscribe(Callback::from(move |()| counter.set(counter.get() + 1)));
    let id = page.initialize("card", "registry.hide('greeting.v1')").await;
    assert!(heard.get() > 0);
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Active);
    drop(subscription);
    let before = heard.get();
    page.runtime.disable(&id);
    page.settle().await;
    assert_eq!(heard.get(), before);
}

#[wasm_bindgen_test]
async fn in_safe_mode_plugins_are_listed_and_not_run() {
    let page = Page::with(Config { plugins_enabled: false, ..Config::default() }, |p| p).await;
    page.initialize("card", "registry.replace('greeting.v1', text('card'))").await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    let status = page.runtime.status();
    assert!(status.safe_mode);
    assert_eq!(status.plugins[0].phase, PluginPhase::Off);
}

#[wasm_bindgen_test]
async fn a_plugin_that_declares_slots_waits_until_one_appears() {
    let mut page = Page::with(Config::default(), closed).await;
    let webapp = json!({
        "bundle_path": "/static/lazy/lazy_bundle.js", "kind": "module", "slots": ["greeting.v1"],
    });
    page.runtime.sync(&[json!({ "id": "lazy", "webapp": webapp })]);
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Waiting);
    page.change(|props| props.open = true).await;
    assert_ne!(page.runtime.status().plugins[0].phase, PluginPhase::Waiting);
}

#[wasm_bindgen_test]
async fn an_outlet_that_holds_shows_nothing_until_its_plugin_is_settled() {
    let mut page = Page::with(Config::default(), |p| {
        let p = closed(p);
        crate::page::PageProps { hold: true, ..p }
    })
    .await;
    let webapp = json!({
        "bundle_path": "/static/lazy/lazy_bundle.js", "kind": "module", "slots": ["greeting.v1"],
    });
    page.runtime.sync(&[json!({ "id": "lazy", "webapp": webapp })]);
    page.change(|props| props.open = true).await;
    // The bundle is not there; once that is known, the default shows without waiting longer.
    for _ in 0..200 {
        if page.runtime.status().plugins[0].phase == PluginPhase::Failed {
            break;
        }
        assert_eq!(page.seen("greeting.v1"), "");
        page.settle().await;
    }
    page.settle().await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    assert_eq!(page.reports(), ["load unreachable"]);
}

#[wasm_bindgen_test]
async fn sync_stops_what_is_gone_and_reports_a_bad_manifest() {
    let page = Page::open().await;
    page.initialize("card", "registry.replace('greeting.v1', text('card'))").await;
    page.runtime
        .sync(&[json!({ "id": "bad", "webapp": { "bundle_path": "https://evil.example/x.js" } })]);
    page.settle().await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    let report = page.last_report();
    assert_eq!(page.reports(), ["manifest bad_manifest"]);
    assert!(report.message.contains("webapp.bundle_path"), "{}", report.message);
    assert!(report.message.contains("evil.example"), "{}", report.message);
}

/// The list comes with the page and again with the live connection.
#[wasm_bindgen_test]
async fn a_list_that_comes_twice_counts_one_failure() {
    let page = Page::open().await;
    let list = [
        json!({ "id": "lost", "webapp": { "bundle_path": "/static/lost/lost_bundle.js", "kind": "module" } }),
        json!({ "id": "bad", "webapp": { "bundle_path": "https://evil.example/x.js" } }),
    ];
    page.runtime.sync(&list);
    until_failed(&page).await;
    page.runtime.sync(&list);
    page.settle().await;
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Failed);
    assert_eq!(page.reports(), ["manifest bad_manifest", "load unreachable"]);

    page.runtime.retry_unreachable();
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Loading);
    until_failed(&page).await;
    page.runtime.enable(&list[0]);
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Loading, "turned on again");
}

#[wasm_bindgen_test]
async fn a_network_that_is_back_does_not_mend_what_failed_otherwise() {
    let page = Page::open().await;
    page.initialize("broken", "throw new Error('no')").await;
    page.runtime.retry_unreachable();
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Failed);
}

async fn until_failed(page: &Page) {
    for _ in 0..500 {
        if page.runtime.status().plugins[0].phase == PluginPhase::Failed {
            break;
        }
        page.settle().await;
    }
    assert_eq!(page.runtime.status().plugins[0].phase, PluginPhase::Failed);
}

fn closed(props: crate::page::PageProps) -> crate::page::PageProps {
    crate::page::PageProps { open: false, ..props }
}
