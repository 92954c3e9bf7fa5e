//! `mortise user`: accounts of a running server, from a terminal on the same machine.

use std::{
    io::Write,
    process::{Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{PASSWORD, Server, mortise};

fn run(dir: &TempDir, server: &Server, args: &[&str], stdin: &str) -> Output {
    let mut child = mortise(&dir.path().join("home"))
        .arg("user")
        .args(args)
        .args(["--server", &server.url])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads nothing may be done before this.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap()
}

/// Whether somebody can sign in.
fn enters(server: &Server, name: &str, password: &str) -> bool {
    let body = serde_json::json!({ "login_id": name, "password": password });
    server.post("/users/login", "", &body).is_some()
}

#[test]
fn an_account_is_made_changed_and_ended() {
    let dir = TempDir::new().unwrap();
    let server = Server::start(&dir, &[]);
    server.sign_up();
    let ok = |args: &[&str], stdin: &str| {
        let output = run(&dir, &server, args, stdin);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let args = ["create", "ben", "--email", "ben@example.test", "--first-name", "Ben"];
    let args = [&args[..], &["--password-stdin"]].concat();
    assert_eq!(ok(&args, &format!("{PASSWORD}\n")), "ben has an account\n");
    assert!(enters(&server, "ben", PASSWORD));
    let list = ok(&["list"], "");
    assert!(list.contains("ben   active  system_user"), "{list}");
    let shown: Value = serde_json::from_str(&ok(&["show", "ben", "--json"], "")).unwrap();
    assert_eq!(
        (&shown["email"], &shown["first_name"]),
        (&"ben@example.test".into(), &"Ben".into())
    );

    let sessions: Value = serde_json::from_str(&ok(&["sessions", "ben", "--json"], "")).unwrap();
    let session = sessions[0]["id"].as_str().unwrap();
    let said = ok(&["end-sessions", "ben", "--session", session], "");
    assert_eq!(said, "ben is signed out from that session\n");
    assert_eq!(ok(&["sessions", "ben"], ""), "ben is signed in nowhere\n");
    assert_eq!(ok(&["end-sessions", "ben"], ""), "ben is signed out everywhere\n");

    let said = ok(&["password", "ben", "--password-stdin"], "Better-horse-10\n");
    assert_eq!(said, "ben has a new password; their sessions have ended\n");
    assert!(!enters(&server, "ben", PASSWORD) && enters(&server, "ben", "Better-horse-10"));
    let said = ok(&["roles", "ben", "system_user", "system_admin"], "");
    assert_eq!(said, "ben is system_user, system_admin\n");
    assert_eq!(ok(&["deactivate", "@Ben"], ""), "ben is deactivated and signed out\n");
    assert!(!enters(&server, "ben", "Better-horse-10"));
    assert!(ok(&["list"], "").contains("ben   deactivated"));
    assert_eq!(ok(&["activate", "ben"], ""), "ben is active\n");
    assert!(enters(&server, "ben", "Better-horse-10"));
}

#[test]
fn refusals_say_what_to_do() {
    let dir = TempDir::new().unwrap();
    let server = Server::start(&dir, &[]);
    server.sign_up();
    let refused = |args: &[&str], stdin: &str, code: i32| {
        let output = run(&dir, &server, args, stdin);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let near = refused(&["show", "aba"], "", 1);
    assert!(near.contains("there is no account \"aba\"\ndid you mean ada?"), "{near}");
    let short = refused(&["password", "ada", "--password-stdin"], "short\n", 1);
    assert!(short.contains("8 to 72"), "{short}");
    let unasked = refused(&["password", "ada"], "", 2);
    assert!(unasked.contains("MORTISE_NEW_PASSWORD"), "{unasked}");
    let unknown = refused(&["roles", "ada", "emperor"], "", 1);
    assert!(unknown.contains("system_read_only_admin"), "{unknown}");
    let last = refused(&["deactivate", "ada"], "", 1);
    assert!(last.to_lowercase().contains("admin"), "{last}");
    let twice = ["create", "ada", "--email", "b@example.test", "--password-stdin"];
    assert!(refused(&twice, &format!("{PASSWORD}\n"), 1).contains("already exists"));
}

#[test]
fn a_command_that_signed_in_signs_out_again() {
    let dir = TempDir::new().unwrap();
    let server = Server::start(&dir, &[]);
    let token = server.sign_up();
    let output = mortise(&dir.path().join("elsewhere"))
        .args(["user", "show", "ada", "--as", "ada", "--server", &server.url])
        .env("MORTISE_PASSWORD", PASSWORD)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let sessions = server.get("/users/me/sessions", &token);
    assert_eq!(sessions.as_array().unwrap().len(), 1);
}
