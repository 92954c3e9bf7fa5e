//! The error of every newtype of this crate, and how foreign values are shortened before they are shown.

use std::fmt::Write as _;

/// A text that is not what it should be: the value, the rule it breaks, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value} is not {what}: {rule}{}", mend.as_deref().map(|mend| format!("; {mend}")).unwrap_or_default())]
pub struct InvalidValue {
    /// What the text was meant to be, with its article: `a plugin id`.
    pub what: &'static str,
    /// The refused text, quoted and shortened, safe to print.
    pub value: String,
    /// The broken rule, as a sentence that reads on after the field: `must be …`.
    pub rule: &'static str,
    /// How to mend it, where that is obvious: `write "hovercard"`.
    pub mend: Option<String>,
}

impl InvalidValue {
    pub(crate) fn new(what: &'static str, value: &str, rule: &'static str) -> Self {
        Self { what, value: quote(value), rule, mend: None }
    }

    pub(crate) fn mend(mut self, mend: String) -> Self {
        self.mend = Some(mend);
        self
    }
}

/// The longest piece of a foreign value that a message repeats; enough to find it, too short to flood a log.
const MAX_SHOWN_CHARS: usize = 60;

/// `text` in quotes, shortened, with everything escaped that could disturb a terminal or spoof a line.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    let mut chars = text.chars();
    for c in chars.by_ref().take(MAX_SHOWN_CHARS) {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            // Control characters, and the invisible ones that reorder or hide text.
            _ if c.is_control() || is_invisible(c) => {
                // Writing to a String can not fail.
                let _ = write!(quoted, "\\u{{{:x}}}", u32::from(c));
            }
            _ => quoted.push(c),
        }
    }
    if chars.next().is_some() {
        quoted.push('…');
    }
    quoted.push('"');
    quoted
}

/// Bidirectional overrides, zero-width characters and the byte order mark.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn long_and_hostile_values_are_tamed() {
        assert_eq!(quote("a\"b\n\u{202e}"), r#""a\"b\u{a}\u{202e}""#);
        let long = quote(&"x".repeat(100_000));
        assert!(long.chars().count() < 70, "{long}");
        assert!(long.ends_with("…\""), "{long}");
    }
}
