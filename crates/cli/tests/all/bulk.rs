//! `mortise import` and `mortise export`: what they say, and how a power cut leaves an import.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{PASSWORD, Server, mortise};

fn write_file(dir: &TempDir, n_posts: i64) -> String {
    let mut text = String::new();
    let mut line = |line: Value| text.push_str(&format!("{line}\n"));
    line(json!({ "type": "version", "version": 1 }));
    line(json!({ "type": "emoji", "emoji": { "name": "tide", "image": "tide.png" } }));
    line(
        json!({ "type": "team", "team": { "name": "harbour", "display_name": "H", "type": "O" } }),
    );
    line(json!({ "type": "user", "user": {
        "username": "ada", "email": "ada@example.test", "password": PASSWORD,
        "roles": "system_user system_admin", "teams": [{ "name": "harbour", "roles": "team_user" }],
    } }));
    for number in 0..n_posts {
        line(json!({ "type": "direct_post", "direct_post": {
            "channel_members": ["ada"], "user": "ada", "message": format!("note {number}"),
            "create_at": 1_700_000_000_000 + number,
        } }));
    }
    let path = dir.path().join("import.jsonl");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn command(dir: &TempDir, args: &[&str]) -> Command {
    let mut command = mortise(&dir.path().join("home"));
    command.args(args).arg("--data").arg(dir.path().join("data"));
    command
}

fn run(dir: &TempDir, args: &[&str]) -> Output {
    command(dir, args).output().unwrap()
}

fn ok(dir: &TempDir, args: &[&str]) -> String {
    let output = run(dir, args);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn refused(dir: &TempDir, args: &[&str]) -> String {
    let output = run(dir, args);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_team_comes_in_and_goes_out() {
    let dir = TempDir::new().unwrap();
    let file = write_file(&dir, 3);
    let said = ok(&dir, &["import", &file, "--validate"]);
    assert!(said.starts_with("7 lines, all in order; nothing was written"), "{said}");
    assert!(!dir.path().join("data").exists());
    let said = ok(&dir, &["import", &file]);
    assert!(said.starts_with("7 lines imported in "), "{said}");
    assert!(said.contains("direct posts  3    0"), "{said}");
    assert!(said.contains("  1 × lines of type emoji"), "{said}");
    let json: Value = serde_json::from_str(&ok(&dir, &["import", &file, "--json"])).unwrap();
    assert_eq!(json["objects"]["direct_post"], json!({ "read": 3, "added": 0, "there": 3 }));

    let out = dir.path().join("out.jsonl");
    let said = ok(&dir, &["export", out.to_str().unwrap()]);
    assert!(said.contains("lines written to"), "{said}");
    assert_private(&out);
    let lines = fs::read_to_string(&out).unwrap();
    assert_eq!(ok(&dir, &["export", "-"]), lines);
    assert!(refused(&dir, &["export", out.to_str().unwrap()]).contains("--force"));
    ok(&dir, &["export", out.to_str().unwrap(), "--force"]);
    assert_eq!(fs::read_to_string(&out).unwrap(), lines);

    let server = Server::start(&dir, &[]);
    server.sign_in();
    for args in [["import", &file], ["export", "-"]] {
        let running = refused(&dir, &args);
        assert!(running.contains("stop it first"), "{running}");
    }
    // Looking at a file disturbs nobody.
    ok(&dir, &["import", &file, "--validate"]);
}

#[cfg(unix)]
fn assert_private(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(not(unix))]
fn assert_private(_: &Path) {}

#[test]
fn a_bad_file_is_told_line_by_line() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("bad.jsonl");
    let mut text = json!({ "type": "version", "version": 1 }).to_string();
    for _ in 0..60 {
        text.push_str("\n{\"type\":\"team\",\"team\":{\"name\":\"A B\",\"display_name\":\"A\",\"type\":\"O\"}}");
    }
    fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    let said = refused(&dir, &["import", file]);
    assert!(said.contains("breaks rules in 60 places; nothing was imported"), "{said}");
    assert!(said.contains("line 2: field=team.name, value=\"A B\", rule=1 to 64 of a-z"), "{said}");
    assert!(said.contains("line 51:") && !said.contains("line 52:"), "{said}");
    assert!(said.contains("… and 10 more"), "{said}");
    let output = run(&dir, &["import", file, "--json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let problems = &json["error"]["data"]["problems"];
    assert_eq!(problems["n_all"], 60);
    assert_eq!(
        (&problems["told"][0]["line"], &problems["told"][0]["field"]),
        (&2.into(), &"team.name".into())
    );
    assert!(refused(&dir, &["import", "missing.jsonl"]).contains("while opening missing.jsonl"));
    assert!(refused(&dir, &["export", "-"]).contains("there is no database in"));
}

#[test]
fn an_import_that_was_cut_goes_on() {
    let dir = TempDir::new().unwrap();
    let file = write_file(&dir, 20_000);
    let mut child = command(&dir, &["import", &file])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Cut once posts were written: they come by the thousand, and the first thousand may still be on
    // its way while the schema alone fills most of a megabyte of the journal.
    let journal = dir.path().join("data/mortise.db-wal");
    let is_writing = || journal.metadata().is_ok_and(|journal| journal.len() > 3_000_000);
    while !is_writing() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success(), "it was done before it could be cut");

    let json: Value = serde_json::from_str(&ok(&dir, &["import", &file, "--json"])).unwrap();
    let posts = &json["objects"]["direct_post"];
    let (added, there) = (posts["added"].as_u64().unwrap(), posts["there"].as_u64().unwrap());
    assert_eq!(added + there, 20_000);
    assert!(there > 0 && added > 0, "{posts}");
    let server = Server::start(&dir, &[]);
    let token = server.sign_in();
    let me = server.get("/users/me", &token)["id"].as_str().unwrap().to_owned();
    let channel = server.post("/channels/direct", &token, &json!([me, me])).unwrap();
    assert_eq!(channel["total_msg_count"], 20_000);
}
