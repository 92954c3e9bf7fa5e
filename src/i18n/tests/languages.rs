//! Holds the files of other languages to the English one: nothing lacking, nothing unknown, the same
//! values in each text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::i18n::language::LANGUAGES;
use crate::i18n::{self, EN};

/// What is wrong with a language's file beside the English one, in words for who keeps it.
fn flaws(tag: &str, file: &str, english: &str) -> Vec<String> {
    let (_, broken) = i18n::resource(file);
    let mut flaws: Vec<String> =
        broken.into_iter().map(|it| format!("{tag}.ftl can not be read: {it}")).collect();
    let (theirs, ours) = (values_by_key(file), values_by_key(english));
    for (key, values) in &ours {
        match theirs.get(key) {
            None => flaws.push(format!("{tag}.ftl lacks «{key}»; it shows in English")),
            Some(others) if others != values => flaws.push(format!(
                "{tag}.ftl, «{key}»: uses the values {others:?}, en.ftl has {values:?}"
            )),
            Some(_) => {}
        }
    }
    let unknown = theirs.keys().filter(|key| !ours.contains_key(*key));
    flaws.extend(unknown.map(|key| format!("{tag}.ftl has «{key}», en.ftl has not: take it out")));
    flaws
}

/// The names behind `$` of each text.
fn values_by_key(file: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut texts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut key = "";
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase())
            && let Some((name, _)) = line.split_once('=')
        {
            key = name.trim();
            texts.entry(key).or_default();
        }
        for rest in line.split('$').skip(1) {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            texts.entry(key).or_default().insert(end.map_or(rest, |end| &rest[..end]));
        }
    }
    texts
}

fn file_of(tag: &str) -> String {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/locales");
    fs::read_to_string(locales.join(format!("{tag}.ftl"))).unwrap()
}

#[test]
fn every_language_has_every_text() {
    for language in &LANGUAGES {
        let flaws = flaws(language.tag, &file_of(language.tag), EN);
        assert!(flaws.is_empty(), "{}", flaws.join("\n"));
    }
}

#[test]
fn the_page_names_a_file_for_every_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("index.html")).unwrap();
    for tag in LANGUAGES.iter().skip(1).map(|language| language.tag) {
        let meta = format!("<meta name=\"locale-{tag}\" content=\"/{tag}.ftl\" />");
        let copy = format!("href=\"www/locales/{tag}.ftl\"");
        assert!(page.contains(&meta) && page.contains(&copy), "{tag}");
    }
}

#[test]
fn each_flaw_is_told_with_file_key_and_rule() {
    let english = "one = One\ntwo = { $count } of { $all }\nthree = Three\n";
    let german = "one = Eins\ntwo = { $zahl } von { $all }\nvier = Vier\nfive Fünf\n";
    let told = flaws("de", german, english);
    for expected in [
        "de.ftl can not be read: line 4: ",
        "de.ftl lacks «three»",
        "de.ftl, «two»: uses the values {\"all\", \"zahl\"}, en.ftl has {\"all\", \"count\"}",
        "de.ftl has «vier», en.ftl has not",
    ] {
        assert!(told.iter().any(|it| it.contains(expected)), "{expected}: {told:#?}");
    }
    assert_eq!(told.len(), 4, "{told:#?}");
}

/// Speaks a language in a thread of its own: what is spoken belongs to the thread.
fn speaking<T: Send + 'static>(
    tag: &'static str,
    file: String,
    check: impl FnOnce(Result<Vec<String>, i18n::BadFile>) -> T + Send + 'static,
) -> T {
    std::thread::spawn(move || check(i18n::speak(tag, &file))).join().unwrap()
}

#[test]
fn holes_and_broken_lines_show_in_english() {
    let file = "close = Zu\nloading Lädt\npost-list-new-posts = { $anzahl } neue\n";
    speaking("de", file.to_owned(), |troubles| {
        let troubles = troubles.unwrap();
        assert!(troubles.len() == 1 && troubles[0].starts_with("line 2: "), "{troubles:?}");
        assert_eq!(crate::t!("close"), "Zu");
        assert_eq!(crate::t!("loading"), "Loading…", "a broken line");
        assert_eq!(crate::t!("try-again"), "Try again", "a hole");
        assert_eq!(crate::t!("post-list-new-posts", count = 3), "3 new posts", "another value");
        i18n::speak_english();
        assert_eq!(crate::t!("close"), "Close");
    });
}

#[test]
fn what_is_no_language_file_changes_nothing() {
    for file in ["", "<!doctype html>\n<html>\n", "\u{fffd}\0", "=\n=\n"] {
        speaking("de", file.to_owned(), |answer| {
            let error = answer.unwrap_err();
            assert!(error.to_string().contains("«de» holds no text"), "{error}");
            assert_eq!(crate::t!("close"), "Close");
        });
    }
}

#[test]
fn plurals_follow_the_language() {
    speaking("ar", file_of("ar"), |troubles| {
        assert_eq!(troubles, Ok(vec![]));
        let texts = [0, 1, 2, 3, 11, 100].map(|count| crate::t!("channel-members", count = count));
        let texts = texts.each_ref().map(|it| it.as_str());
        let expected = ["لا أعضاء", "عضو واحد", "عضوان", "3 أعضاء", "11 عضوًا", "100 عضوًا"];
        assert_eq!(texts, expected);
    });
}
