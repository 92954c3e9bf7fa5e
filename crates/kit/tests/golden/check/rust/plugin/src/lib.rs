//! Everything that a Rust plugin must not do.

use gloo_storage::LocalStorage;
use sdk::contracts::CenterToast;
use sdk::{Host, Options, RegisterError, Registry, ViewProps, yew_view};
use yew::{Html, component, html};

#[component]
fn Note(view: &ViewProps<CenterToast>) -> Html {
    let raw = Html::from_html_unchecked(view.props.viewer_id.clone().into());
    let window = web_sys::window().unwrap();
    window.alert_with_message("x").expect("a dialog");
    window.location().set_href("/x").ok();
    window.local_storage().ok();
    window.document().unwrap().body().unwrap().append_child(&raw).ok();
    element.set_inner_html("<b>x</b>");
    js_sys::eval("1 + 1").ok();
    Request::new_with_str("/x").ok();
    if view.props.viewer_id.len() < 3 {
        panic!("too short");
    }
    html! {
        <div class="note" onclick={move |_| web_sys::window().unwrap().alert().ok()}>
            <button type="button"><svg viewBox="0 0 1 1" /></button>
            if view.props.viewer_id.len() < 3 {
                <img src="x.png" />
            }
            { for rows.iter().map(|row| html! { <input value={row.first().unwrap()} /> }) }
            <button type="button">{ "Close" }</button>
        </div>
    }
}

fn initialize(registry: &Registry, host: &Host) -> Result<(), RegisterError> {
    registry.item("note", yew_view::<CenterToast, Note>(), Options::new().styles(STYLES))?;
    registry.replace(Card::default(), Options::new())?;
    host.on("posted", |_| ());
    Ok(())
}

/// Says by itself which slot it is for.
#[derive(Default)]
struct Card;

impl View<Root> for Card {
    type Mounted = ();
}

const STYLES: &str = include_str!("../styles.css");

#[cfg(test)]
mod tests {
    #[test]
    fn tests_may_panic() {
        "1".parse::<u8>().unwrap();
    }
}
