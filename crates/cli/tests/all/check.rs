//! `mortise plugin check` as a process: what it writes, and how it ends.

use std::{fs, process::Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::mortise;

/// A plugin that has warnings, and as many errors as lines of `script`.
fn plugin(script: &str) -> TempDir {
    let dir = TempDir::new().unwrap();
    let manifest =
        r#"{"id": "card", "name": "Card", "webapp": {"bundle_path": "card.js", "kind": "module"}}"#;
    fs::create_dir(dir.path().join("card")).unwrap();
    fs::write(dir.path().join("card/plugin.json"), manifest).unwrap();
    fs::write(dir.path().join("card/card.js"), script).unwrap();
    dir
}

fn check(dir: &TempDir, args: &[&str]) -> Output {
    let mut command = mortise(&dir.path().join("home"));
    command.args(["plugin", "check"]).arg(dir.path().join("card")).args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_exit_code_tells_errors_from_warnings() {
    let warned = plugin("export default {};");
    assert_eq!(check(&warned, &[]).status.code(), Some(0));
    let denied = check(&warned, &["--deny-warnings"]);
    assert_eq!(denied.status.code(), Some(1));
    assert_eq!(text(&denied.stderr), "", "the report says it all");
    let refused = check(&plugin("eval('1');"), &[]);
    assert_eq!(refused.status.code(), Some(1));
    let words = text(&refused.stdout);
    assert!(words.contains("card.js\n  1:1 error[eval]: `eval` is used directly\n"), "{words}");
}

#[test]
fn json_is_one_document() {
    let output = check(&plugin("eval('1');"), &["--json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["plugin"], &report["errors"]), (&Value::from("card"), &Value::from(1)));
    let rules = check(&plugin(""), &["--rules", "--json"]);
    let rules: Value = serde_json::from_slice(&rules.stdout).unwrap();
    assert!(rules.as_array().unwrap().iter().any(|rule| rule["rule"] == "eval"));
}

#[test]
fn what_can_not_be_checked_is_no_bad_plugin() {
    let dir = plugin("");
    fs::write(dir.path().join("card/mortise.toml"), "[check]\nalow = []\n").unwrap();
    let output = check(&dir, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("mortise.toml:2: "), "{}", text(&output.stderr));
    let nowhere = mortise(&dir.path().join("home"))
        .args(["plugin", "check"])
        .arg(dir.path())
        .output()
        .unwrap();
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(text(&nowhere.stderr).contains("`mortise plugin new`"));
}
