//! The first link of a message. Pure: any text in, an address of the web out.

use crate::posts::mentions::outside_code;

/// The longest address that is looked at.
const MAX_BYTES: usize = 2048;

const SCHEMES: [&str; 2] = ["https://", "http://"];

/// The first link outside of code, as it is written.
///
/// What stands between brackets before a link's address is its words, whatever they look like:
/// `[https://bank.example](https://elsewhere.example)` leads elsewhere.
pub(crate) fn first(message: &str) -> Option<&str> {
    outside_code(message).into_iter().find_map(in_text)
}

fn in_text(text: &str) -> Option<&str> {
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("http")) {
        let start = at + found;
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let rest = text.get(start..).unwrap_or_default();
        let begins = SCHEMES.iter().any(|scheme| rest.starts_with(scheme));
        if !begins || before.is_some_and(char::is_alphanumeric) {
            at = start + "http".len();
            continue;
        }
        let link = cut(rest);
        let after = rest.get(link.len()..).unwrap_or_default();
        if !after.starts_with("](") && is_fine(link) {
            return Some(link);
        }
        at = start + link.len().max("http".len());
    }
    None
}

/// What of a text that begins with a link belongs to it.
fn cut(rest: &str) -> &str {
    let (mut round, mut square) = (0_u32, 0_u32);
    let mut end = rest.len();
    for (idx, character) in rest.char_indices() {
        let ends = match character {
            '(' => {
                round += 1;
                false
            }
            ')' => round.checked_sub(1).map(|left| round = left).is_none(),
            '[' => {
                square += 1;
                false
            }
            ']' => square.checked_sub(1).map(|left| square = left).is_none(),
            '<' | '>' | '"' | '|' => true,
            _ => character.is_whitespace() || character.is_control(),
        };
        if ends {
            end = idx;
            break;
        }
    }
    let link = rest.get(..end).unwrap_or_default();
    link.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~'])
}

fn is_fine(link: &str) -> bool {
    let host = reqwest::Url::parse(link).ok().filter(|url| url.has_host());
    link.len() <= MAX_BYTES && host.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_as_people_write_them() {
        for (message, link) in [
            ("see https://a.example/x?y=z#w.", "https://a.example/x?y=z#w"),
            ("(http://a.example/b_(c)), ok", "http://a.example/b_(c)"),
            ("**https://a.example/**", "https://a.example/"),
            ("<https://a.example/x>", "https://a.example/x"),
            ("[words](https://a.example/x \"title\")", "https://a.example/x"),
            ("http https:// httpx http://a.example", "http://a.example"),
            ("`https://no.example` https://a.example", "https://a.example"),
            ("```\nhttps://no.example\n```\nhttps://a.example", "https://a.example"),
            ("[https://bank.example](https://a.example)", "https://a.example"),
            ("| https://a.example | cell", "https://a.example"),
            ("http://[::1]:8065/x", "http://[::1]:8065/x"),
            ("مرحبا https://a.example/سلام", "https://a.example/سلام"),
        ] {
            assert_eq!(first(message), Some(link), "{message}");
        }
    }

    #[test]
    fn what_is_no_link_is_none() {
        for message in [
            "",
            "no link",
            "xhttps://a.example",
            "javascript:alert(1)",
            "ftp://a.example",
            "https://",
            "https:// a.example",
            "http://[::1",
            "```\nhttps://a.example",
            "[https://a.example](",
        ] {
            assert_eq!(first(message), None, "{message}");
        }
        let long = format!("https://a.example/{}", "x".repeat(MAX_BYTES));
        assert_eq!(first(&long), None);
    }

    #[test]
    fn a_message_of_nothing_but_beginnings_is_read_once() {
        for piece in ["http", "https://", "https://[(", "[http://a.example](", "`https://a "] {
            let message = piece.repeat(16_383 / piece.len());
            // Whatever is found lies in the message.
            assert!(first(&message).is_none_or(|link| message.contains(link)));
        }
    }
}
