//! `mortise plugin install`, `settings`, `rollback` and `remove`.

use std::{
    fs::{self, File},
    io::Write,
    path::PathBuf,
    process::{Output, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Server, mortise};

/// A server that takes bundles, and a terminal on the same machine.
struct Place {
    dir: TempDir,
    server: Server,
}

impl Place {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let server = Server::start(&dir, &[]);
        let token = server.sign_up();
        let uploads = json!({ "PluginSettings": { "EnableUploads": true } });
        server.put("/config/patch", &token, &uploads).unwrap();
        Self { dir, server }
    }

    fn bundle(&self, version: &str) -> String {
        let folder = TempDir::new().unwrap();
        let manifest = json!({
            "id": "greeter", "name": "Greeter", "version": version,
            "webapp": { "bundle_path": "main.js", "kind": "module" },
            "settings_schema": { "settings": [
                { "key": "Greeting", "display_name": "Greeting", "type": "text", "default": "Hello" },
                { "key": "Loud", "display_name": "Loud", "type": "bool", "default": false },
                { "key": "ApiKey", "display_name": "Key", "type": "text", "secret": true },
            ] },
        });
        fs::write(folder.path().join("plugin.json"), manifest.to_string()).unwrap();
        fs::write(folder.path().join("main.js"), format!("export default '{version}'")).unwrap();
        let path = self.dir.path().join(format!("greeter-{version}.tar.gz"));
        let mut file = File::create(&path).unwrap();
        bundle::write(folder.path(), "greeter", &mut file).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn run(&self, args: &[&str], stdin: &str) -> Output {
        let mut child = mortise(&self.dir.path().join("home"))
            .arg("plugin")
            .args(args)
            .args(["--server", &self.server.url])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that reads nothing may be done before this.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn ok(&self, args: &[&str]) -> String {
        let output = self.run(args, "");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, args: &[&str], code: i32) -> String {
        let output = self.run(args, "");
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

#[test]
fn a_plugin_comes_is_replaced_goes_back_and_goes() {
    let place = Place::new();
    let (old, new) = (place.bundle("1.0.0"), place.bundle("1.1.0"));
    let said = place.ok(&["install", &old]);
    assert_eq!(
        said,
        "installed Greeter 1.0.0 (greeter); it is off\n`mortise plugin enable greeter` turns it on\n"
    );
    assert_eq!(place.ok(&["enable", "greeter"]), "greeter is on\n");
    let refused = place.refused(&["install", &new], 1);
    assert!(refused.contains("installed=1.0.0, uploaded=1.1.0"), "{refused}");
    assert!(refused.contains("--force"), "{refused}");
    let said = place.ok(&["install", &new, "--force"]);
    assert_eq!(
        said,
        "installed Greeter 1.1.0 (greeter); it is on\n\
         `mortise plugin rollback greeter` brings back 1.0.0\n"
    );
    assert_eq!(place.ok(&["rollback", "greeter"]), "greeter is at version 1.0.0 again\n");
    let list: Value = serde_json::from_str(&place.ok(&["list", "--json"])).unwrap();
    assert_eq!((&list[0]["version"], &list[0]["source"]), (&"1.0.0".into(), &"installed".into()));
    assert_eq!(place.ok(&["remove", "greeter"]), "greeter is removed\n");
    assert!(place.refused(&["remove", "greeter"], 1).contains("there is no plugin \"greeter\""));
    assert!(place.ok(&["list"]).contains("no plugins are installed"));
}

#[test]
fn a_bundle_that_can_not_be_used_is_refused_with_the_reason() {
    let place = Place::new();
    let file: PathBuf = place.dir.path().join("notes.tar.gz");
    fs::write(&file, "just text, and enough of it for a header").unwrap();
    let refused = place.refused(&["install", file.to_str().unwrap()], 1);
    assert!(refused.contains("must be a .tar.gz"), "{refused}");
    assert!(place.refused(&["install", "missing.tar.gz"], 2).contains("missing.tar.gz is no file"));
    assert!(place.refused(&["install", "ftp://a.example/b"], 2).contains("https://"));
    let refused = place.refused(&["install", "http://127.0.0.1:1/b.tar.gz"], 1);
    assert!(refused.contains("must begin with https://"), "{refused}");
    let args = ["install", "https://a.example/b.tar.gz", "--signature", file.to_str().unwrap()];
    assert!(place.refused(&args, 2).contains("--signature goes with a file"));
}

#[test]
fn settings_are_shown_and_changed_and_secrets_stay_off_the_command_line() {
    let place = Place::new();
    place.ok(&["install", &place.bundle("1.0.0")]);
    let form = "KEY       TYPE  VALUE\nGreeting  text  Hello\nLoud      bool  false\n\
                ApiKey    text  (not set)\n";
    assert_eq!(place.ok(&["settings", "greeter"]), form);
    let form = "saved\nKEY       TYPE  VALUE\nGreeting  text  Ahoy\nLoud      bool  true\n\
                ApiKey    text  (not set)\n";
    assert_eq!(place.ok(&["settings", "greeter", "greeting=Ahoy", "Loud=true"]), form);
    let refused = place.refused(&["settings", "greeter", "ApiKey=hunter2"], 2);
    assert!(refused.contains("ApiKey=-") && !refused.contains("hunter2"), "{refused}");
    let output = place.run(&["settings", "greeter", "ApiKey=-"], "hunter2\n");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("ApiKey    text  (secret)") && !said.contains("hunter2"), "{said}");
    let json = place.ok(&["settings", "greeter", "--unset", "greeting", "--json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["values"], json!({ "Greeting": "Hello", "Loud": true }));
    assert_eq!(json["secrets"], json!(["ApiKey"]));
    assert!(place.refused(&["settings", "greeter", "Loud=perhaps"], 1).contains("true or false"));
    assert!(place.refused(&["settings", "greeter", "Lout=true"], 2).contains("did you mean Loud?"));
    assert!(place.refused(&["settings", "greter"], 1).contains("did you mean greeter?"));
}
