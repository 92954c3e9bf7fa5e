//! The dot that tells whether a person can be reached.

use contracts::Presence;
use yew::prelude::*;

use crate::t;

/// Properties of [`PresenceDot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PresenceDotProps {
    /// The state to show.
    pub presence: Presence,
}

/// A dot with a shape and a colour per state, and its name for screen readers.
#[component]
pub fn PresenceDot(props: &PresenceDotProps) -> Html {
    let class = match props.presence {
        Presence::Online => "presence presence--online",
        Presence::Away => "presence presence--away",
        Presence::Dnd => "presence presence--dnd",
        Presence::Offline => "presence presence--offline",
    };
    html! { <span {class} role="img" aria-label={presence_label(props.presence)}></span> }
}

/// The state in words.
#[must_use]
pub fn presence_label(presence: Presence) -> AttrValue {
    match presence {
        Presence::Online => t!("presence-online"),
        Presence::Away => t!("presence-away"),
        Presence::Dnd => t!("presence-dnd"),
        Presence::Offline => t!("presence-offline"),
    }
}
