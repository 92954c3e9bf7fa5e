//! Starts the System Console. Everything else is in the library.

fn main() {
    client::i18n::add(console::TEXTS);
    // What the address asks for is gone with the first step to another page.
    let _ = client::services::safe_mode::begin();
    yew::Renderer::<console::app::App>::new().render();
}
