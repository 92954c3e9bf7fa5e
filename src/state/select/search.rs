//! What a person may be about to write in the search: `from:` somebody, `in:` a channel, a date.
//!
//! Two pure questions, as for messages in [`complete`].

use super::complete::{self, Kind, Offer, Query, Sign};
use crate::state::State;

/// What follows the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand {
    /// Somebody, after `from:`.
    Person,
    /// A channel or a conversation, after `in:`.
    Place,
    /// A day, after `before:`, `after:` or `on:`.
    Day,
}

/// A day that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// As it is searched for: `2026-11-23`.
    pub date: String,
    /// What people call it.
    pub name: String,
}

/// The piece of text that would be completed: what stands after the colon, up to the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub operand: Operand,
    /// Where it begins, after the colon; an index of bytes.
    pub start: usize,
    /// The letters, in lower case.
    pub term: String,
}

/// What is being written at `caret`, an index of bytes.
#[must_use]
pub fn piece_at(text: &str, caret: usize) -> Option<Piece> {
    let before = text.get(..caret)?;
    let word_start = before
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let word = &before[word_start..];
    let (sign, term) = word.split_once(':')?;
    let operand = match sign.trim_start_matches('-').to_lowercase().as_str() {
        "from" => Operand::Person,
        "in" => Operand::Place,
        "before" | "after" | "on" => Operand::Day,
        _ => return None,
    };
    Some(Piece { operand, start: word_start + sign.len() + 1, term: term.to_lowercase() })
}

/// What fits, the most likely first. What an offer inserts ends with a space.
#[must_use]
pub fn offers(state: &State, piece: &Piece, days: &[Day]) -> Vec<Offer> {
    let named = |kind, sign: char| {
        let term = piece.term.trim_start_matches(sign).to_owned();
        complete::offers(state, "", &Query { kind, start: 0, end: 0, term })
    };
    let found = match piece.operand {
        Operand::Person => {
            let people = named(Kind::Person, '@').into_iter();
            people.map(|it| Offer { insert: it.insert.replacen('@', "", 1), ..it }).collect()
        }
        Operand::Place if piece.term.starts_with('@') => named(Kind::Person, '@'),
        Operand::Place => {
            let is_mine = |it: &Offer| state.channels.member(&it.id).is_some();
            let mut found: Vec<Offer> =
                named(Kind::Channel, '~').into_iter().filter(is_mine).collect();
            if !piece.term.is_empty() && !piece.term.starts_with('~') {
                found.extend(named(Kind::Person, '@'));
            }
            found.iter_mut().for_each(|it| it.insert = it.insert.replacen('~', "", 1));
            found
        }
        Operand::Day => {
            let fits = days.iter().filter(|day| day.date.starts_with(&piece.term));
            fits.map(|day| Offer {
                id: day.date.clone(),
                insert: format!("{} ", day.date),
                title: day.date.clone(),
                hint: day.name.clone(),
                sign: Sign::Hash,
            })
            .collect()
        }
    };
    // A word that is written out needs no list.
    let is_whole = |it: &Offer| it.insert.trim_end() == piece.term;
    if found.iter().any(is_whole) { Vec::new() } else { found }
}

/// The text with an offer in it, and where the caret stands then.
#[must_use]
pub fn take(text: &str, caret: usize, piece: &Piece, offer: &Offer) -> Option<(String, usize)> {
    let (before, after) = (text.get(..piece.start)?, text.get(caret..)?);
    let after = after.strip_prefix(' ').unwrap_or(after);
    Some((format!("{before}{}{after}", offer.insert), before.len() + offer.insert.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Option<(Operand, String)> {
        piece_at(text, text.len()).map(|it| (it.operand, it.term))
    }

    #[test]
    fn signs_are_known_with_and_without_a_minus() {
        assert_eq!(piece("plan from:An"), Some((Operand::Person, "an".into())));
        assert_eq!(piece("-in:"), Some((Operand::Place, String::new())));
        assert_eq!(piece("ON:2026-"), Some((Operand::Day, "2026-".into())));
        assert_eq!(piece("https:"), None);
        assert_eq!(piece("from: anna"), None, "the person went on");
        assert_eq!(piece(""), None);
        assert_eq!(piece_at("ä", 1), None, "in the middle of a letter");
    }

    #[test]
    fn days_fit_by_their_beginning_and_are_not_offered_when_written_out() {
        let day = |date: &str| Day { date: date.into(), name: "day".into() };
        let days = [day("2026-11-23"), day("2026-10-24")];
        let state = State::default();
        let found = |text: &str| {
            let piece = piece_at(text, text.len()).unwrap();
            offers(&state, &piece, &days).into_iter().map(|it| it.insert).collect::<Vec<_>>()
        };
        assert_eq!(found("before:"), ["2026-11-23 ", "2026-10-24 "]);
        assert_eq!(found("before:2026-10"), ["2026-10-24 "]);
        assert!(found("before:2026-10-24").is_empty());
    }

    #[test]
    fn an_offer_takes_the_place_of_what_follows_the_colon() {
        let text = "in:to plan";
        let piece = piece_at(text, 5).unwrap();
        let offer = Offer {
            id: "1".into(),
            insert: "town ".into(),
            title: String::new(),
            hint: String::new(),
            sign: Sign::Hash,
        };
        assert_eq!(take(text, 5, &piece, &offer), Some(("in:town plan".into(), 8)));
        assert_eq!(take("x", 5, &piece, &offer), None, "the text changed meanwhile");
    }
}
