//! The page around the cells: what to show, and what was found.

use yew::prelude::*;

/// The whole page.
#[component]
pub fn Bench() -> Html {
    html! { <main class="bench"></main> }
}
