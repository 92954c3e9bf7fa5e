//! What an inspector reads: each appearance of a slot, who shows there, what views know.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::page::Page;

#[wasm_bindgen_test]
async fn every_slot_on_the_page_is_read_in_its_order() {
    let page = Page::open().await;
    let inspected = page.runtime.inspect();
    let ids: Vec<&str> = inspected.iter().map(|it| it.slot().as_str()).collect();
    let nodes = page.find("mortise-slot").owner_document().unwrap();
    let nodes = nodes.query_selector_all("mortise-slot").unwrap();
    let shown: Vec<String> = (0..nodes.length())
        .map(|idx| nodes.item(idx).unwrap().unchecked_into::<Element>())
        .filter(|element| inspected.iter().any(|it| it.element() == element))
        .filter_map(|element| element.get_attribute("data-slot"))
        .collect();
    assert!(ids.contains(&"greeting.v1"));
    assert_eq!(ids, shown);
    let greeting = inspected.iter().find(|it| it.slot().as_str() == "greeting.v1").unwrap();
    let name = Reflect::get(&greeting.props().unwrap(), &"name".into()).unwrap();
    assert_eq!(name.as_string().as_deref(), Some("Ada"), "as views read it");
    assert!(greeting.resolution().is_default());
}

#[wasm_bindgen_test]
async fn who_fails_is_told_and_views_are_timed_only_on_demand() {
    let page = Page::open().await;
    let greeting = || {
        let all = page.runtime.inspect();
        all.into_iter().find(|it| it.slot().as_str() == "greeting.v1").unwrap()
    };
    page.initialize("card", "registry.replace('greeting.v1', text(p => p.name))").await;
    assert_eq!(greeting().last_ms(), None, "nobody asked for the clock");
    page.runtime.time_views(true);
    let body = "registry.before('greeting.v1', () => { throw new Error('no') })";
    page.initialize("faulty", body).await;
    assert!(greeting().last_ms().is_some());
    let resolution = greeting().resolution();
    let losers: Vec<&str> =
        resolution.losers.iter().map(|loser| loser.contribution.plugin.as_str()).collect();
    assert_eq!(losers, ["faulty"]);
}
