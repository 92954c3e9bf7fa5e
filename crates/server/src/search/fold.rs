//! What is one word, and which words are the same: as the databases' indexes see it, so that what
//! they found can be shown. Case does not count, nor do accents.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest word that goes into the indexes; PostgreSQL leaves out what is much longer.
pub(super) const MAX_WORD_RUNES: usize = 128;

/// A word without case and accents.
pub(super) fn fold(word: &str) -> String {
    let letters = word.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    letters.flat_map(char::to_lowercase).collect()
}

/// The words of a text: where they stand, and folded.
pub(super) fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words = Vec::new();
    let mut begin = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_of_word(character) {
            begin.get_or_insert(at);
        } else if let Some(begin) = begin.take() {
            words.push((begin..at, fold(&text[begin..at])));
        }
    }
    words
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

/// How a text is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// By its words, in the index.
    Words,
    /// As it stands, anywhere.
    Part,
    /// Not at all: there is nothing in it but signs such as commas.
    Nothing,
}

pub(super) fn kind(text: &str) -> Kind {
    let words = words(text);
    let is_long =
        |(at, _): &(Range<usize>, String)| text[at.clone()].chars().count() > MAX_WORD_RUNES;
    if text.contains(is_unspaced) || words.iter().any(is_long) {
        return Kind::Part;
    }
    if !words.is_empty() {
        return Kind::Words;
    }
    if text.contains(is_sign) { Kind::Part } else { Kind::Nothing }
}

/// Of a script that puts no spaces between words, or, in Korean, none before endings: an index of
/// words is of no use for it.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        // Thai, Lao, Tibetan, Burmese, Khmer.
        '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        // Korean.
        | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}'
        // Japanese and Chinese.
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Something to look for though it is no letter, such as emoji and arrows.
fn is_sign(character: char) -> bool {
    matches!(character, '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_count() {
        for (word, folded) in [
            ("Straße", "straße"),
            ("MÜLLER", "muller"),
            ("Mu\u{308}ller", "muller"),
            ("Ёлка", "елка"),
            ("ΆΛΦΑ", "αλφα"),
            ("مُحَمَّد", "مُحَمَّد"),
        ] {
            assert_eq!(fold(word), folded, "{word}");
        }
    }

    #[test]
    fn words_stand_between_signs() {
        let text = "Re-deploy v1.2, Mu\u{308}ller!";
        let words: Vec<&str> = words(text).into_iter().map(|(at, _)| &text[at]).collect();
        assert_eq!(words, ["Re", "deploy", "v1", "2", "Mu\u{308}ller"]);
    }

    #[test]
    fn only_words_with_spaces_between_them_are_in_the_index() {
        let long = "x".repeat(129);
        for (text, expected) in [
            ("deploy", Kind::Words),
            ("हिन्दी", Kind::Words),
            ("c++", Kind::Words),
            ("今天", Kind::Part),
            ("iPhone版", Kind::Part),
            ("배포", Kind::Part),
            ("สวัสดี", Kind::Part),
            ("🎉", Kind::Part),
            ("→", Kind::Part),
            (&long, Kind::Part),
            ("?!…", Kind::Nothing),
            ("*-\"(", Kind::Nothing),
            ("", Kind::Nothing),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
