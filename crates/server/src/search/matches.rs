//! What of a message was searched for, so that it can be shown.

use std::ops::Range;

use super::{
    fold,
    query::{Query, Term},
};
use crate::store::search::spellings;

/// The most stretches of one message: more than anybody looks at.
const MAX_PER_POST: usize = 64;

/// One term, ready to be compared.
enum Wanted {
    /// Words that follow each other, folded; the last one may go on.
    Words { words: Vec<String>, is_begin: bool, is_tag: bool },
    /// As it stands, in each of its spellings.
    Part(Vec<String>),
}

/// The terms of a search.
pub(super) struct Matcher(Vec<Wanted>);

impl Matcher {
    pub(super) fn new(query: &Query) -> Self {
        let words = |text: &str, is_begin: bool, is_tag: bool| {
            let words = fold::words(text).into_iter().map(|(_, word)| word).collect();
            Wanted::Words { words, is_begin, is_tag }
        };
        let wanted = query.terms.wanted.iter().map(|term| match term {
            Term::Words { text, is_begin } => words(text, *is_begin, false),
            Term::Tag { name, is_begin } => words(name, *is_begin, true),
            Term::Part(text) => Wanted::Part(spellings(text)),
        });
        Self(wanted.collect())
    }

    /// Stretches of a message, as they stand there, each once.
    pub(super) fn of(&self, message: &str) -> Vec<String> {
        let words = fold::words(message);
        // As the databases compare: the case of A to Z does not count. No byte moves by it.
        let plain = message.to_ascii_lowercase();
        let mut found: Vec<&str> = Vec::new();
        let mut add = |at: Range<usize>| {
            let stretch = &message[at];
            if found.len() < MAX_PER_POST && !found.contains(&stretch) {
                found.push(stretch);
            }
        };
        for wanted in &self.0 {
            match wanted {
                Wanted::Words { words: wanted, is_begin, is_tag } if !wanted.is_empty() => {
                    for words in words.windows(wanted.len()) {
                        let Some(Range { start, end }) = stretch(words, wanted, *is_begin) else {
                            continue;
                        };
                        if !is_tag {
                            add(start..end);
                        } else if message[..start].ends_with('#') {
                            add(start - 1..end);
                        }
                    }
                }
                Wanted::Words { .. } => {}
                Wanted::Part(spellings) => {
                    for spelling in spellings {
                        for (at, _) in plain.match_indices(spelling.as_str()) {
                            add(at..at + spelling.len());
                        }
                    }
                }
            }
        }
        found.into_iter().map(str::to_owned).collect()
    }
}

/// Where words of a message stand, when they are the wanted ones.
fn stretch(
    words: &[(Range<usize>, String)],
    wanted: &[String],
    is_begin: bool,
) -> Option<Range<usize>> {
    let ((first, _), (last_at, last)) = (words.first()?, words.last()?);
    let (last_wanted, wanted) = wanted.split_last()?;
    let is_last = last == last_wanted || (is_begin && last.starts_with(last_wanted.as_str()));
    let is_same = is_last && words.iter().zip(wanted).all(|((_, word), wanted)| word == wanted);
    is_same.then_some(first.start..last_at.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_as_they_stand() {
        for (terms, message, expected) in [
            (
                "deploy",
                "Deploy, DEPLOY and deploy; not deployed",
                &["Deploy", "DEPLOY", "deploy"][..],
            ),
            ("deploy*", "re-deployed", &["deployed"]),
            ("muller", "Frau Müller", &["Müller"]),
            (
                r#""release notes""#,
                "The Release-Notes are release notes.",
                &["Release-Notes", "release notes"],
            ),
            (r#""one two""#, "two one three two", &[]),
            ("#release-notes", "release-notes #Release-Notes", &["#Release-Notes"]),
            ("#rel*", "#release #relish", &["#release", "#relish"]),
            ("今天", "我今天很高兴", &["今天"]),
            ("iphone版", "新iPhone版", &["iPhone版"]),
            ("🎉 -deploy", "🎉 deploy", &["🎉"]),
            ("from:me", "from me", &[]),
        ] {
            let query = Query::parse(terms, 0).unwrap();
            assert_eq!(Matcher::new(&query).of(message), expected, "{terms}");
        }
    }

    #[test]
    fn there_is_an_end_to_stretches() {
        let message: String = (0..200).map(|i| format!("w{i} ")).collect();
        let query = Query::parse("w*", 0).unwrap();
        assert_eq!(Matcher::new(&query).of(&message).len(), MAX_PER_POST);
    }
}
