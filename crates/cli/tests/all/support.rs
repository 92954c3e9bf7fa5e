//! A server in a process of its own, and requests to it.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::Mutex,
};

use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) const PASSWORD: &str = "Correct-horse-9";

/// The program, with nothing of this user's environment that could reach a real server.
pub(crate) fn mortise(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mortise"));
    command.env_clear().env("XDG_DATA_HOME", home);
    command
}

/// A running `mortise serve`.
pub(crate) struct Server {
    child: Mutex<Child>,
    pub(crate) url: String,
    /// What it printed before it listened, that line included.
    pub(crate) first_line: String,
    /// Also keeps the pipe open: a program that can not print ends.
    stdout: BufReader<std::process::ChildStdout>,
}

impl Server {
    /// Starts on a free port, with the data in `dir`.
    pub(crate) fn start(dir: &TempDir, args: &[&str]) -> Self {
        let mut child = mortise(&dir.path().join("home"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .arg("--data")
            .arg(dir.path().join("data"))
            .arg("--plugins")
            .arg(dir.path().join("plugins"))
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut first_line = String::new();
        stdout.read_line(&mut first_line).unwrap();
        let url = first_line.trim().strip_prefix("listening on ").unwrap_or_default().to_owned();
        assert!(url.starts_with("http://127.0.0.1:"), "{first_line:?}");
        Self { child: Mutex::new(child), url, first_line, stdout }
    }

    pub(crate) fn next_line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    /// SIGKILL: nothing is written, nothing is said.
    pub(crate) fn cut(&self) {
        let mut child = self.child.lock().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// SIGTERM: the polite end.
    #[cfg(unix)]
    pub(crate) fn terminate(&mut self) -> ExitStatus {
        let child = self.child.get_mut().unwrap();
        let id = child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        child.wait().unwrap()
    }

    pub(crate) fn post(&self, path: &str, token: &str, body: &Value) -> Option<Value> {
        let url = format!("{}/api/v4{path}", self.url);
        let request = ureq::post(&url).header("authorization", format!("Bearer {token}"));
        request.send_json(body).ok()?.body_mut().read_json().ok()
    }

    pub(crate) fn put(&self, path: &str, token: &str, body: &Value) -> Option<Value> {
        let url = format!("{}/api/v4{path}", self.url);
        let request = ureq::put(&url).header("authorization", format!("Bearer {token}"));
        request.send_json(body).ok()?.body_mut().read_json().ok()
    }

    pub(crate) fn get(&self, path: &str, token: &str) -> Value {
        let url = format!("{}/api/v4{path}", self.url);
        let request = ureq::get(&url).header("authorization", format!("Bearer {token}"));
        request.call().unwrap().body_mut().read_json().unwrap()
    }

    /// Makes the first account and signs it in.
    pub(crate) fn sign_up(&self) -> String {
        let account =
            json!({ "username": "ada", "email": "ada@example.test", "password": PASSWORD });
        let url = format!("{}/api/v4/users", self.url);
        ureq::post(&url).send_json(account).unwrap();
        self.sign_in()
    }

    pub(crate) fn sign_in(&self) -> String {
        let body = json!({ "login_id": "ada", "password": PASSWORD });
        let url = format!("{}/api/v4/users/login", self.url);
        let response = ureq::post(&url).send_json(body).unwrap();
        response.headers()["token"].to_str().unwrap().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        if let Ok(child) = self.child.get_mut() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Uploads a bundle over whatever is installed; true once the server acknowledged it.
pub(crate) fn upload(url: &str, token: &str, bundle: &[u8]) -> bool {
    const BOUNDARY: &str = "a-line-that-no-bundle-holds";
    let mut body = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"force\"\r\n\r\ntrue\r\n\
         --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"plugin\"; filename=\"p.tar.gz\"\r\n\
         Content-Type: application/gzip\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bundle);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    ureq::post(format!("{url}/api/v4/plugins"))
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"))
        .send(&body)
        .is_ok()
}
