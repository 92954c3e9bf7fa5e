//! Whose signatures count.

use client::t;
use yew::prelude::*;

use crate::components::Page;

/// Whose signatures count.
#[component]
pub fn Keys() -> Html {
    html! {
        <Page title={t!("nav-keys")}>{ "" }</Page>
    }
}
