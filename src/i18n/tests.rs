//! Keeps the keys in the code and the keys in the locale the same, in both directions.

mod languages;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::{Arguments, EN};

/// A program's sources, and its texts.
struct Program {
    sources: &'static str,
    texts: String,
    /// What it may use beside its own: the texts of the library it is built on.
    shared: &'static str,
}

fn programs() -> [Program; 3] {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/locales");
    let own = |name: &str| fs::read_to_string(locales.join(name)).unwrap();
    [
        Program { sources: "src", texts: EN.to_owned(), shared: "" },
        Program { sources: "crates/console/src", texts: own("console.ftl"), shared: EN },
        Program { sources: "crates/workbench/src", texts: own("workbench.ftl"), shared: EN },
    ]
}

/// In two pieces, so that this file does not look like a call.
const CALL: &str = concat!("t", "!(");

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The keys of all calls of the macro in one file, comments left out.
fn keys_in(source: &str) -> Vec<String> {
    let code: Vec<&str> =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut keys = Vec::new();
    for (at, call) in code.match_indices(CALL) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue; // `format!(`, `assert!(` and the like
        }
        let rest = code[at + call.len()..].trim_start();
        if let Some(rest) = rest.strip_prefix('"') {
            keys.push(rest.split('"').next().unwrap().to_owned());
        }
    }
    keys
}

fn keys_in_code(sources: &str) -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(sources), &mut files);
    files.iter().flat_map(|file| keys_in(&fs::read_to_string(file).unwrap())).collect()
}

fn keys_in_locale(texts: &str) -> BTreeSet<String> {
    let keys = texts.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    keys.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn the_locales_have_no_broken_line() {
    for Program { sources, texts, .. } in programs() {
        assert!(FluentResource::try_new(texts).is_ok(), "{sources}");
    }
}

#[test]
fn every_key_in_the_code_has_a_text() {
    for Program { sources, texts, shared } in programs() {
        let locale = keys_in_locale(&format!("{texts}\n{shared}"));
        let mut keys = keys_in_code(sources);
        keys.retain(|key| !locale.contains(key));
        assert!(keys.is_empty(), "the locale of {sources} lacks {keys:?}");
    }
}

#[test]
fn every_text_is_used() {
    for Program { sources, texts, .. } in programs() {
        let code = keys_in_code(sources);
        let mut unused = keys_in_locale(&texts);
        unused.retain(|key| !code.contains(key));
        assert!(unused.is_empty(), "nobody in {sources} uses {unused:?}");
    }
}

#[test]
fn keys_are_unique() {
    let texts: String = programs().into_iter().map(|program| program.texts).collect();
    let keys = texts.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let keys: Vec<_> = keys.filter(|key| !key.starts_with([' ', '#'])).collect();
    let unique: BTreeSet<_> = keys.iter().collect();
    assert_eq!(keys.len(), unique.len());
}

#[test]
fn finds_keys_across_lines_and_not_in_other_macros() {
    assert_eq!(keys_in("t!(\n  \"a-key\",\n n = 1) format!(\"no\") // t"), ["a-key"]);
    assert_eq!(keys_in("/// t!(\"documented\")\n{t!(\"b\")}"), ["b"]);
}

#[test]
fn values_and_plurals_are_filled_in_without_invisible_marks() {
    let one = crate::t!("post-list-new-posts", count = 1);
    let many = crate::t!("post-list-new-posts", count = 12);
    assert_eq!((one.as_str(), many.as_str()), ("1 new post", "12 new posts"));
}

#[test]
fn another_program_adds_its_texts() {
    let before = super::plain("added-by-a-test");
    super::add("added-by-a-test = Hello");
    let after = super::plain("added-by-a-test");
    assert_eq!((before.as_str(), after.as_str()), ("added-by-a-test", "Hello"));
    assert_eq!(crate::t!("close").as_str(), "Close");
}

#[test]
fn a_missing_key_shows_itself() {
    assert_eq!(super::plain("no-such-key").as_str(), "no-such-key");
    assert_eq!(super::format("no-such-key", &Arguments::default()).as_str(), "no-such-key");
}
