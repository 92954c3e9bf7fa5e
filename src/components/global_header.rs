//! The thin bar above everything: the way to channels and people, and help. On a phone it is the
//! head of the drawer.

use yew::prelude::*;

use super::{AnchorRect, icons};
use crate::t;

/// What the bar shows, and what its buttons do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GlobalHeader {
    /// At the beginning.
    pub start: Html,
    /// The way to channels and people was pressed.
    pub on_go: Callback<()>,
    /// Help was pressed; it stands there.
    pub on_help: Callback<AnchorRect>,
}

/// Shows the bar.
pub fn global_header(bar: &GlobalHeader) -> Html {
    let on_go = bar.on_go.reform(|_: MouseEvent| ());
    let on_help = bar.on_help.reform(|event: MouseEvent| AnchorRect::of_event(&event));
    html! {
        <header class="global-header">
            <div class="global-header__start">{ bar.start.clone() }</div>
            <button type="button" class="global-header__go" aria-haspopup="dialog"
                aria-keyshortcuts="Control+K" onclick={on_go}>
                { icons::search() }
                <span class="global-header__words">{ t!("shortcut-switch") }</span>
                <kbd class="global-header__keys" aria-hidden="true">{ "Ctrl K" }</kbd>
            </button>
            <div class="global-header__end">
                <button type="button" class="icon-button global-header__button" aria-haspopup="menu"
                    aria-label={t!("help")} title={t!("help")} onclick={on_help}>
                    { icons::help() }
                </button>
            </div>
        </header>
    }
}
