//! What a person set for the display, as the forerunner keeps it among the preferences.

use crate::{i18n::local_time::Clock, state::State};

/// The category of everything about the display.
pub const DISPLAY: &str = "display_settings";
/// Whether hours are counted to 24: `true` or `false`; absent for the language's own way.
pub const CLOCK: &str = "use_military_time";
/// How close posts stand: `compact`, or `clean`.
pub const MESSAGES: &str = "message_display";
/// Whether pictures show as cards only: `true`, or `false`. `/collapse` and `/expand` set it.
pub const FOLDED: &str = "collapse_previews";

/// How the hour is written.
#[must_use]
pub fn clock(state: &State) -> Clock {
    match display(state, CLOCK) {
        Some("true") => Clock::Hours24,
        Some("false") => Clock::Hours12,
        Some(_) | None => Clock::Usual,
    }
}

/// Whether posts stand close.
#[must_use]
pub fn is_compact(state: &State) -> bool {
    display(state, MESSAGES) == Some("compact")
}

/// Whether pictures below posts are folded to cards.
#[must_use]
pub fn are_previews_folded(state: &State) -> bool {
    display(state, FOLDED) == Some("true")
}

fn display<'a>(state: &'a State, name: &str) -> Option<&'a str> {
    let key = (DISPLAY.to_owned(), name.to_owned());
    state.preferences.get(&key).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &str, value: &str) -> State {
        let preferences = [((DISPLAY.to_owned(), name.to_owned()), value.to_owned())];
        State { preferences: preferences.into(), ..State::default() }
    }

    #[test]
    fn what_the_forerunner_kept_is_understood() {
        assert_eq!(clock(&with(CLOCK, "true")), Clock::Hours24);
        assert_eq!(clock(&with(CLOCK, "false")), Clock::Hours12);
        assert_eq!(clock(&with(CLOCK, "maybe")), Clock::Usual);
        assert_eq!(clock(&State::default()), Clock::Usual);
        assert!(is_compact(&with(MESSAGES, "compact")));
        assert!(!is_compact(&with(MESSAGES, "clean")));
        assert!(are_previews_folded(&with(FOLDED, "true")));
        assert!(!are_previews_folded(&with(FOLDED, "false")));
    }
}
