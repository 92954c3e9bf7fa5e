//! The line above the first unread post.

use yew::prelude::*;

use crate::t;

/// Properties of [`NewMessagesLine`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NewMessagesLineProps {
    /// Buttons below the line.
    #[prop_or_default]
    pub children: Html,
}

/// Shows where reading stopped.
#[component]
pub fn NewMessagesLine(props: &NewMessagesLineProps) -> Html {
    html! {
        <>
            <div class="separator separator--new" role="separator" aria-label={t!("new-messages")}>
                <span class="separator__label" aria-hidden="true">{ t!("new-messages") }</span>
            </div>
            if props.children != Html::default() {
                <div class="separator__actions">{ props.children.clone() }</div>
            }
        </>
    }
}
