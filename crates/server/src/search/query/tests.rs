//! Searches as people type them, and as nobody should.

use proptest::prelude::*;

use super::{super::dates::Span, *};

fn parse(terms: &str) -> Query {
    Query::parse(terms, 0).unwrap()
}

fn words(text: &str) -> Term {
    Term::Words { text: text.to_owned(), is_begin: false }
}

fn begin(text: &str) -> Term {
    Term::Words { text: text.to_owned(), is_begin: true }
}

fn tagged(name: &str, is_begin: bool) -> Term {
    Term::Tag { name: name.to_owned(), is_begin }
}

fn part(text: &str) -> Term {
    Term::Part(text.to_owned())
}

#[test]
fn terms_are_words_tags_and_parts() {
    for (terms, wanted, excluded) in [
        ("one two", vec![words("one"), words("two")], vec![]),
        (
            r#""one two" -"three" -four"#,
            vec![words("one two")],
            vec![words("three"), words("four")],
        ),
        ("rel* one", vec![begin("rel"), words("one")], vec![]),
        ("one one -one", vec![words("one")], vec![words("one")]),
        (
            "#release-notes -#old-stuff",
            vec![tagged("release-notes", false)],
            vec![tagged("old-stuff", false)],
        ),
        (
            "#rel* #Größe, #a_b.",
            vec![tagged("rel", true), tagged("Größe", false), tagged("a_b", false)],
            vec![],
        ),
        // Not what posts take for hashtags.
        (
            "#42 #ab # #c++/d \"#one two\"",
            vec![words("#42"), words("#ab"), words("#c++/d"), words("#one two")],
            vec![],
        ),
        ("今天 🎉 -東京", vec![part("今天"), part("🎉")], vec![part("東京")]),
        ("\" \" * - -- ( ) ?! ,", vec![], vec![]),
        ("OR AND NOT NEAR(", vec![words("OR"), words("AND"), words("NOT"), words("NEAR(")], vec![]),
    ] {
        let found = parse(terms).terms;
        assert_eq!((found.wanted, found.excluded), (wanted, excluded), "{terms}");
    }
}

#[test]
fn modifiers_say_who_and_where() {
    let query = parse("from:Mira from:@omar -from:me in:~Town-Square in:@omar -in:off-topic one");
    assert_eq!(query.from.wanted, ["mira", "omar"]);
    assert_eq!(query.from.excluded, ["me"]);
    let channel = |name: &str| Place::Channel(name.to_owned());
    let wanted = [channel("town-square"), Place::Direct("omar".to_owned())];
    assert_eq!(query.places.wanted, wanted);
    assert_eq!(query.places.excluded, [channel("off-topic")]);
    assert_eq!(query.terms.wanted, [words("one")]);
    let query = parse("ext:.PDF ext:pdf -ext:png");
    assert_eq!(
        (query.extensions.wanted, query.extensions.excluded),
        (vec!["pdf".to_owned()], vec!["png".to_owned(),])
    );
}

#[test]
fn modifiers_say_when() {
    const DAY: i64 = 86_400_000;
    let day = |n: i64| Span { from: n * DAY, until: (n + 1) * DAY };
    let within = |terms: &str| {
        let Span { from, until } = parse(terms).dates.within;
        (from, until)
    };
    assert_eq!(within("before:1970-01-03"), (i64::MIN, 2 * DAY));
    assert_eq!(within("after:1970-01-03"), (3 * DAY, i64::MAX));
    assert_eq!(within("-before:1970-01-03"), (2 * DAY, i64::MAX));
    assert_eq!(within("-after:1970-01-03"), (i64::MIN, 3 * DAY));
    assert_eq!(
        within("after:1970-01-03 after:1970-01-02 before:1970-02-01 before:1970-03-01"),
        (3 * DAY, 31 * DAY,)
    );
    let dates = parse("on:1970-01-01 on:1970-1-3 -on:1970-01-02").dates;
    assert_eq!((dates.on, dates.not_on), (vec![day(0), day(2)], vec![day(1)]));
    assert_eq!(
        Query::parse("before:1970-01-02", 3600).unwrap().dates.within.until,
        DAY - 3_600_000
    );
}

#[test]
fn what_is_no_date_is_refused() {
    for terms in ["before:yesterday", "one after:2026-02-30", "-on:1", "on: tomorrow"] {
        let problem = Query::parse(terms, 0).unwrap_err();
        assert!(problem.rule.contains("2026-01-31"), "{problem:?}");
    }
    assert_eq!(Query::parse("before:Yesterday", 0).unwrap_err().value, "before:yesterday");
    assert_eq!(parse("one before:").terms.wanted, [words("one")]);
}

#[test]
fn there_is_an_end_to_terms() {
    let terms = |n: usize| (0..n).map(|i| format!("w{i} ")).collect::<String>();
    assert_eq!(parse(&terms(64)).terms.wanted.len(), 64);
    let problem = Query::parse(&terms(65), 0).unwrap_err();
    assert_eq!(
        (problem.value.as_str(), problem.rule),
        ("65 words", "at most 64 words and modifiers")
    );
}

#[test]
fn a_query_without_anything_is_empty() {
    for terms in ["", "   ", "- * \"\"", "from:", "?!"] {
        assert!(parse(terms).is_empty(), "{terms}");
    }
    for terms in ["one", "-one", "from:me", "-in:x", "ext:pdf", "on:2026-01-31", "今"] {
        assert!(!parse(terms).is_empty(), "{terms}");
    }
}

proptest! {
    #[test]
    fn every_text_is_read(terms in any::<String>(), offset in any::<i64>()) {
        let _ = Query::parse(&terms, offset);
    }

    #[test]
    fn every_text_of_signs_is_read(
        terms in r#"(from:|IN:|before:|ext:|["*#@~()^:+-]|\\|OR|NEAR|[a-zäß今🎉0-9]{1,4}|2026-01-0[1-9]| ){0,40}"#,
    ) {
        let _ = Query::parse(&terms, 0);
    }
}
