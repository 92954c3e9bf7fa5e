//! What holds for all plugins.

use client::t;
use yew::prelude::*;

use crate::components::Page;

/// What holds for all plugins.
#[component]
pub fn Configuration() -> Html {
    html! {
        <Page title={t!("nav-configuration")}>{ "" }</Page>
    }
}
