//! Golden files below `tests/golden/bulk`: what an accepted file becomes when it is exported again,
//! and what is said about a refused one.
//!
//! `UPDATE=1` writes the results anew.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::Value;
use server::bulk::BulkError;

use super::Place;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/bulk").join(name)
}

fn inputs(name: &str) -> Vec<PathBuf> {
    let mut inputs: Vec<PathBuf> = fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    inputs.sort();
    assert!(!inputs.is_empty());
    inputs
}

#[expect(clippy::disallowed_methods, reason = "told by whoever runs the tests")]
fn is_update() -> bool {
    std::env::var("UPDATE").is_ok_and(|value| value == "1")
}

fn compare(path: &Path, actual: &str) {
    if is_update() {
        fs::write(path, actual).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(actual, expected, "{}: look at it, then run again with UPDATE=1", path.display());
}

fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(now.as_millis()).unwrap()
}

/// Times of the import itself differ from run to run: they become 0.
fn without_now(value: &mut Value, since: i64) {
    match value {
        Value::Number(number) if number.as_i64() >= Some(since) => *value = 0.into(),
        Value::Array(values) => values.iter_mut().for_each(|value| without_now(value, since)),
        Value::Object(object) => object.values_mut().for_each(|value| without_now(value, since)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn stable(export: &str, since: i64) -> String {
    let mut text = String::new();
    for line in export.lines() {
        let mut line: Value = serde_json::from_str(line).unwrap();
        without_now(&mut line, since);
        // The type first, as it is written: a line is then found by eye.
        let kind = line["type"].as_str().unwrap().to_owned();
        text.push_str(&format!("{kind} {}", line[&kind]));
        text.push('\n');
    }
    text
}

#[tokio::test]
async fn accepted_files_come_out_again() {
    for input in inputs("accepted") {
        let since = now();
        let place = Place::new().await;
        let text = fs::read_to_string(&input).unwrap();
        let report = place.import(&text).await.unwrap();
        let report = serde_json::to_string_pretty(&report).unwrap();
        compare(&input.with_extension("report.json"), &format!("{report}\n"));
        let exported = place.export().await;
        compare(&input.with_extension("out"), &stable(&exported, since));

        // Nothing gets lost on the way to a second server, times of reading included.
        let other = Place::new().await;
        other.import(&exported).await.unwrap();
        assert_eq!(other.export().await, exported, "{}", input.display());
        // And the same server takes it as what it has.
        place.import(&exported).await.unwrap();
        assert_eq!(place.export().await, exported, "{}", input.display());
    }
}

#[tokio::test]
async fn refused_files_are_told_line_by_line() {
    for input in inputs("refused") {
        let place = Place::new().await;
        let text = fs::read_to_string(&input).unwrap();
        let Err(BulkError::Refused(report)) = place.import(&text).await else {
            panic!("{} should be refused", input.display())
        };
        let told: String =
            report.problems.told.iter().map(|problem| format!("{problem}\n")).collect();
        assert_eq!(report.problems.told.len() as u64, report.problems.n_all);
        compare(&input.with_extension("err"), &told);
    }
}
