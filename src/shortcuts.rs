//! The keyboard shortcuts of the chat: one table, which also fills the dialog that lists them.
//!
//! Pure; who listens stands in `pages/shortcut_keys.rs`.

/// What a shortcut does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shortcut {
    /// Opens the quick switcher.
    Switch,
    /// Shows this list.
    Help,
    /// To the channel above in the sidebar.
    PreviousChannel,
    /// To the channel below.
    NextChannel,
    /// To the unread channel above.
    PreviousUnread,
    /// To the unread channel below.
    NextUnread,
    /// Opens the public channels.
    Browse,
    /// Starts a conversation.
    NewMessage,
    /// Everything in the open channel is read.
    MarkRead,
    /// Everything everywhere is read.
    MarkAllRead,
    /// Searches in the open channel.
    Search,
    /// Opens the settings.
    Settings,
    /// Opens or closes the slot inspector.
    Inspect,
}

/// The keys of a shortcut. Ctrl stands for ⌘ on a Mac, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// The key as the browser names it; letters in lower case.
    pub key: &'static str,
    /// With Ctrl or ⌘.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift.
    pub shift: bool,
}

const fn keys(key: &'static str, ctrl: bool, alt: bool, shift: bool) -> Keys {
    Keys { key, ctrl, alt, shift }
}

/// Every shortcut, in the order of the dialog.
pub const SHORTCUTS: [(Shortcut, Keys); 13] = [
    (Shortcut::Switch, keys("k", true, false, false)),
    (Shortcut::PreviousChannel, keys("ArrowUp", false, true, false)),
    (Shortcut::NextChannel, keys("ArrowDown", false, true, false)),
    (Shortcut::PreviousUnread, keys("ArrowUp", false, true, true)),
    (Shortcut::NextUnread, keys("ArrowDown", false, true, true)),
    (Shortcut::Browse, keys("o", true, false, true)),
    (Shortcut::NewMessage, keys("y", true, false, true)),
    (Shortcut::Search, keys("f", true, false, true)),
    (Shortcut::MarkRead, keys("Escape", false, false, false)),
    (Shortcut::MarkAllRead, keys("Escape", false, false, true)),
    (Shortcut::Settings, keys("a", true, false, true)),
    (Shortcut::Inspect, keys("l", true, false, true)),
    (Shortcut::Help, keys("/", true, false, false)),
];

/// What these keys mean; `key` as the browser names it.
#[must_use]
pub fn find(key: &str, (ctrl, alt, shift): (bool, bool, bool)) -> Option<Shortcut> {
    let key = if key.chars().count() == 1 { key.to_lowercase() } else { key.to_owned() };
    let fits = |keys: &Keys| {
        // On many keyboards the slash itself needs Shift.
        let shift_fits = keys.shift == shift || keys.key == "/";
        keys.key == key && keys.ctrl == ctrl && keys.alt == alt && shift_fits
    };
    SHORTCUTS.iter().find(|(_, keys)| fits(keys)).map(|(shortcut, _)| *shortcut)
}

/// The next of `ids` after (1) or before (-1) the open one, round the ends.
#[must_use]
pub fn neighbour<T: AsRef<str>>(ids: &[T], open: Option<&str>, step: isize) -> Option<usize> {
    let last = ids.len().checked_sub(1)?;
    let at = open.and_then(|open| ids.iter().position(|id| id.as_ref() == open));
    Some(match (at, step < 0) {
        (None, false) => 0,
        (None | Some(0), true) => last,
        (Some(at), true) => at - 1,
        (Some(at), false) => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_shortcuts_have_the_same_keys() {
        for (idx, (one, keys)) in SHORTCUTS.iter().enumerate() {
            for (other, other_keys) in &SHORTCUTS[idx + 1..] {
                assert_ne!(one, other);
                assert_ne!(keys, other_keys, "{one:?} and {other:?}");
            }
            // Each is found by its own keys.
            assert_eq!(find(keys.key, (keys.ctrl, keys.alt, keys.shift)), Some(*one));
        }
    }

    #[test]
    fn letters_are_found_in_either_case_and_others_not_at_all() {
        assert_eq!(find("K", (true, false, false)), Some(Shortcut::Switch));
        assert_eq!(find("/", (true, false, true)), Some(Shortcut::Help));
        assert_eq!(find("k", (true, true, false)), None, "that makes a link");
        assert_eq!(find("k", (false, false, false)), None);
    }

    #[test]
    fn neighbours_go_round() {
        let ids = ["a", "b", "c"];
        assert_eq!(neighbour(&ids, Some("a"), -1), Some(2));
        assert_eq!(neighbour(&ids, Some("c"), 1), Some(0));
        assert_eq!(neighbour(&ids, Some("b"), 1), Some(2));
        assert_eq!(neighbour(&ids, None, 1), Some(0));
        assert_eq!(neighbour::<&str>(&[], None, 1), None);
    }
}
