//! The page inside a frame: one slot with one fixture, and the plugins that were chosen.

use yew::prelude::*;

/// The whole page.
#[component]
pub fn Cell() -> Html {
    html! { <div class="cell"></div> }
}
