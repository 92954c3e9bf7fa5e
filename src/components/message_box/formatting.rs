//! Markdown marks around what is chosen in the message box, by keys. Indices are of bytes.

/// What a key puts around the chosen text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `**bold**`
    Bold,
    /// `_italic_`
    Italic,
    /// `[words](address)`
    Link,
}

impl Mark {
    /// The mark that a key with Ctrl (or ⌘) means; `alt` as it is held too.
    pub(super) fn of_key(key: &str, alt: bool) -> Option<Self> {
        match (key, alt) {
            ("b" | "B", false) => Some(Self::Bold),
            ("i" | "I", false) => Some(Self::Italic),
            ("k" | "K", true) => Some(Self::Link),
            _ => None,
        }
    }

    fn ends(self) -> (&'static str, &'static str) {
        match self {
            Self::Bold => ("**", "**"),
            Self::Italic => ("_", "_"),
            Self::Link => ("[", "](https://)"),
        }
    }
}

/// The text with the mark around `start..end`, or without it where it was, and what is chosen then.
pub(super) fn toggled(
    text: &str,
    (start, end): (usize, usize),
    mark: Mark,
) -> Option<(String, usize, usize)> {
    let (before, chosen, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let (open, close) = mark.ends();
    if let (Some(outer), Some(rest)) = (before.strip_suffix(open), after.strip_prefix(close)) {
        let at = outer.len();
        return Some((format!("{outer}{chosen}{rest}"), at, at + chosen.len()));
    }
    let marked = format!("{before}{open}{chosen}{close}{after}");
    let at = start + open.len();
    if mark == Mark::Link {
        // The address is what is missing.
        let caret = at + chosen.len() + close.len() - 1;
        return Some((marked, caret, caret));
    }
    Some((marked, at, at + chosen.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_and_go() {
        let bold = toggled("say it", (4, 6), Mark::Bold).unwrap();
        assert_eq!(bold, ("say **it**".into(), 6, 8));
        assert_eq!(toggled(&bold.0, (6, 8), Mark::Bold).unwrap(), ("say it".into(), 4, 6));
        assert_eq!(toggled("", (0, 0), Mark::Italic).unwrap(), ("__".into(), 1, 1));
        assert_eq!(toggled("a", (0, 1), Mark::Link).unwrap(), ("[a](https://)".into(), 12, 12));
        assert_eq!(toggled("ä", (1, 2), Mark::Bold), None);
    }
}
