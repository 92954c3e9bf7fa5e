//! Who is writing right now.

use std::rc::Rc;

use yew::prelude::*;

use crate::t;

/// Properties of [`TypingIndicator`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TypingIndicatorProps {
    /// Their names for people.
    pub names: Rc<[AttrValue]>,
}

/// One line that is always there, so that nothing moves when it fills.
#[component]
pub fn TypingIndicator(props: &TypingIndicatorProps) -> Html {
    let text = match &*props.names {
        [] => None,
        [one] => Some(t!("typing-one", name = one)),
        [one, other] => Some(t!("typing-two", name = one, other = other)),
        [one, other, third] => Some(t!("typing-three", name = one, other = other, third = third)),
        many => Some(t!("typing-many", count = many.len())),
    };
    html! {
        <div class="typing" role="status">
            if let Some(text) = text {
                <span class="typing__dots" aria-hidden="true"><i></i><i></i><i></i></span>
                { text }
            }
        </div>
    }
}
