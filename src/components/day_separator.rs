//! The line between two days.

use yew::prelude::*;

use crate::i18n::local_time;

/// Properties of [`DaySeparator`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DaySeparatorProps {
    /// Any moment of the day that begins, in milliseconds since 1970.
    pub at_ms: f64,
}

/// Names the day of the posts below.
#[component]
pub fn DaySeparator(props: &DaySeparatorProps) -> Html {
    let label = local_time::day_label(props.at_ms);
    html! {
        <div class="separator" role="separator" aria-label={label.clone()}>
            <time class="separator__label" datetime={local_time::machine_readable(props.at_ms)}
                aria-hidden="true">
                { label }
            </time>
        </div>
    }
}
