//! Which slots plugins want, for apps that leave outlets out where nobody wants them.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::page::{Body, Page};

#[wasm_bindgen_test]
async fn a_slot_is_wanted_while_a_plugin_shows_in_it() {
    let page = Page::open().await;
    assert!(page.runtime.wanted().is_empty());
    let n_told = Rc::new(Cell::new(0));
    let counter = Rc::clone(&n_told);
    let _subscription =
        page.runtime.subscribe(Callback::from(move |()| counter.set(counter.get() + 1)));
    page.initialize("card", "registry.item('buttons.v1', 'one', text(p => p.name))").await;
    assert_eq!(page.runtime.wanted().into_iter().collect::<Vec<_>>(), ["buttons.v1"]);
    assert!(n_told.get() > 0, "who listens hears of it");
    page.runtime.disable(&"card".to_owned().try_into().unwrap());
    page.settle().await;
    assert!(page.runtime.wanted().is_empty());
}

#[wasm_bindgen_test]
async fn an_entry_of_a_keyed_slot_is_known_by_its_key() {
    let page = Page::open().await;
    page.initialize("polls", "registry.item('body.v1', 'poll', text(p => p.name))").await;
    assert!(page.runtime.has_item::<Body>("poll"));
    assert!(!page.runtime.has_item::<Body>("note"));
    assert!(!page.runtime.has_item::<Body>(""));
}
