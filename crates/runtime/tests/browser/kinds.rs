//! Each kind of contribution, seen in the flat tree.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::page::{Page, focus};

#[wasm_bindgen_test]
async fn without_plugins_the_default_shows_and_nothing_is_added() {
    let page = Page::open().await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    assert_eq!(page.state("greeting.v1"), "default");
    assert!(page.outlet("greeting.v1").shadow_root().is_none());
    assert_eq!(page.outlet("buttons.v1").child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn replace_shows_the_view_and_names_the_plugin() {
    let page = Page::open().await;
    page.initialize("card", "registry.replace('greeting.v1', text(p => 'card of ' + p.name))")
        .await;
    assert_eq!(page.seen("greeting.v1"), "card of Ada");
    assert_eq!(page.state("greeting.v1"), "plugin");
    let outlet = page.outlet("greeting.v1");
    assert_eq!(outlet.get_attribute("data-plugin").as_deref(), Some("card"));
    assert!(page.find("mortise-view[data-plugin='card']").text_content().is_some());
}

#[wasm_bindgen_test]
async fn hide_shows_nothing() {
    let page = Page::open().await;
    page.initialize("zen", "registry.hide('greeting.v1')").await;
    assert_eq!(page.seen("greeting.v1"), "");
    assert_eq!(page.state("greeting.v1"), "plugin");
}

#[wasm_bindgen_test]
async fn before_and_after_stand_around_the_default_in_order() {
    let page = Page::open().await;
    let body = "registry.after('greeting.v1', text('d'), { order: 2 });
                registry.after('greeting.v1', text('c'), { order: 1 });
                registry.before('greeting.v1', text('b'), { order: 2 });
                registry.before('greeting.v1', text('a'), { order: 1 });";
    page.initialize("around", body).await;
    assert_eq!(page.seen("greeting.v1"), "a b [hello Ada] c d");
}

#[wasm_bindgen_test]
async fn wraps_nest_and_the_innermost_holds_everything() {
    let page = Page::open().await;
    page.initialize("outer", "registry.wrap('greeting.v1', around('(', ')'), { order: 1 })").await;
    page.initialize("inner", "registry.wrap('greeting.v1', around('[', ']'))").await;
    page.initialize("hint", "registry.before('greeting.v1', text('hint'))").await;
    assert_eq!(page.seen("greeting.v1"), "( [ hint [hello Ada] ] )");
}

#[wasm_bindgen_test]
async fn wrapping_and_unwrapping_move_no_node_and_keep_state_and_focus() {
    let page = Page::open().await;
    let input: HtmlInputElement = page.find("input").unchecked_into();
    input.set_value("half a sentence");
    focus(&input);
    let outer = page.initialize("outer", "registry.wrap('greeting.v1', around('(', ')'))").await;
    assert_eq!(page.seen("greeting.v1"), "( [hello Ada] )");
    page.runtime.disable(&outer);
    page.settle().await;
    assert_eq!(page.seen("greeting.v1"), "[hello Ada]");
    assert!(page.find("input").is_same_node(Some(&input)), "the same element");
    assert_eq!(input.value(), "half a sentence");
    let document = input.owner_document().unwrap();
    assert!(document.active_element().unwrap().is_same_node(Some(&input)), "still focused");
}

#[wasm_bindgen_test]
async fn items_of_a_list_stand_in_order_whenever_they_come() {
    let page = Page::open().await;
    page.initialize("bbb", "registry.item('buttons.v1', 'x', text('late'), { order: 70 })").await;
    page.initialize("ccc", "registry.item('buttons.v1', 'x', text('early'), { order: 60 })").await;
    page.initialize("aaa", "registry.item('buttons.v1', 'x', text('first'), { order: 10 })").await;
    assert_eq!(page.seen("buttons.v1"), "first early late");
    assert!(page.outlet("buttons.v1").shadow_root().is_none(), "no default, no shadow root");
}

#[wasm_bindgen_test]
async fn a_keyed_slot_follows_its_key() {
    let mut page = Page::open().await;
    page.initialize("poll", "registry.item('body.v1', 'custom_poll', text('a poll'))").await;
    assert_eq!(page.seen("body.v1"), "a poll");
    page.change(|props| props.key_of_body = "".into()).await;
    assert_eq!(page.seen("body.v1"), "plain");
    page.change(|props| props.key_of_body = "custom_poll".into()).await;
    assert_eq!(page.seen("body.v1"), "a poll");
}

#[wasm_bindgen_test]
async fn styles_of_a_view_stay_in_it() {
    let page = Page::open().await;
    let options = "{ styles: 'span, p { color: rgb(1, 2, 3) }' }";
    page.initialize("card", &format!("registry.replace('greeting.v1', text('x'), {options})"))
        .await;
    let window = web_sys::window().unwrap();
    let color = |element: &web_sys::Element| {
        window.get_computed_style(element).unwrap().unwrap().get_property_value("color").unwrap()
    };
    let view = page.find("mortise-view[data-plugin='card']");
    let span = view.shadow_root().unwrap().query_selector("span").unwrap().unwrap();
    assert_eq!(color(&span), "rgb(1, 2, 3)");
    assert_ne!(color(&page.find("p.body")), "rgb(1, 2, 3)");
}
