//! `mortise plugin pack`, `push` and `dev`, on a plugin that needs no compiler.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::TcpListener,
    path::PathBuf,
    process::{Child, ChildStdout, Command, Output, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Server, mortise};

/// A plugin's folder, and a terminal of its author.
struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { dir: TempDir::new().unwrap() };
        desk.write("plugin.json", &manifest("1.0.0"));
        desk.write("webapp/card.js", "export default { initialize() {}, uninitialize() {} };");
        desk
    }

    fn folder(&self) -> PathBuf {
        self.dir.path().join("card")
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.folder().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = mortise(&self.dir.path().join("home"));
        command.arg("plugin").args(args).current_dir(self.dir.path());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    fn ok(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

fn manifest(version: &str) -> String {
    json!({
        "id": "card", "name": "Card", "version": version,
        "webapp": { "bundle_path": "webapp/card.js", "kind": "module" },
    })
    .to_string()
}

/// A running `mortise plugin dev --json`.
struct Loop {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Loop {
    fn start(desk: &Desk, args: &[&str]) -> Self {
        let mut command = desk.command(&["dev", "card", "--json", "--port", "0"]);
        let mut child = command.args(args).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Self { child, lines }
    }

    /// Reads on until an event of this name comes.
    fn event(&mut self, name: &str) -> Value {
        let mut line = String::new();
        while self.lines.read_line(&mut line).unwrap() > 0 {
            let event: Value = serde_json::from_str(&line).unwrap();
            if event["event"] == name {
                return event;
            }
            line.clear();
        }
        panic!("the loop ended before {name}");
    }

    #[cfg(unix)]
    fn end(mut self) -> Value {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let ended = self.event("ended");
        assert!(self.child.wait().unwrap().success());
        ended
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn running(server: &Server, token: &str) -> Value {
    server.get("/plugins/webapp", token)
}

#[test]
fn a_plugin_is_packed_to_the_same_bytes_and_no_file_is_overwritten_unasked() {
    let desk = Desk::new();
    let said = desk.ok(&["pack", "card"]);
    assert!(said.contains("card-1.0.0.tar.gz written"), "{said}");
    assert!(said.contains("(gzip), browsers load"), "{said}");
    let file = desk.dir.path().join("card-1.0.0.tar.gz");
    let bytes = fs::read(&file).unwrap();

    let report: Value = serde_json::from_str(&desk.ok(&["pack", "card", "--json"])).unwrap();
    assert_eq!(report["written"], "same");
    assert_eq!(report["bytes"]["gzip"], bytes.len());
    desk.ok(&["pack", "card", "-o", "other.tar.gz"]);
    assert_eq!(fs::read(desk.dir.path().join("other.tar.gz")).unwrap(), bytes);

    fs::write(&file, "precious").unwrap();
    let refused = desk.refused(&["pack", "card"]);
    assert!(refused.contains("--force replaces it"), "{refused}");
    assert_eq!(fs::read(&file).unwrap(), b"precious");
    desk.ok(&["pack", "card", "--force"]);
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn what_can_not_be_packed_is_told_with_its_place() {
    let desk = Desk::new();
    assert!(desk.refused(&["pack"]).contains("has no plugin.json"));
    desk.write("plugin.json", "{\n  \"id\": \"card\", \"name\": \"Card\",\n  \"webapp\": {}\n}");
    let refused = desk.refused(&["pack", "card"]);
    assert!(refused.contains("plugin.json:3:3: webapp.bundle_path"), "{refused}");
    let output = desk.run(&["pack", "card", "--json"]);
    let failure: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(failure["error"]["data"]["errors"][0]["line"], 3, "{failure}");
    desk.write("plugin.json", &manifest("1.0.0"));
    fs::remove_file(desk.folder().join("webapp/card.js")).unwrap();
    let refused = desk.refused(&["pack", "card"]);
    assert!(refused.contains("must name a file of the plugin"), "{refused}");
}

#[test]
fn a_plugin_is_pushed_and_on() {
    let desk = Desk::new();
    let server = Server::start(&desk.dir, &[]);
    let token = server.sign_up();
    let uploads = json!({ "PluginSettings": { "EnableUploads": true } });
    server.put("/config/patch", &token, &uploads).unwrap();
    let said = desk.ok(&["push", "card", "--server", &server.url]);
    assert!(said.contains("card 1.0.0 is on"), "{said}");
    assert_eq!(running(&server, &token)[0]["id"], "card");

    desk.write("webapp/card.js", "export default { initialize() {}, uninitialize() {}, two: 2 };");
    let refused = desk.refused(&["push", "card", "--server", &server.url]);
    assert!(refused.contains("--force"), "{refused}");
    desk.ok(&["push", "card", "--force", "--server", &server.url]);
}

#[cfg(unix)]
#[test]
fn the_loop_lays_each_good_build_over_what_is_installed_and_takes_it_off_at_its_end() {
    let desk = Desk::new();
    let server = Server::start(&desk.dir, &[]);
    let token = server.sign_up();
    let developer = json!({ "ServiceSettings": { "EnableDeveloper": true } });
    server.put("/config/patch", &token, &developer).unwrap();

    let mut looping = Loop::start(&desk, &["--server", &server.url]);
    assert_eq!(looping.event("started")["id"], "card");
    assert_eq!(looping.event("built")["chat_follows"], true);
    let first = running(&server, &token);
    assert_eq!(first[0]["id"], "card");

    desk.write("webapp/card.js", "export default { initialize() {}, uninitialize() {}, two: 2 };");
    assert_eq!(looping.event("building")["changed"], json!(["webapp/card.js"]));
    looping.event("built");
    let second = running(&server, &token);
    assert_ne!(second, first);

    desk.write("plugin.json", "{\n  \"id\": \"card\", \"name\": \"Card\",\n  \"webapp\": {}\n}");
    let failed = looping.event("failed");
    let error = &failed["errors"][0];
    assert_eq!((&error["file"], &error["line"]), (&json!("plugin.json"), &json!(3)), "{failed}");
    assert_eq!(running(&server, &token), second, "the last good version stays");

    desk.write("plugin.json", &manifest("1.0.1"));
    looping.event("built");
    assert_eq!(running(&server, &token)[0]["version"], "1.0.1");
    assert_eq!(looping.end()["restored"], true);
    assert_eq!(running(&server, &token), json!([]));
}

#[cfg(unix)]
#[test]
fn the_loop_goes_on_where_no_server_wants_it() {
    let desk = Desk::new();
    let server = Server::start(&desk.dir, &[]);
    server.sign_up();
    let mut looping = Loop::start(&desk, &["--server", &server.url]);
    let note = loop {
        let note = looping.event("note")["message"].as_str().unwrap().to_owned();
        if note.contains("does not follow") {
            break note;
        }
    };
    assert!(note.contains("EnableDeveloper"), "{note}");
    assert_eq!(looping.event("built")["chat_follows"], false);
    drop(looping);

    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{nobody}");
    let mut looping = Loop::start(&desk, &["--server", &url]);
    let note = loop {
        let note = looping.event("note")["message"].as_str().unwrap().to_owned();
        if note.contains("no chat") {
            break note;
        }
    };
    assert!(note.contains(&url), "{note}");
    looping.event("built");
    assert_eq!(looping.end()["restored"], false);
}

#[test]
fn a_port_in_use_is_told_with_one_that_is_free() {
    let desk = Desk::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let refused = desk.refused(&["dev", "card", "--no-server", "--port", &port]);
    assert!(refused.contains(&format!("port {port} is in use")), "{refused}");
    assert!(refused.contains("--port"), "{refused}");
    let refused = desk.refused(&["dev", "--no-server", "--port", "0"]);
    assert!(refused.contains("`mortise plugin new`"), "{refused}");
}
