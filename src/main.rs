//! Starts the web client. Everything else is in the library.

use client::services::languages;
use wasm_bindgen_futures::spawn_local;

fn main() {
    spawn_local(async {
        languages::begin().await;
        yew::Renderer::<client::app::App>::new().render();
    });
}
