//! Two languages that nobody speaks, made of the English texts: one accented and about 40 % longer,
//! one from right to left. What is not translated, cut off or not mirrored stands out in them.

use std::borrow::Cow;

/// Marks that turn the letters between them around, whatever they are.
const RIGHT_TO_LEFT: char = '\u{202e}';
const POP: char = '\u{202c}';

/// `Ŵééļçööméé` for `Welcome`: still to be read, and as long as in a language of long words.
pub(super) fn accented(text: &str) -> Cow<'_, str> {
    let mut long = String::with_capacity(text.len() * 3);
    for letter in text.chars() {
        let changed = accent(letter);
        long.push(changed);
        // So many that English grows by about 40 %.
        if matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'n') {
            long.push(changed);
        }
    }
    Cow::Owned(long)
}

/// Each word runs from right to left. What stands between the words does so by the direction of
/// the page.
pub(super) fn mirrored(text: &str) -> Cow<'_, str> {
    let mut turned = String::with_capacity(text.len() * 2);
    let mut is_in_word = false;
    for letter in text.chars() {
        if letter.is_alphanumeric() != is_in_word {
            turned.push(if is_in_word { POP } else { RIGHT_TO_LEFT });
            is_in_word = !is_in_word;
        }
        turned.push(letter);
    }
    if is_in_word {
        turned.push(POP);
    }
    Cow::Owned(turned)
}

fn accent(letter: char) -> char {
    match letter {
        'a' => 'á',
        'b' => 'ƀ',
        'c' => 'ç',
        'd' => 'ð',
        'e' => 'é',
        'g' => 'ĝ',
        'h' => 'ĥ',
        'i' => 'î',
        'j' => 'ĵ',
        'k' => 'ķ',
        'l' => 'ļ',
        'n' => 'ñ',
        'o' => 'ö',
        'p' => 'þ',
        'r' => 'ŕ',
        's' => 'š',
        't' => 'ţ',
        'u' => 'û',
        'w' => 'ŵ',
        'y' => 'ý',
        'z' => 'ž',
        'A' => 'Å',
        'B' => 'Ɓ',
        'C' => 'Ç',
        'D' => 'Ð',
        'E' => 'É',
        'G' => 'Ĝ',
        'H' => 'Ĥ',
        'I' => 'Î',
        'J' => 'Ĵ',
        'K' => 'Ķ',
        'L' => 'Ļ',
        'N' => 'Ñ',
        'O' => 'Ö',
        'P' => 'Þ',
        'R' => 'Ŕ',
        'S' => 'Š',
        'T' => 'Ţ',
        'U' => 'Û',
        'W' => 'Ŵ',
        'Y' => 'Ý',
        'Z' => 'Ž',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accented_texts_are_longer_and_keep_their_words() {
        let text = "Write to everybody in this channel";
        let long = accented(text);
        assert_eq!(accented("Save"), "Šáávéé");
        let (before, after) = (text.chars().count(), long.chars().count());
        assert!((130..=160).contains(&(after * 100 / before)), "{before} {after}");
        assert_eq!(long.split(' ').count(), text.split(' ').count());
    }

    #[test]
    fn mirrored_texts_turn_each_word_and_nothing_else() {
        assert_eq!(mirrored("go on!"), "\u{202e}go\u{202c} \u{202e}on\u{202c}!");
        assert_eq!(mirrored(""), "");
        assert_eq!(mirrored(" … "), " … ");
    }
}
