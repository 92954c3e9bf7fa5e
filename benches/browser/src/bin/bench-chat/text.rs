//! A text with its Markdown, from letters to the page, as a post shows it.
#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

use std::cell::RefCell;

use client::markdown::{Markdown, MarkdownProps};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

thread_local! {
    static APP: RefCell<Option<AppHandle<Markdown>>> = const { RefCell::new(None) };
}

/// Reads and draws a text in an empty element.
#[wasm_bindgen]
pub fn show_text(element: Element, text: String) {
    let props = yew::props!(MarkdownProps { text });
    APP.set(Some(yew::Renderer::<Markdown>::with_root_and_props(element, props).render()));
}

/// Reads a text and draws nothing. Answers how many blocks it has, so that the work is not left out.
#[wasm_bindgen]
#[must_use]
pub fn read_text(text: &str) -> usize {
    client::markdown::parse(text).len()
}

/// Takes the text away.
#[wasm_bindgen]
pub fn hide_text() {
    if let Some(app) = APP.take() {
        app.destroy();
    }
}
