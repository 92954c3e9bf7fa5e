//! Elements built without a framework.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "clippy does not know wasm_bindgen_test")]

use std::cell::Cell;
use std::rc::Rc;

use sdk::dom::{el, svg};
use sdk::wasm_bindgen::JsCast;
use sdk::web_sys::HtmlElement;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_text_is_never_read_as_html() {
    let line = el("p").text("<img src=x onerror=alert(1)>").text(" & more");
    assert_eq!(line.as_element().child_element_count(), 0);
    assert_eq!(
        line.as_element().outer_html(),
        "<p>&lt;img src=x onerror=alert(1)&gt; &amp; more</p>"
    );
    line.set_text("<b>");
    assert_eq!(line.as_element().inner_html(), "&lt;b&gt;");
}

#[wasm_bindgen_test]
fn children_stand_in_order_and_are_replaced_as_a_whole() {
    let list = el("ul").child(el("li").text("one")).children(None).children([el("li").text("two")]);
    assert_eq!(list.as_element().text_content().unwrap(), "onetwo");
    list.fill([el("li").class("last").text("three")]);
    assert_eq!(list.as_element().outer_html(), r#"<ul><li class="last">three</li></ul>"#);
}

#[wasm_bindgen_test]
fn drawings_are_of_their_own_kind() {
    let icon = svg("svg").child(svg("path").attr("d", "M0 0"));
    let path = icon.as_element().first_element_child().unwrap();
    assert_eq!(path.namespace_uri().unwrap(), "http://www.w3.org/2000/svg");
}

#[wasm_bindgen_test]
fn a_handler_hears_each_event_of_its_name() {
    let heard = Rc::new(Cell::new(0));
    let button = el("button").on("click", {
        let heard = Rc::clone(&heard);
        move |event| heard.set(heard.get() + i32::from(event.type_() == "click"))
    });
    let button = button.as_element().clone().unchecked_into::<HtmlElement>();
    button.click();
    button.click();
    assert_eq!(heard.get(), 2);
}
