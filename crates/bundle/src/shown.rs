//! Foreign names as messages show them: escaped and shortened.

use std::fmt::{self, Write as _};

/// The longest piece of a foreign name that a message repeats.
const MAX_SHOWN_CHARS: usize = 100;

/// A foreign name, safe to print: shortened, and with everything escaped that could disturb a terminal or spoof a line.
///
/// It prints in back quotes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shown(String);

impl Shown {
    pub(crate) fn text(text: &str) -> Self {
        Self::bytes(text.as_bytes())
    }

    pub(crate) fn bytes(bytes: &[u8]) -> Self {
        let mut shown = String::new();
        let mut n_chars = 0;
        for chunk in bytes.utf8_chunks() {
            for c in chunk.valid().chars() {
                if n_chars == MAX_SHOWN_CHARS {
                    shown.push('…');
                    return Self(shown);
                }
                n_chars += 1;
                if c == '`' || c.is_control() || is_invisible(c) {
                    // Writing to a String can not fail.
                    let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
                } else {
                    shown.push(c);
                }
            }
            for byte in chunk.invalid() {
                if n_chars == MAX_SHOWN_CHARS {
                    shown.push('…');
                    return Self(shown);
                }
                n_chars += 1;
                let _ = write!(shown, "\\x{byte:02x}");
            }
        }
        Self(shown)
    }

    /// Without quotes.
    #[cfg(feature = "signature")]
    pub(crate) fn into_plain(self) -> String {
        self.0
    }

    /// In the quotes in which messages about manifests show values.
    pub(crate) fn quoted(&self) -> String {
        format!("\"{}\"", self.0)
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

/// What takes no room on a line or turns its direction: such a name looks like another.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_are_tamed() {
        assert_eq!(Shown::text("../evil.js").to_string(), "`../evil.js`");
        assert_eq!(Shown::text("C:\\x").to_string(), "`C:\\x`");
        assert_eq!(Shown::text("a`\n\u{202e}b").to_string(), r"`a\u{60}\u{a}\u{202e}b`");
        assert_eq!(Shown::bytes(b"a\xff\xc3").to_string(), r"`a\xff\xc3`");
        assert_eq!(Shown::text("é").to_string(), "`é`");
    }

    #[test]
    fn long_names_are_cut() {
        let long = Shown::bytes(&vec![b'x'; 1 << 20]).to_string();
        assert_eq!(long.chars().count(), MAX_SHOWN_CHARS + 3);
        assert!(long.ends_with("x…`"));
        let invalid = Shown::bytes(&vec![0xff; 1 << 20]).to_string();
        assert!(invalid.len() < 1024, "{}", invalid.len());
    }
}
