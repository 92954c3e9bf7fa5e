//! Searching for posts and files in the channels that somebody is in.
//!
//! `lexer`, `query`, `dates`, `fold` and `matches` are pure: text in, values out. The store makes
//! the databases' own expressions from them, in which no text of people is anything but a value.

pub(crate) mod files;
pub(crate) mod posts;
pub(crate) mod query;
mod ask;
mod dates;
mod fold;
mod lexer;
mod matches;

pub(crate) use self::dates::{Dates, Span};

/// A page of what was found, when one more was asked for than fits; and whether there is more.
fn split_page<T>(mut found: Vec<T>, limit: i64) -> (Vec<T>, bool) {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_next = found.len() > limit;
    found.truncate(limit);
    (found, has_next)
}
