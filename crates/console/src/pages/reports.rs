//! Failures that browsers told of.

use client::t;
use yew::prelude::*;

use crate::components::Page;

/// Failures that browsers told of.
#[component]
pub fn Reports() -> Html {
    html! {
        <Page title={t!("nav-reports")}>{ "" }</Page>
    }
}
