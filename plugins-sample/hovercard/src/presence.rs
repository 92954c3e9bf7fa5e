//! Presence in words and in colour; never in colour alone.

use sdk::contracts::Presence;
use yew::{Html, Properties, classes, component, html};

#[derive(Properties, PartialEq)]
pub(crate) struct PresenceLineProps {
    pub(crate) presence: Presence,
}

/// The words.
#[component]
pub(crate) fn PresenceLine(props: &PresenceLineProps) -> Html {
    html! {
        <span class={classes!("presence", class_of(props.presence))}>{ label(props.presence) }</span>
    }
}

/// The class that gives the colour.
pub(crate) fn class_of(presence: Presence) -> &'static str {
    match presence {
        Presence::Online => "online",
        Presence::Away => "away",
        Presence::Dnd => "dnd",
        Presence::Offline => "offline",
    }
}

fn label(presence: Presence) -> &'static str {
    match presence {
        Presence::Online => "Online",
        Presence::Away => "Away",
        Presence::Dnd => "Do not disturb",
        Presence::Offline => "Offline",
    }
}
