//! Something did not work: what, and a way to try again.

use yew::prelude::*;

use super::icons;
use crate::t;

/// Properties of [`ErrorView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ErrorViewProps {
    /// What did not work, in plain words.
    pub title: AttrValue,
    /// More about it, in plain words.
    #[prop_or_default]
    pub text: AttrValue,
    /// Tries again; without it no button shows.
    #[prop_or_default]
    pub on_retry: Option<Callback<()>>,
}

/// Shows an error where the content would be.
#[component]
pub fn ErrorView(props: &ErrorViewProps) -> Html {
    let on_click = use_callback(props.on_retry.clone(), |_: MouseEvent, on_retry| {
        if let Some(on_retry) = on_retry {
            on_retry.emit(());
        }
    });
    html! {
        <div class="empty-state empty-state--error" role="alert">
            <div class="empty-state__icon">{ icons::warning() }</div>
            <h2 class="empty-state__title">{ &props.title }</h2>
            <p class="empty-state__text">{ &props.text }</p>
            if props.on_retry.is_some() {
                <button type="button" class="button" onclick={on_click}>
                    { icons::retry() }{ t!("try-again") }
                </button>
            }
        </div>
    }
}
