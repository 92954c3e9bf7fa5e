//! The line above the first unread post.

use yew::prelude::*;

use crate::t;

/// Properties of [`NewMessagesLine`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NewMessagesLineProps {}

/// Shows where reading stopped.
#[component]
pub fn NewMessagesLine(_props: &NewMessagesLineProps) -> Html {
    html! {
        <div class="separator separator--new" role="separator" aria-label={t!("new-messages")}>
            <span class="separator__label" aria-hidden="true">{ t!("new-messages") }</span>
        </div>
    }
}
