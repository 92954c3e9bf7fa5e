//! A button on each post that puts its words into the message box.

use std::error::Error;

use sdk::contracts::{PostActionEntry, PostActionEntryAction};
use sdk::{Host, HostError, Options, Registry, Tone, ViewProps, export_plugin, yew_view};
use yew::{Callback, Html, component, html};

// ANCHOR: initialize
/// Says what this plugin puts where. The host calls it once.
pub fn initialize(registry: &Registry, host: &Host) -> Result<(), Box<dyn Error>> {
    // ANCHOR: texts
    host.translations(include_str!("../texts.json"))?;
    // ANCHOR_END: texts
    let options = Options::new().order(60).styles(include_str!("../styles.css"));
    registry.item("quote", yew_view::<PostActionEntry, Quote>(), options)?;
    Ok(())
}

export_plugin!(initialize);
// ANCHOR_END: initialize

// ANCHOR: view
/// The button.
#[component]
fn Quote(view: &ViewProps<PostActionEntry>) -> Html {
    let label = label(view.ctx.host(), &view.props.post.message);
    let onclick = {
        let view = view.clone();
        Callback::from(move |_| quote(&view))
    };
    html! {
        <button type="button" class="quote" title={label.clone()} aria-label={label} {onclick}>
            { "❞" }
        </button>
    }
}

fn quote(view: &ViewProps<PostActionEntry>) {
    let text = quoted(&view.props.post.message);
    view.ctx.action(PostActionEntryAction::InsertText { text });
    if let Err(error) = explain_once(view.ctx.host()) {
        // The quote is there; that nobody explains it is no reason to stop.
        sdk::web_sys::console::warn_1(&error.message().into());
    }
}
// ANCHOR_END: view

// ANCHOR: translate
fn label(host: &Host, message: &str) -> String {
    let count = message.split_whitespace().count();
    host.translate("quote", &[("count", count.into())])
}
// ANCHOR_END: translate

// ANCHOR: storage
/// Tells at the first quote in this browser where it went.
fn explain_once(host: &Host) -> Result<(), HostError> {
    let storage = host.storage();
    if storage.get::<bool>("explained")? == Some(true) {
        return Ok(());
    }
    storage.set("explained", &true)?;
    host.toast(Tone::Info, &host.translate("explained", &[]))
}
// ANCHOR_END: storage

// ANCHOR: quoted
/// The text as Markdown quotes it, and an empty line to go on in.
fn quoted(message: &str) -> String {
    let lines = message.lines().map(|line| format!("> {line}\n"));
    lines.chain(["\n".to_owned()]).collect()
}
// ANCHOR_END: quoted

#[cfg(test)]
mod tests {
    use super::quoted;

    // ANCHOR: native-test
    #[test]
    fn each_line_is_quoted() {
        assert_eq!(quoted("High water\n\nat nine"), "> High water\n> \n> at nine\n\n");
        assert_eq!(quoted(""), "\n");
    }
    // ANCHOR_END: native-test
}
