//! Starts the page that the address asks for. Everything else is in the library.

use client::{lazy, services::browser};
use wasm_bindgen_futures::spawn_local;
use workbench::{bench::Bench, cell};

// The bench shows no part of the chat itself, so it stands before that is loaded.
lazy!(cell: fn start_cell => cell::start);

fn main() {
    let path = browser::window().and_then(|window| window.location().pathname().ok());
    if path.as_deref() == Some("/workbench/cell") {
        spawn_local(async {
            if start_cell().await.is_err() {
                cell::tell_not_loaded();
            }
        });
    } else {
        client::i18n::add(workbench::TEXTS);
        yew::Renderer::<Bench>::new().render();
    }
}
