//! A place with nothing in it yet: says so, and what to do.

use yew::prelude::*;

/// Properties of [`EmptyState`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EmptyStateProps {
    /// A pictogram.
    #[prop_or_default]
    pub icon: Html,
    /// What is missing.
    pub title: AttrValue,
    /// Why, or what to do.
    #[prop_or_default]
    pub text: AttrValue,
    /// Buttons.
    #[prop_or_default]
    pub children: Html,
}

/// Shows that there is nothing, kindly.
#[component]
pub fn EmptyState(props: &EmptyStateProps) -> Html {
    html! {
        <div class="empty-state">
            <div class="empty-state__icon">{ props.icon.clone() }</div>
            <h2 class="empty-state__title">{ &props.title }</h2>
            <p class="empty-state__text">{ &props.text }</p>
            { props.children.clone() }
        </div>
    }
}
