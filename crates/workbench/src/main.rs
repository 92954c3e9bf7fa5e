//! Starts the page that the address asks for. Everything else is in the library.

use client::services::browser;
use workbench::{bench::Bench, cell};

fn main() {
    let path = browser::window().and_then(|window| window.location().pathname().ok());
    if path.as_deref() == Some("/workbench/cell") {
        cell::start();
    } else {
        client::i18n::add(workbench::TEXTS);
        yew::Renderer::<Bench>::new().render();
    }
}
