//! The button in a browser, against a fake host:
//! `cargo test --package quote-post --target wasm32-unknown-unknown`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::indexing_slicing, reason = "clippy does not know wasm_bindgen_test")]

use quote_post::initialize;
use sdk::contracts::{PostActionEntry, PostActionEntryAction, PostActionEntryProps};
use sdk::testing::{FakeHost, Stage, TestError};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

// ANCHOR: props
/// The props of the fixture, read as the slot's own type.
fn props() -> PostActionEntryProps {
    let fixture = include_str!("../fixtures/post-action.v1/two-lines.json");
    let read = serde_json::from_str::<serde_json::Value>(fixture)
        .and_then(|mut fixture| serde_json::from_value(fixture["props"].take()));
    read.unwrap_or_default()
}
// ANCHOR_END: props

// ANCHOR: test
#[wasm_bindgen_test]
async fn a_press_quotes_the_post() -> Result<(), TestError> {
    let stage = Stage::new(FakeHost::new().plugin("quote-post"), initialize).await?;
    let button = stage.mount_item::<PostActionEntry>("quote", &props()).await?;
    button.click_named("Quote 8 words").await?;

    let text = "> High water at nine.\n> Low water at three.\n\n".to_owned();
    assert_eq!(button.actions(), [PostActionEntryAction::InsertText { text }]);
    assert_eq!(stage.calls("toast").len(), 1);
    stage.stop().await
}
// ANCHOR_END: test

#[wasm_bindgen_test]
async fn it_is_explained_once() -> Result<(), TestError> {
    let stage = Stage::new(FakeHost::new().plugin("quote-post"), initialize).await?;
    let button = stage.mount_item::<PostActionEntry>("quote", &props()).await?;
    button.click("button").await?;
    button.click("button").await?;
    assert_eq!(button.actions().len(), 2);
    assert_eq!(stage.calls("toast").len(), 1);
    stage.stop().await
}

// ANCHOR: language
#[wasm_bindgen_test]
async fn it_speaks_the_language_of_the_page() -> Result<(), TestError> {
    let host = FakeHost::new().plugin("quote-post").locale("de-AT");
    let stage = Stage::new(host, initialize).await?;
    let button = stage.mount_item::<PostActionEntry>("quote", &props()).await?;
    button.click_named("8 Wörter zitieren").await
}
// ANCHOR_END: language
