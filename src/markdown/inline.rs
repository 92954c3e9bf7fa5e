//! What Markdown leaves as words: addresses, mentions, channels and emoji are found in it.
//!
//! One pass over the text, from left to right; each piece is looked at once.

use super::emoji;
use super::tree::Inline;
use super::url;

/// Usernames and channel names are no longer (Mattermost's limit).
const MAX_NAME_BYTES: usize = 64;

/// Longer addresses stay words: nobody follows them, and each is looked through.
pub(super) const MAX_ADDRESS_BYTES: usize = 2_048;

/// Appends the pieces of a text; `left` says how many of them may still be more than words, and
/// counts down.
pub(super) fn scan(text: &str, out: &mut Vec<Inline>, left: &mut usize) {
    let mut plain_from = 0;
    let mut at = 0;
    let mut before = None;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        // A sign inside a word is no sign: `ada@example.org`, `10:30:00`. Nor is one of two: `~~a`.
        let inside = before.is_some_and(|it: char| it.is_alphanumeric() || it == letter);
        let found = if inside || *left == 0 { None } else { piece(letter, rest) };
        match found {
            Some((inline, n_bytes)) => {
                push_text(text.get(plain_from..at).unwrap_or_default(), out);
                out.push(inline);
                *left -= 1;
                before = text.get(..at + n_bytes).and_then(|start| start.chars().next_back());
                at += n_bytes;
                plain_from = at;
            }
            None => {
                before = Some(letter);
                at += letter.len_utf8();
            }
        }
    }
    push_text(text.get(plain_from..).unwrap_or_default(), out);
}

/// Appends words, to those before when there are any.
pub(super) fn push_text(text: &str, out: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    if let Some(Inline::Text(last)) = out.last_mut() {
        last.push_str(text);
    } else {
        out.push(Inline::Text(text.to_owned()));
    }
}

/// What begins here, and how many bytes it takes.
fn piece(letter: char, rest: &str) -> Option<(Inline, usize)> {
    match letter {
        '@' => {
            let name = name(rest.get(1..)?, ['.', '-', '_']);
            let mention = Inline::Mention(name.to_lowercase());
            (!name.is_empty()).then(|| (mention, 1 + name.len()))
        }
        '~' => {
            let name = name(rest.get(1..)?, ['-', '_', '_']);
            let known = name.starts_with(|letter: char| letter.is_ascii_alphanumeric());
            known.then(|| (Inline::Channel(name.to_owned()), 1 + name.len()))
        }
        ':' => {
            let inside = rest.get(1..)?;
            let end = inside.bytes().take(MAX_NAME_BYTES).position(|byte| byte == b':')?;
            let name = inside.get(..end)?;
            let emoji = match emoji::find(name) {
                Some((name, character)) => Inline::Emoji { name, character },
                None => Inline::RareEmoji(emoji::may_be(name).then(|| name.to_owned())?),
            };
            Some((emoji, end + 2))
        }
        'h' | 'H' => {
            // Asked first: in a text of nothing but `h(` each would be looked through to the end.
            if !is_web(rest) {
                return None;
            }
            let address = address(rest);
            let href = url::allowed(address)?.to_owned();
            let words = vec![Inline::Text(address.to_owned())];
            Some((Inline::Link { href, words }, address.len()))
        }
        _ => None,
    }
}

fn is_web(text: &str) -> bool {
    let begins_with = |start: &str| {
        text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
    };
    begins_with("http://") || begins_with("https://")
}

/// Letters, digits and some signs, without signs at the end: a full stop there ends the sentence.
fn name(text: &str, signs: [char; 3]) -> &str {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || signs.contains(&letter);
    let end = text.find(|letter: char| !is_part(letter)).unwrap_or(text.len());
    let name = text.get(..end).filter(|name| name.len() <= MAX_NAME_BYTES).unwrap_or_default();
    name.trim_end_matches(['.', '-'])
}

/// Up to the next white space or `<`, without punctuation that belongs to the sentence around it.
fn address(text: &str) -> &str {
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '`');
    let near = text.char_indices().take_while(|(at, _)| *at <= MAX_ADDRESS_BYTES);
    let end = near.clone().find(|(_, letter)| ends(*letter)).map(|(at, _)| at);
    let end = match end {
        Some(end) => end,
        None if text.len() <= MAX_ADDRESS_BYTES => text.len(),
        None => return "",
    };
    let mut address = text.get(..end).unwrap_or_default();
    // Counted once, then kept up to date: an address of nothing but brackets must not take long.
    let mut open = address.matches('(').count();
    let mut close = address.matches(')').count();
    loop {
        let Some(last) = address.chars().next_back() else { return address };
        let dangling = match last {
            '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' => true,
            ')' => close > open,
            _ => false,
        };
        if !dangling {
            return address;
        }
        open -= usize::from(last == '(');
        close -= usize::from(last == ')');
        address = address.get(..address.len() - last.len_utf8()).unwrap_or_default();
    }
}
