//! Entries of the audit log, taken apart and searched.

use std::iter::Peekable;
use std::str::Chars;

/// The pairs of an entry's `extra_info`: `key=value key="quoted value"`.
///
/// What does not read as a pair becomes the value of an empty key, so that nothing is hidden.
#[must_use]
pub fn pairs(extra_info: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut letters = extra_info.chars().peekable();
    loop {
        while letters.next_if(|it| it.is_whitespace()).is_some() {}
        if letters.peek().is_none() {
            return pairs;
        }
        let key = word(&mut letters, |it| it == '=');
        if letters.next_if_eq(&'=').is_none() {
            pairs.push((String::new(), key));
            continue;
        }
        let mut value =
            if letters.next_if_eq(&'"').is_some() { quoted(&mut letters) } else { String::new() };
        value.push_str(&word(&mut letters, |_| false));
        pairs.push((key, value));
    }
}

/// Up to the next white space or a letter that ends it.
fn word(letters: &mut Peekable<Chars<'_>>, ends: impl Fn(char) -> bool) -> String {
    let mut word = String::new();
    while let Some(letter) = letters.next_if(|it| !it.is_whitespace() && !ends(*it)) {
        word.push(letter);
    }
    word
}

/// Up to the closing quotation mark, with the escapes that servers write.
fn quoted(letters: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => match letters.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                Some(other) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    text
}

/// Whether every word of the search stands in one of the texts; capitals do not count.
#[must_use]
pub fn matches(texts: &[&str], search: &str) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let search = search.to_lowercase();
    search.split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(extra_info: &str, expected: &[(&str, &str)]) {
        let found = pairs(extra_info);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs_are_read_as_servers_write_them() {
        check("id=hovercard version=1.0.0", &[("id", "hovercard"), ("version", "1.0.0")]);
        check(r#"name="a b=c" x="""#, &[("name", "a b=c"), ("x", "")]);
        check(r#"name="a\nid=b \"c\"""#, &[("name", "a\nid=b \"c\"")]);
        check("name=xxx…", &[("name", "xxx…")]);
        check(r#"name="x x"…"#, &[("name", "x x…")]);
    }

    #[test]
    fn what_is_no_pair_is_shown_all_the_same() {
        check("", &[]);
        check("hello world", &[("", "hello"), ("", "world")]);
        check(r#"id="open"#, &[("id", "open")]);
        check("a==b", &[("a", "=b")]);
    }

    #[test]
    fn every_word_of_a_search_counts() {
        assert!(matches(&["Turned on", "hovercard", "ada"], "ADA hover"));
        assert!(!matches(&["Turned on", "hovercard"], "hover bob"));
        assert!(matches(&["anything"], "  "));
    }
}
