//! The page around the cells: what to show, and what was found.

pub mod view;
pub mod catalogue;
pub mod matrix;
pub mod form;
pub mod told;

use yew::prelude::*;

/// The whole page.
#[component]
pub fn Bench() -> Html {
    html! { <main class="bench"></main> }
}
