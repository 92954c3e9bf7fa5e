//! The thin bar above everything: the way to channels and people, and help. On a phone it is the
//! head of the drawer.

use yew::prelude::*;

use super::{AnchorRect, icons};
use crate::t;

/// What the bar shows, and what its buttons do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GlobalHeader {
    /// The name of the open product, or of the chat.
    pub product: AttrValue,
    /// The menu of products was asked for; it stands there. Without it there is none.
    pub on_products: Option<Callback<AnchorRect>>,
    /// What stands in the middle instead of the way to channels and people.
    pub render_middle: Option<Callback<Html, Html>>,
    /// The way to channels and people was pressed.
    pub on_go: Callback<()>,
    /// Help was pressed; it stands there.
    pub on_help: Callback<AnchorRect>,
}

/// Shows the bar.
pub fn global_header(bar: &GlobalHeader) -> Html {
    let on_go = bar.on_go.reform(|_: MouseEvent| ());
    let on_help = bar.on_help.reform(|event: MouseEvent| AnchorRect::of_event(&event));
    let middle = html! {
        <button type="button" class="global-header__go" aria-haspopup="dialog"
            aria-keyshortcuts="Control+K" onclick={on_go}>
            { icons::search() }
            <span class="global-header__words">{ t!("shortcut-switch") }</span>
            <kbd class="global-header__keys" aria-hidden="true">{ "Ctrl K" }</kbd>
        </button>
    };
    let middle = match &bar.render_middle {
        Some(render) => render.emit(middle),
        None => middle,
    };
    html! {
        <header class="global-header">
            <div class="global-header__start">
                if let Some(on_products) = bar.on_products.clone() {
                    <button type="button" class="global-header__products" aria-haspopup="menu"
                        aria-label={t!("products-open", name = bar.product)} title={t!("products")}
                        onclick={move |event: MouseEvent| on_products.emit(AnchorRect::of_event(&event))}>
                        { icons::products() }
                        <span class="global-header__words">{ &bar.product }</span>
                    </button>
                }
            </div>
            <div class="global-header__middle">{ middle }</div>
            <div class="global-header__end">
                <button type="button" class="icon-button global-header__button" aria-haspopup="menu"
                    aria-label={t!("help")} title={t!("help")} onclick={on_help}>
                    { icons::help() }
                </button>
            </div>
        </header>
    }
}
