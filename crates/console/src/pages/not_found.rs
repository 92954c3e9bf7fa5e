//! The address leads nowhere.

use client::{
    components::{EmptyState, icons},
    t,
};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{components::Page, route::Route};

/// Says that there is nothing at this address.
#[component]
pub fn NotFound() -> Html {
    html! {
        <Page title={t!("not-found-title")}>
            <EmptyState icon={icons::search()} title={t!("not-found-title")} text={t!("console-not-found")}>
                <Link<Route> to={Route::Management} classes="button button--primary">
                    { t!("nav-management") }
                </Link<Route>>
            </EmptyState>
        </Page>
    }
}
