//! A small table of emoji by their short names, as Mattermost and GitHub spell them.

/// Sorted by name, for the search.
const EMOJI: &[(&str, &str)] = &[
    ("+1", "👍"),
    ("-1", "👎"),
    ("100", "💯"),
    ("angry", "😠"),
    ("bell", "🔔"),
    ("blush", "😊"),
    ("boom", "💥"),
    ("broken_heart", "💔"),
    ("bug", "🐛"),
    ("bulb", "💡"),
    ("cake", "🍰"),
    ("calendar", "📆"),
    ("cat", "🐱"),
    ("chart_with_upwards_trend", "📈"),
    ("clap", "👏"),
    ("coffee", "☕"),
    ("computer", "💻"),
    ("confetti_ball", "🎊"),
    ("confused", "😕"),
    ("construction", "🚧"),
    ("cry", "😢"),
    ("dancer", "💃"),
    ("dart", "🎯"),
    ("disappointed", "😞"),
    ("dog", "🐶"),
    ("exclamation", "❗"),
    ("eyes", "👀"),
    ("facepalm", "🤦"),
    ("fingers_crossed", "🤞"),
    ("fire", "🔥"),
    ("four_leaf_clover", "🍀"),
    ("gift", "🎁"),
    ("grin", "😁"),
    ("grinning", "😀"),
    ("hammer", "🔨"),
    ("handshake", "🤝"),
    ("heart", "❤️"),
    ("heart_eyes", "😍"),
    ("heavy_check_mark", "✔️"),
    ("hourglass", "⌛"),
    ("hugs", "🤗"),
    ("innocent", "😇"),
    ("joy", "😂"),
    ("key", "🔑"),
    ("kissing_heart", "😘"),
    ("laughing", "😆"),
    ("link", "🔗"),
    ("lock", "🔒"),
    ("mag", "🔍"),
    ("mega", "📣"),
    ("memo", "📝"),
    ("moneybag", "💰"),
    ("muscle", "💪"),
    ("neutral_face", "😐"),
    ("no_entry", "⛔"),
    ("ok_hand", "👌"),
    ("package", "📦"),
    ("palm_tree", "🌴"),
    ("partying_face", "🥳"),
    ("pensive", "😔"),
    ("pizza", "🍕"),
    ("point_down", "👇"),
    ("point_left", "👈"),
    ("point_right", "👉"),
    ("point_up", "☝️"),
    ("pray", "🙏"),
    ("pushpin", "📌"),
    ("question", "❓"),
    ("rage", "😡"),
    ("rainbow", "🌈"),
    ("raised_hands", "🙌"),
    ("relieved", "😌"),
    ("robot", "🤖"),
    ("rocket", "🚀"),
    ("rofl", "🤣"),
    ("rotating_light", "🚨"),
    ("scream", "😱"),
    ("see_no_evil", "🙈"),
    ("ship", "🚢"),
    ("shrug", "🤷"),
    ("sleeping", "😴"),
    ("slightly_smiling_face", "🙂"),
    ("smile", "😄"),
    ("smiley", "😃"),
    ("smirk", "😏"),
    ("snowflake", "❄️"),
    ("sob", "😭"),
    ("sparkles", "✨"),
    ("star", "⭐"),
    ("stuck_out_tongue", "😛"),
    ("sunglasses", "😎"),
    ("sunny", "☀️"),
    ("sweat_smile", "😅"),
    ("tada", "🎉"),
    ("thinking", "🤔"),
    ("thumbsdown", "👎"),
    ("thumbsup", "👍"),
    ("trophy", "🏆"),
    ("unamused", "😒"),
    ("upside_down_face", "🙃"),
    ("warning", "⚠️"),
    ("wave", "👋"),
    ("white_check_mark", "✅"),
    ("wink", "😉"),
    ("worried", "😟"),
    ("wrench", "🔧"),
    ("x", "❌"),
    ("yum", "😋"),
    ("zap", "⚡"),
    ("zzz", "💤"),
];

/// The name and the character of a short name without its colons; none when it is not in the table.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static str)> {
    let idx = EMOJI.binary_search_by_key(&name, |(name, _)| name).ok()?;
    EMOJI.get(idx).copied()
}

/// Names and characters of the common ones, by name.
pub fn common() -> impl Iterator<Item = (&'static str, &'static str)> {
    EMOJI.iter().copied()
}

/// The emoji of a short name, without the table of all.
#[must_use]
pub fn common_character(name: &str) -> Option<&'static str> {
    find(name).map(|(_, character)| character)
}

/// Whether a name looks like one of an emoji: lower case, and more than figures, as in a time of day.
pub(super) fn may_be(name: &str) -> bool {
    let is_part = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'+')
    };
    name.len() > 1
        && name.bytes().all(is_part)
        && name.bytes().any(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{EMOJI, find};

    #[test]
    fn the_table_is_sorted() {
        assert!(EMOJI.is_sorted_by(|(one, _), (other, _)| one < other));
    }

    #[test]
    fn names_are_found() {
        assert_eq!(find("tada"), Some(("tada", "🎉")));
        assert_eq!(find("no-such-emoji"), None);
    }
}
