//! Terms as conditions.
//!
//! Words go to the index: in SQLite as one expression, each word in quotation marks, in PostgreSQL
//! through functions of the migration that take any text. What an index of words can not know is
//! compared letter by letter, after everything else has made the choice small.

use super::{super::Dialect, spellings, sql::Sql};
use crate::search::query::{Sides, Term};

/// Words for the index, and whether the last one may go on.
type Phrase<'a> = (&'a str, bool);

/// Whether the index alone makes the choice small.
pub(super) fn is_indexed(terms: &Sides<Term>, is_or: bool) -> bool {
    let is_word = |term: &Term| matches!(term, Term::Words { .. });
    if is_or && terms.wanted.len() > 1 {
        return terms.wanted.iter().all(is_word);
    }
    terms.wanted.iter().any(|term| phrase(term).is_some())
}

/// Terms in messages.
pub(super) fn in_message(sql: &mut Sql, dialect: Dialect, terms: &Sides<Term>, is_or: bool) {
    if is_or && terms.wanted.len() > 1 {
        any_of(sql, dialect, &terms.wanted);
        none_of(sql, dialect, &terms.excluded);
        return;
    }
    let phrases: Vec<Phrase<'_>> = terms.wanted.iter().filter_map(phrase).collect();
    let is_word = |term: &Term| matches!(term, Term::Words { .. });
    let (words, others): (Vec<&Term>, Vec<&Term>) =
        terms.excluded.iter().partition(|term| is_word(term));
    let excluded: Vec<Phrase<'_>> = words.into_iter().filter_map(phrase).collect();
    if !phrases.is_empty() {
        sql.push(" AND ");
        indexed(sql, dialect, &phrases, false, &excluded);
    } else if !excluded.is_empty() {
        sql.push(" AND NOT ");
        indexed(sql, dialect, &excluded, true, &[]);
    }
    for term in terms.wanted.iter().filter(|term| !is_word(term)) {
        sql.push(" AND ");
        letters(sql, term);
    }
    for term in others {
        sql.push(" AND NOT ");
        one(sql, dialect, term);
    }
}

/// Terms in names of files, which are found by any part of them.
pub(super) fn in_name(sql: &mut Sql, terms: &Sides<Term>, is_or: bool) {
    for (n, term) in terms.wanted.iter().enumerate() {
        sql.push(match (n, is_or) {
            (0, _) => " AND (",
            (_, true) => " OR ",
            (_, false) => " AND ",
        });
        part_of_name(sql, term);
    }
    if !terms.wanted.is_empty() {
        sql.push(")");
    }
    for term in &terms.excluded {
        sql.push(" AND NOT ");
        part_of_name(sql, term);
    }
}

fn part_of_name(sql: &mut Sql, term: &Term) {
    match term {
        Term::Words { text, .. } | Term::Part(text) => contains(sql, "lower(it.name)", text),
        Term::Tag { name, .. } => contains(sql, "lower(it.name)", &format!("#{name}")),
    }
}

fn any_of(sql: &mut Sql, dialect: Dialect, terms: &[Term]) {
    let (words, others): (Vec<&Term>, Vec<&Term>) =
        terms.iter().partition(|term| matches!(term, Term::Words { .. }));
    let phrases: Vec<Phrase<'_>> = words.into_iter().filter_map(phrase).collect();
    let mut between = " AND (";
    if !phrases.is_empty() {
        sql.push(between);
        indexed(sql, dialect, &phrases, true, &[]);
        between = " OR ";
    }
    for term in others {
        sql.push(between);
        one(sql, dialect, term);
        between = " OR ";
    }
    sql.push(")");
}

fn none_of(sql: &mut Sql, dialect: Dialect, terms: &[Term]) {
    for term in terms {
        sql.push(" AND NOT ");
        one(sql, dialect, term);
    }
}

/// A term that stands alone.
fn one(sql: &mut Sql, dialect: Dialect, term: &Term) {
    match (phrase(term), term) {
        (Some(phrase), Term::Words { .. }) => indexed(sql, dialect, &[phrase], false, &[]),
        (Some(phrase), _) => {
            sql.push("(");
            indexed(sql, dialect, &[phrase], false, &[]);
            sql.push(" AND ");
            letters(sql, term);
            sql.push(")");
        }
        (None, _) => letters(sql, term),
    }
}

/// What the index knows of a term.
fn phrase(term: &Term) -> Option<Phrase<'_>> {
    match term {
        Term::Words { text, is_begin } => Some((text, *is_begin)),
        Term::Tag { name, is_begin } => Some((name, *is_begin)),
        Term::Part(_) => None,
    }
}

/// What the index does not know of a term.
fn letters(sql: &mut Sql, term: &Term) {
    match term {
        Term::Words { text, .. } | Term::Part(text) => contains(sql, "lower(it.message)", text),
        // Which letters beyond A to Z they are, the index knows.
        Term::Tag { name, is_begin } => {
            let end = if *is_begin { "%" } else { " %" };
            let name: String = escaped(&name.to_ascii_lowercase())
                .chars()
                .map(|c| if c.is_ascii() { c } else { '_' })
                .collect();
            sql.push("' ' || lower(it.hashtags) || ' ' LIKE ").text(format!("% #{name}{end}"));
            sql.push(" ESCAPE '\\'");
        }
    }
}

fn contains(sql: &mut Sql, column: &'static str, text: &str) {
    for (n, spelling) in spellings(text).iter().enumerate() {
        sql.push(if n == 0 { "(" } else { " OR " });
        sql.push(column).push(" LIKE ").text(format!("%{}%", escaped(spelling)));
        sql.push(" ESCAPE '\\'");
    }
    sql.push(")");
}

/// `%`, `_` and `\` stand for themselves.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Posts that hold all phrases, or with `is_or` one of them, and none of `excluded`.
fn indexed(
    sql: &mut Sql,
    dialect: Dialect,
    phrases: &[Phrase<'_>],
    is_or: bool,
    excluded: &[Phrase<'_>],
) {
    match dialect {
        Dialect::Sqlite => {
            sql.push("it.id IN (SELECT k.post_id FROM post_words JOIN post_keys k ");
            sql.push("ON k.key = post_words.rowid WHERE post_words MATCH ");
            sql.text(expression(phrases, is_or, excluded)).push(")");
        }
        Dialect::Postgres => {
            sql.push("it.id IN (SELECT post_id FROM post_words WHERE words @@ (");
            functions(sql, phrases, if is_or { " || " } else { " && " });
            if !excluded.is_empty() {
                sql.push(" && !! (");
                functions(sql, excluded, " || ");
                sql.push(")");
            }
            sql.push("))");
        }
    }
}

fn functions(sql: &mut Sql, phrases: &[Phrase<'_>], between: &'static str) {
    for (n, (text, is_begin)) in phrases.iter().enumerate() {
        sql.push(if n == 0 { "" } else { between });
        sql.push(if *is_begin { "search_begin(" } else { "search_phrase(" });
        sql.text(*text).push(")");
    }
}

/// An expression of FTS5: in quotation marks nothing means anything but itself.
fn expression(phrases: &[Phrase<'_>], is_or: bool, excluded: &[Phrase<'_>]) -> String {
    let join = |phrases: &[Phrase<'_>], between: &str| {
        let quote = |(text, is_begin): &Phrase<'_>| {
            let star = if *is_begin { " *" } else { "" };
            format!("\"{}\"{star}", text.replace('"', "\"\""))
        };
        phrases.iter().map(quote).collect::<Vec<_>>().join(between)
    };
    let wanted = join(phrases, if is_or { " OR " } else { " AND " });
    if excluded.is_empty() {
        return wanted;
    }
    format!("({wanted}) NOT ({})", join(excluded, " OR "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted() {
        let phrases = [("one", false), ("tw\"o", true)];
        assert_eq!(expression(&phrases, false, &[]), r#""one" AND "tw""o" *"#);
        let excluded = [("NEAR(", false), ("four five", false)];
        assert_eq!(
            expression(&phrases, true, &excluded),
            r#"("one" OR "tw""o" *) NOT ("NEAR(" OR "four five")"#
        );
    }
}
