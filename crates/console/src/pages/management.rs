//! What is installed, and what could be.

use client::t;
use yew::prelude::*;

use crate::components::Page;

/// What is installed, and what could be.
#[component]
pub fn Management() -> Html {
    html! {
        <Page title={t!("nav-management")}>{ "" }</Page>
    }
}
