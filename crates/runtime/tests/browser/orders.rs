//! The administrator's order, live: who wins changes in place, and nothing else is touched.

use std::collections::BTreeMap;

use runtime::Config;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, calls};

fn orders(orders: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    orders.iter().map(|(slot, ids)| ((*slot).to_owned(), own(ids))).collect()
}

/// Two plugins want the same place; by the default rule `aaa` wins.
async fn two(page: &Page) {
    page.initialize("aaa", "registry.replace('greeting.v1', text('a'))").await;
    page.initialize("bbb", "registry.replace('greeting.v1', text('b'))").await;
    assert_eq!(page.seen("greeting.v1"), "a");
}

#[wasm_bindgen_test]
async fn the_winner_changes_in_place_and_back() {
    let page = Page::open().await;
    two(&page).await;
    page.runtime.set_orders(&orders(&[("greeting.v1", &["bbb", "aaa"])]));
    assert_eq!(page.seen("greeting.v1"), "b");
    let outlet = page.outlet("greeting.v1");
    assert_eq!(outlet.get_attribute("data-plugin").as_deref(), Some("bbb"));
    page.runtime.set_orders(&orders(&[]));
    assert_eq!(page.seen("greeting.v1"), "a", "without an order the default rule holds again");
}

#[wasm_bindgen_test]
async fn other_slots_are_not_entered() {
    let page = Page::open().await;
    page.initialize("poll", "registry.item('body.v1', 'custom_poll', text('a poll'))").await;
    two(&page).await;
    let body = page.find("mortise-view[data-plugin='poll']");
    page.runtime.set_orders(&orders(&[("greeting.v1", &["bbb"])]));
    assert_eq!(calls(), "unmount,mount", "only winner and loser were entered");
    assert!(page.find("mortise-view[data-plugin='poll']").is_same_node(Some(&body)));
    let buttons = page.outlet("buttons.v1");
    assert_eq!(buttons.get_attribute("data-slot-state").as_deref(), Some("default"));
    assert!(buttons.shadow_root().is_none());
}

#[wasm_bindgen_test]
async fn an_order_that_came_first_holds_for_plugins_that_come_later() {
    let page = Page::open().await;
    page.runtime.set_orders(&orders(&[("greeting.v1", &["bbb"])]));
    page.initialize("aaa", "registry.replace('greeting.v1', text('a'))").await;
    assert_eq!(page.seen("greeting.v1"), "a", "who is not named stands behind who is");
    page.initialize("bbb", "registry.replace('greeting.v1', text('b'))").await;
    assert_eq!(page.seen("greeting.v1"), "b");
}

#[wasm_bindgen_test]
async fn an_order_waits_for_a_slot_that_is_not_defined_yet() {
    let early = orders(&[("greeting.v1", &["bbb"]), ("nowhere.v1", &["aaa"])]);
    let page = Page::prepared(Config::default(), |runtime| runtime.set_orders(&early), |p| p).await;
    page.initialize("aaa", "registry.replace('greeting.v1', text('a'))").await;
    page.initialize("bbb", "registry.replace('greeting.v1', text('b'))").await;
    assert_eq!(page.seen("greeting.v1"), "b");
}

#[wasm_bindgen_test]
async fn names_that_are_none_spoil_nothing() {
    let page = Page::open().await;
    two(&page).await;
    let wild = [("NO SLOT", ["bbb"].as_slice()), ("greeting.v1", &["../x", "bbb", "", "gone"])];
    page.runtime.set_orders(&orders(&wild));
    assert_eq!(page.seen("greeting.v1"), "b");
}
