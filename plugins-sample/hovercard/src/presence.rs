//! Presence in words and in colour; never in colour alone.

use sdk::contracts::Presence;
use sdk::dom::{El, el};

/// The words.
pub(crate) fn presence_line(presence: Presence) -> El {
    el("span").class(&["presence ", class_of(presence)].concat()).text(label(presence))
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
