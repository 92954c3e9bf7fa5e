//! `mortise plugin new` and `update`: what is made, and in which words it is refused.
//! What is in the folders is for the tests of `kit`.

use std::{fs, process::Output};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::mortise;

fn run(dir: &TempDir, args: &[&str]) -> Output {
    let mut command = mortise(&dir.path().join("home"));
    command.arg("plugin").args(args).current_dir(dir.path()).output().unwrap()
}

#[track_caller]
fn refused(dir: &TempDir, args: &[&str], code: i32, expected: &str) {
    let output = run(dir, args);
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap().trim_end(), expected);
    assert_eq!(output.stdout, b"");
}

#[test]
fn a_plugin_is_made_and_the_next_commands_are_told() {
    let dir = TempDir::new().unwrap();
    let args = ["new", "my-card", "--template", "js", "--slot", "post-action"];
    let output = run(&dir, &args);
    assert!(output.status.success(), "{output:?}");
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(
        told.starts_with("my-card is there (js, item in post-action.v1).\n\n  cd my-card\n"),
        "{told}"
    );
    for next in ["mortise plugin dev", "mortise plugin check", "mortise plugin push"] {
        assert!(told.contains(next), "{told}");
    }
    let manifest = fs::read_to_string(dir.path().join("my-card/plugin.json")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["webapp"]["slots"], json!(["post-action.v1"]));
}

#[test]
fn programs_get_json() {
    let dir = TempDir::new().unwrap();
    let args = ["new", "Card", "--id", "org.example.card", "-t", "theme", "--in", "a/b", "--json"];
    let output = run(&dir, &args);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["id"], "org.example.card");
    assert_eq!(told["folder"], "a/b/org.example.card");
    assert_eq!((&told["slot"], &told["kind"]), (&Value::Null, &Value::Null));

    let output = run(&dir, &["update", "a/b/org.example.card", "--json"]);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["before"], told["after"]);
    assert!(told["after"]["mortise"].is_string(), "{told}");
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let dir = TempDir::new().unwrap();
    let hint = "\nwithout a terminal nothing is asked; for instance: \
                mortise plugin new my-card --template js --slot profile-popover";
    let both = format!("error: missing: NAME and --template yew|js|react|theme{hint}");
    refused(&dir, &["new"], 2, &both);
    refused(&dir, &["new", "-t", "js"], 2, &format!("error: missing: NAME{hint}"));
}

#[test]
fn a_refusal_says_what_would_do() {
    let dir = TempDir::new().unwrap();
    refused(
        &dir,
        &["new", "My Card", "-t", "js"],
        2,
        "error: \"My Card\" is no plugin id: must consist of letters a to z, digits, '-', '_' and '.' only\n\
         my-card would do; --in DIR names the folder around it",
    );
    refused(
        &dir,
        &["new", "card", "-t", "js", "-s", "profile-popver.v1"],
        2,
        "error: there is no slot \"profile-popver.v1\"\ndid you mean profile-popover.v1?",
    );
    refused(
        &dir,
        &["new", "card", "-t", "reakt"],
        2,
        "error: there is no template \"reakt\": there are yew, js, react and theme\ndid you mean react?",
    );
    refused(
        &dir,
        &["new", "card", "-t", "js", "-s", "sidebar", "-k", "item"],
        2,
        "error: sidebar.v1 takes no item: it is a region slot, which takes replace, wrap, before, after, hide",
    );
    refused(
        &dir,
        &["new", "card", "-t", "js", "-k", "wrapp"],
        2,
        "error: there is no kind \"wrapp\"\ndid you mean wrap?",
    );
    assert!(!dir.path().join("card").exists());
}

#[test]
fn what_is_there_stays() {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("card")).unwrap();
    fs::write(dir.path().join("card/notes.txt"), "mine").unwrap();
    refused(
        &dir,
        &["new", "card", "-t", "js"],
        1,
        "error: card is there already: notes.txt\n\
         nothing of it was touched: choose another name, or another folder by --in DIR",
    );
    refused(
        &dir,
        &["update", "card"],
        1,
        "error: card is no plugin's folder: it has no plugin.json\n\
         name the folder, or make one with `mortise plugin new`",
    );
    assert_eq!(fs::read_dir(dir.path().join("card")).unwrap().count(), 1);
}
