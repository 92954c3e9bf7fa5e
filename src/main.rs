//! Starts the web client. Everything else is in the library.

fn main() {
    yew::Renderer::<client::app::App>::new().render();
}
