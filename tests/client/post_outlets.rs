//! The outlets of a post stand there from the time on at which somebody wants them.

use client::state::Action;
use js_sys::Function;
use manifest::PluginId;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::page::{Shown, posted, query};

const OF_A_POST: [&str; 3] = ["post.v1", "post-body.v1", "post-header.v1"];

fn outlets(root: &Element, slot: &str) -> u32 {
    root.query_selector_all(&format!("[data-slot='{slot}']")).unwrap().length()
}

/// A chat with two posts in the open channel.
async fn two_posts() -> Shown {
    let shown = Shown::new().await;
    let store = shown.chat.store();
    let is_open = |_: &Element| store.read(|state| state.view.channel_id.is_some());
    shown.until("an open channel", is_open).await;
    let open = store.read(|state| state.view.channel_id.clone()).unwrap().to_string();
    store.dispatch(posted("news", &open));
    shown
        .until("two posts", |root| query(root, "[data-post-id='news'] .post__more").is_some())
        .await;
    shown
}

/// A plugin that puts a mark before each post.
fn marking() -> JsValue {
    let body = "return { initialize(registry) { registry.before('post.v1', { mount(el) { \
                el.textContent = 'mark'; return { update() {}, unmount() {} }; } }); } };";
    Function::new_no_args(body).call0(&JsValue::UNDEFINED).unwrap()
}

#[wasm_bindgen_test]
async fn the_inspector_finds_the_slots_that_nobody_fills() {
    let shown = two_posts().await;
    for slot in OF_A_POST {
        shown.until(slot, |root| outlets(root, slot) == 0).await;
    }
    shown.chat.store().dispatch(Action::Inspect(true));
    for slot in OF_A_POST {
        shown.until(slot, |root| outlets(root, slot) >= 1).await;
    }
    shown.until("one for each post", |root| outlets(root, "post.v1") == 2).await;
}

#[wasm_bindgen_test]
async fn an_outlet_that_comes_takes_the_focus_from_nobody() {
    let shown = two_posts().await;
    let more: HtmlElement =
        shown.find("[data-post-id='news'] .post__more").unwrap().unchecked_into();
    more.focus().unwrap();
    let id = PluginId::try_from("marker".to_owned()).unwrap();
    let runtime = shown.chat.plugins().runtime().clone();
    runtime.add_module(&id, marking());
    shown.until("the outlet of the other post", |root| outlets(root, "post.v1") == 1).await;
    assert!(more.is_connected());

    more.blur().unwrap();
    shown.until("both outlets", |root| outlets(root, "post.v1") == 2).await;
    runtime.disable(&id);
    shown.until("no mark", |_| !shown.text().contains("mark")).await;
    assert_eq!(outlets(&shown.find(".channel").unwrap(), "post.v1"), 2, "they stay");
}
