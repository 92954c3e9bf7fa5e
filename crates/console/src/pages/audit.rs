//! What administrators did, newest first.

use client::t;
use yew::prelude::*;

use crate::components::Page;

/// What administrators did, newest first.
#[component]
pub fn Audit() -> Html {
    html! {
        <Page title={t!("nav-audit")}>{ "" }</Page>
    }
}
