//! `mortise plugin`: on the same machine without signing in, elsewhere with a password.

use std::{fs, path::Path, process::Output};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{PASSWORD, Server, mortise};

fn write_plugin(dir: &TempDir) {
    let folder = dir.path().join("plugins/hovercard");
    fs::create_dir_all(&folder).unwrap();
    let manifest = json!({
        "id": "hovercard", "name": "Hovercard", "version": "0.1.0",
        "webapp": { "bundle_path": "main.js", "kind": "module" }
    });
    fs::write(folder.join("plugin.json"), manifest.to_string()).unwrap();
    fs::write(folder.join("main.js"), "export default {}").unwrap();
    fs::create_dir_all(dir.path().join("plugins/wrong")).unwrap();
    fs::write(dir.path().join("plugins/wrong/plugin.json"), "{\"id\": \"?\"}").unwrap();
}

fn run(home: &Path, server: &Server, args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = mortise(home);
    command.arg("plugin").args(args).args(["--server", &server.url]);
    command.envs(env.iter().copied()).output().unwrap()
}

fn stdout(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn enabled(server: &Server) -> bool {
    server.get("/plugins/webapp", "") != json!([])
}

#[test]
fn another_terminal_turns_plugins_on_and_off_without_signing_in() {
    let dir = TempDir::new().unwrap();
    write_plugin(&dir);
    let server = Server::start(&dir, &[]);
    let home = dir.path().join("home");
    let mortise = |args: &[&str]| stdout(&run(&home, &server, args, &[]));
    assert_eq!(mortise(&["enable", "hovercard"]), "hovercard is on\n");
    assert!(enabled(&server));
    let list = mortise(&["list"]);
    let mut lines = list.lines();
    assert_eq!(lines.next(), Some("ID         STATE  VERSION  SOURCE  NAME"));
    assert_eq!(lines.next(), Some("hovercard  on     0.1.0    folder  Hovercard"));
    assert_eq!(lines.next(), Some("wrong      error           folder  wrong"));
    assert!(lines.next().unwrap().contains("plugin.json: the manifest breaks"), "{list}");
    let json: Value = serde_json::from_str(&mortise(&["list", "--json"])).unwrap();
    assert_eq!((&json[0]["id"], &json[0]["state"]), (&"hovercard".into(), &2.into()));
    let off: Value = serde_json::from_str(&mortise(&["disable", "hovercard", "--json"])).unwrap();
    assert_eq!((&off["id"], &off["enabled"]), (&"hovercard".into(), &false.into()));
    assert!(!enabled(&server));
}

#[test]
fn elsewhere_a_password_or_token_is_needed() {
    let dir = TempDir::new().unwrap();
    write_plugin(&dir);
    let server = Server::start(&dir, &[]);
    let token = server.sign_up();
    let elsewhere = dir.path().join("elsewhere");
    let refused = run(&elsewhere, &server, &["enable", "hovercard"], &[]);
    assert!(!refused.status.success());
    let error = String::from_utf8(refused.stderr).unwrap();
    assert!(error.contains("--data DIR") && error.contains("MORTISE_PASSWORD"), "{error}");
    assert!(!enabled(&server));

    let password = [("MORTISE_PASSWORD", PASSWORD)];
    let args = ["enable", "hovercard", "--user", "ada"];
    assert_eq!(stdout(&run(&elsewhere, &server, &args, &password)), "hovercard is on\n");
    let wrong = run(&elsewhere, &server, &args, &[("MORTISE_PASSWORD", "Wrong-horse-9")]);
    assert!(
        String::from_utf8_lossy(&wrong.stderr).contains("valid email or username"),
        "{wrong:?}"
    );
    let token = [("MORTISE_TOKEN", token.as_str())];
    let off = run(&elsewhere, &server, &["disable", "hovercard"], &token);
    assert_eq!(stdout(&off), "hovercard is off\n");
    let data = dir.path().join("data");
    let args = ["enable", "hovercard", "--data", data.to_str().unwrap()];
    assert_eq!(stdout(&run(&elsewhere, &server, &args, &[])), "hovercard is on\n");
}

#[test]
fn refusals_say_why() {
    let dir = TempDir::new().unwrap();
    write_plugin(&dir);
    let server = Server::start(&dir, &[]);
    let home = dir.path().join("home");
    let error = |args: &[&str]| {
        let output = run(&home, &server, args, &[]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let unknown = error(&["enable", "unknown"]);
    assert!(unknown.contains("there is no plugin \"unknown\"\n`mortise plugin list`"), "{unknown}");
    let near = error(&["disable", "hovercrad"]);
    assert!(near.contains("did you mean hovercard?"), "{near}");
    let wrong = error(&["enable", "wrong"]);
    assert!(wrong.contains("can not be turned on") && wrong.contains("id = \"?\""), "{wrong}");
    let output = run(&home, &server, &["enable", "../users/me"], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("is no plugin id"));
}

#[test]
fn programs_read_failures_as_json() {
    let dir = TempDir::new().unwrap();
    write_plugin(&dir);
    let server = Server::start(&dir, &[]);
    let home = dir.path().join("home");
    let error = |args: &[&str], code: i32| -> Value {
        let output = run(&home, &server, args, &[]);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        assert!(output.stderr.is_empty(), "{output:?}");
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["error"].clone()
    };
    let missing = error(&["enable", "hovercrad", "--json"], 1);
    assert_eq!(
        (&missing["status"], &missing["hint"]),
        (&404.into(), &"did you mean hovercard?".into())
    );
    assert!(error(&["explode", "--json"], 2)["message"].as_str().unwrap().contains("explode"));
}

#[test]
fn a_server_that_does_not_answer_is_named() {
    let dir = TempDir::new().unwrap();
    // Port 9 (discard) is not served on test machines.
    let output = mortise(dir.path())
        .args(["plugin", "list", "--server", "http://127.0.0.1:9"])
        .env("MORTISE_TOKEN", "x")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("while asking http://127.0.0.1:9/api/v4/plugins/management"), "{error}");
    assert!(error.contains("is a server running at http://127.0.0.1:9?"), "{error}");
}
