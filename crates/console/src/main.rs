//! Starts the System Console. Everything else is in the library.

fn main() {
    client::i18n::add(console::TEXTS);
    yew::Renderer::<console::app::App>::new().render();
}
