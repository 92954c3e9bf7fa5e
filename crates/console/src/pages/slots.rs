//! Who comes first in which slot.

use client::t;
use yew::prelude::*;

use crate::components::Page;

/// Who comes first in which slot.
#[component]
pub fn Slots() -> Html {
    html! {
        <Page title={t!("nav-slots")}>{ "" }</Page>
    }
}
