//! What somebody searches for, read from one line: words, `"phrases"`, `-excluded`, `begin*`,
//! `#hashtags`, and modifiers such as `from:mira` or `before:2026-01-31`.
//!
//! Pure, and it takes every text; only dates that are none and too many terms are refused.

use super::{
    dates::{Dates, day},
    fold::{self, Kind},
    lexer::{Key, Token, tokens},
};

/// The most words and modifiers of one search.
const MAX_TERMS: usize = 64;

/// The shortest hashtag, as posts have them (`posts/mentions.rs`).
const MIN_TAG_RUNES: usize = 3;

/// Something that stands in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// A word, or words that follow each other.
    Words { text: String, is_begin: bool },
    /// A hashtag, without its sign.
    Tag { name: String, is_begin: bool },
    /// Letters as they stand, within a word or not: for scripts without spaces, and emoji.
    Part(String),
}

/// Where something was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The name of a channel.
    Channel(String),
    /// The user name of the other one in a direct channel, or `me`.
    Direct(String),
}

/// What is wanted, and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sides<T> {
    pub(crate) wanted: Vec<T>,
    pub(crate) excluded: Vec<T>,
}

impl<T> Default for Sides<T> {
    fn default() -> Self {
        Self { wanted: Vec::new(), excluded: Vec::new() }
    }
}

impl<T: PartialEq> Sides<T> {
    fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.excluded.is_empty()
    }

    /// The same twice is once.
    fn add(&mut self, is_not: bool, it: T) {
        let side = if is_not { &mut self.excluded } else { &mut self.wanted };
        if !side.contains(&it) {
            side.push(it);
        }
    }
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    pub(crate) terms: Sides<Term>,
    /// User names, in lower case, or `me`.
    pub(crate) from: Sides<String>,
    pub(crate) places: Sides<Place>,
    /// Of file names, in lower case and without the dot.
    pub(crate) extensions: Sides<String>,
    pub(crate) dates: Dates,
}

/// Why a search is refused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) value: String,
    pub(crate) rule: &'static str,
}

impl Query {
    /// Reads a search; `offset` is how many seconds the clock of who asks is ahead of UTC.
    pub(crate) fn parse(terms: &str, offset: i64) -> Result<Self, Problem> {
        let tokens = tokens(terms);
        if tokens.len() > MAX_TERMS {
            let value = format!("{} words", tokens.len());
            return Err(Problem { value, rule: "at most 64 words and modifiers" });
        }
        let mut query = Self::default();
        for token in tokens {
            match token.key {
                None => query.add_term(token),
                Some(key) => query.add_modifier(key, &token, offset)?,
            }
        }
        Ok(query)
    }

    /// Nothing of it says what to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
            && self.from.is_empty()
            && self.places.is_empty()
            && self.extensions.is_empty()
            && self.dates.is_empty()
    }

    fn add_term(&mut self, token: Token) {
        let Token { is_not, text, is_quoted, is_begin, .. } = token;
        if !is_quoted && let Some(name) = tag(&text, is_begin) {
            return self.terms.add(is_not, Term::Tag { name, is_begin });
        }
        match fold::kind(&text) {
            Kind::Words => self.terms.add(is_not, Term::Words { text, is_begin }),
            Kind::Part => self.terms.add(is_not, Term::Part(text.trim().to_owned())),
            Kind::Nothing => {}
        }
    }

    fn add_modifier(&mut self, key: Key, token: &Token, offset: i64) -> Result<(), Problem> {
        let (is_not, value) = (token.is_not, token.text.trim().to_lowercase());
        let span = || {
            day(&value, offset).ok_or_else(|| Problem {
                value: format!("{}{value}", key.name()),
                rule: "before:, after: and on: are followed by a date such as 2026-01-31",
            })
        };
        match key {
            Key::From => self.from.add(is_not, value.trim_start_matches('@').to_owned()),
            Key::In => {
                let place = match value.strip_prefix('@') {
                    Some(name) => Place::Direct(name.to_owned()),
                    None => Place::Channel(value.trim_start_matches('~').to_owned()),
                };
                self.places.add(is_not, place);
            }
            Key::Ext => self.extensions.add(is_not, value.trim_start_matches('.').to_owned()),
            Key::Before if is_not => self.dates.from(span()?.from),
            Key::Before => self.dates.until(span()?.from),
            Key::After if is_not => self.dates.until(span()?.until),
            Key::After => self.dates.from(span()?.until),
            Key::On if is_not => self.dates.not_on.push(span()?),
            Key::On => self.dates.on.push(span()?),
        }
        Ok(())
    }
}

/// The name of a hashtag, as posts would have it; half of one when it only begins like this.
fn tag(text: &str, is_begin: bool) -> Option<String> {
    let rest = text.strip_prefix('#')?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && !".-_".contains(c));
    let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
    let name = if is_begin { name } else { name.trim_end_matches(['.', '-', '_']) };
    let is_long = is_begin || name.chars().count() >= MIN_TAG_RUNES;
    let is_tag =
        is_long && name.starts_with(char::is_alphabetic) && fold::kind(behind) == Kind::Nothing;
    is_tag.then(|| name.to_owned())
}

#[cfg(test)]
mod tests;
