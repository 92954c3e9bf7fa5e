//! Cuts what somebody searches for into words, phrases and modifiers. Knows nothing of what they
//! mean, and takes every text: what makes no sense is a word like any other.

/// What a modifier restricts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    From,
    In,
    Before,
    After,
    On,
    Ext,
}

impl Key {
    /// `channel:` is what the forerunner also calls `in:`.
    const NAMES: [(&'static str, Self); 7] = [
        ("from:", Self::From),
        ("in:", Self::In),
        ("channel:", Self::In),
        ("before:", Self::Before),
        ("after:", Self::After),
        ("on:", Self::On),
        ("ext:", Self::Ext),
    ];

    pub(super) fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(_, key)| *key == self);
        found.map_or("", |(name, _)| name)
    }

    /// The modifier that a word begins with, and what follows it.
    fn split(word: &str) -> Option<(Self, &str)> {
        Self::NAMES.iter().find_map(|(name, key)| {
            let (begin, rest) = word.split_at_checked(name.len())?;
            begin.eq_ignore_ascii_case(name).then_some((*key, rest))
        })
    }
}

/// One word, phrase or modifier.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// It began with `-`.
    pub(super) is_not: bool,
    pub(super) key: Option<Key>,
    /// Never empty; without quotation marks.
    pub(super) text: String,
    pub(super) is_quoted: bool,
    /// `*` followed: what begins like this.
    pub(super) is_begin: bool,
}

/// All of them, in their order.
pub(super) fn tokens(terms: &str) -> Vec<Token> {
    let terms: String = terms.chars().map(plain).collect();
    let mut rest = terms.as_str();
    let mut tokens = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return tokens;
        }
        let token;
        (token, rest) = next(rest);
        tokens.extend(token.filter(|token| !token.text.trim().is_empty()));
    }
}

/// Keyboards of phones write quotation marks as their language has them; nobody means a control
/// character.
fn plain(character: char) -> char {
    match character {
        '“' | '”' | '„' | '‟' | '«' | '»' | '"' => '"',
        _ if character.is_control() => ' ',
        _ => character,
    }
}

/// The first one of a text that does not begin with a space, and what follows it.
fn next(text: &str) -> (Option<Token>, &str) {
    let begin = text.trim_start_matches('-');
    let is_not = begin.len() < text.len();
    if let Some(quoted) = begin.strip_prefix('"') {
        let (text, rest) = phrase(quoted);
        let (is_begin, rest) = rest.strip_prefix('*').map_or((false, rest), |rest| (true, rest));
        let text = text.to_owned();
        return (Some(Token { is_not, key: None, text, is_quoted: true, is_begin }), rest);
    }
    let (word, rest) = word(begin);
    let Some((key, value)) = Key::split(word) else {
        let text = word.trim_end_matches('*');
        let is_begin = text.len() < word.len();
        let text = text.to_owned();
        return (Some(Token { is_not, key: None, text, is_quoted: false, is_begin }), rest);
    };
    let (value, rest) = if value.is_empty() { value_behind(rest) } else { (value, rest) };
    let text = value.to_owned();
    (Some(Token { is_not, key: Some(key), text, is_quoted: false, is_begin: false }), rest)
}

/// The value of a modifier that stands behind a space, or in quotation marks.
fn value_behind(rest: &str) -> (&str, &str) {
    let begin = rest.trim_start();
    if let Some(quoted) = begin.strip_prefix('"') {
        return phrase(quoted);
    }
    let (value, behind) = word(begin);
    // `from: in:town-square` has a modifier without a value, and then one with.
    if Key::split(value.trim_start_matches('-')).is_some() { ("", rest) } else { (value, behind) }
}

/// Up to the closing quotation mark, or to the end when there is none.
fn phrase(text: &str) -> (&str, &str) {
    text.split_once('"').unwrap_or((text, ""))
}

/// Up to a space or a quotation mark.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens as short texts: `-`, key, text in `<>` when it was quoted, `*`.
    fn shown(terms: &str) -> Vec<String> {
        let show = |token: Token| {
            let not = if token.is_not { "-" } else { "" };
            let key = token.key.map_or("", Key::name);
            let (open, close) = if token.is_quoted { ("<", ">") } else { ("", "") };
            let star = if token.is_begin { "*" } else { "" };
            format!("{not}{key}{open}{}{close}{star}", token.text)
        };
        tokens(terms).into_iter().map(show).collect()
    }

    #[test]
    fn words_phrases_and_modifiers() {
        for (terms, expected) in [
            ("one two", &["one", "two"][..]),
            ("  one\u{a0}two\tthree\n", &["one", "two", "three"]),
            (r#""one two" three"#, &["<one two>", "three"]),
            (r#"-"one two" -three"#, &["-<one two>", "-three"]),
            (r#"rel* "one tw"*"#, &["rel*", "<one tw>*"]),
            ("from:mira In:~square -FROM:omar", &["from:mira", "in:~square", "-from:omar"]),
            ("from: mira one", &["from:mira", "one"]),
            (r#"in:"town square" one"#, &["in:town square", "one"]),
            ("before:2026-01-05 -on:2026-01-02", &["before:2026-01-05", "-on:2026-01-02"]),
            ("channel:square ext:.pdf", &["in:square", "ext:.pdf"]),
            ("“one two” „three four“ «five»", &["<one two>", "<three four>", "<five>"]),
            ("https://example.com a:b", &["https://example.com", "a:b"]),
            (r#"one"two three"four"#, &["one", "<two three>", "four"]),
        ] {
            assert_eq!(shown(terms), expected, "{terms}");
        }
    }

    #[test]
    fn what_is_not_finished_is_left_out_or_taken_as_it_is() {
        for (terms, expected) in [
            ("", &[][..]),
            ("- -- * ** \" \" \"\" -\"\" \"", &[]),
            (r#""one two"#, &["<one two>"]),
            ("from:", &[]),
            ("one from:", &["one"]),
            ("from: in:square", &["in:square"]),
            ("from: -in:square", &["-in:square"]),
            ("--one", &["-one"]),
            ("one\0two", &["one", "two"]),
            ("in", &["in"]),
            ("ä:", &["ä:"]),
        ] {
            assert_eq!(shown(terms), expected, "{terms:?}");
        }
    }
}
