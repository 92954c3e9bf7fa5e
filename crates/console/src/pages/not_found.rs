//! The address leads nowhere.

use client::{
    components::{EmptyState, icons},
    t,
};
use yew::prelude::*;

use crate::{
    components::{Page, PageLink},
    route::Route,
};

/// Says that there is nothing at this address.
#[component]
pub fn NotFound() -> Html {
    html! {
        <Page title={t!("not-found-title")}>
            <EmptyState icon={icons::search()} title={t!("not-found-title")} text={t!("console-not-found")}>
                <PageLink to={Route::Management} class="button button--primary">
                    { t!("nav-management") }
                </PageLink>
            </EmptyState>
        </Page>
    }
}
