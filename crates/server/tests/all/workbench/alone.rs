//! The workbench without a chat server, over a socket.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use serde_json::{Value, json};
use server::workbench::{
    Alone, AloneError, Diagnostic, Followed, PluginFolder, Problem, serve_alone,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{oneshot, watch},
    task::JoinHandle,
};

use super::{SLOT, errors_of, fixture, write, write_client};
use crate::support::files::{manifest, write_plugin};

struct Bench {
    dir: TempDir,
    address: SocketAddr,
    followed: watch::Sender<Followed>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<Result<(), AloneError>>,
}

struct Told {
    status: u16,
    head: String,
    body: String,
}

impl Told {
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Bench {
    /// Over the plugins `one` and `two`.
    async fn new() -> Self {
        let dir = TempDir::new().unwrap();
        for id in ["one", "two"] {
            write_plugin(dir.path(), id, &manifest(id), &format!("export default '{id}'"));
        }
        write(&dir.path().join("plugins/one"), "webapp/chunk.wasm", "wasm");
        write(&dir.path().join("plugins/one"), "secret.js", "SECRET");
        write(dir.path(), "secret.js", "SECRET");
        write_client(&dir.path().join("client"));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (followed, receiver) = watch::channel(Followed::default());
        let (stop, stopped) = oneshot::channel();
        let client_dir = dir.path().join("client");
        let alone = Alone { listener, client_dir, followed: receiver };
        let serving = tokio::spawn(serve_alone(alone, stopped));
        let bench = Self { dir, address, followed, stop, serving };
        bench.follow(&["one", "two"], Vec::new()).await;
        bench
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.dir.path().join("plugins").join(name)
    }

    /// Changes what is followed and waits until pages are told.
    async fn follow(&self, names: &[&str], problems: Vec<Problem>) {
        let mut events = self.open("/workbench/api/events", "localhost").await;
        until(&mut events, "event: plugins").await;
        let folders =
            names.iter().map(|name| PluginFolder { folder: self.folder(name), sources: None });
        self.followed.send_replace(Followed { plugins: folders.collect(), problems });
        until(&mut events, "event: plugins").await;
    }

    async fn open(&self, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        stream
    }

    async fn get_as(&self, path: &str, host: &str) -> Told {
        let mut text = String::new();
        self.open(path, host).await.read_to_string(&mut text).await.unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        // Answers of unknown length come in parts; all of these here are whole.
        assert!(!head.contains("transfer-encoding"), "{head}");
        Told { status, head: head.to_owned(), body: body.to_owned() }
    }

    async fn get(&self, path: &str) -> Told {
        self.get_as(path, &self.address.to_string()).await
    }

    async fn listed(&self) -> Value {
        self.get("/workbench/api/plugins").await.json()
    }
}

async fn until(stream: &mut TcpStream, wanted: &str) {
    let read = async {
        let mut text = String::new();
        while !text.contains(wanted) {
            let mut part = [0; 4096];
            let n_bytes = stream.read(&mut part).await.unwrap();
            assert!(n_bytes > 0, "ended after {text:?}");
            text.push_str(&String::from_utf8_lossy(&part[..n_bytes]));
        }
    };
    tokio::time::timeout(Duration::from_secs(20), read).await.expect("nothing came");
}

#[tokio::test]
async fn pages_plugins_and_their_files_are_served() {
    let bench = Bench::new().await;
    for path in ["/workbench", "/workbench/cell?slot=post.v1"] {
        let page = bench.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.head.contains("content-security-policy: default-src 'self'"), "{}", page.head);
        assert!(page.head.contains("x-frame-options: SAMEORIGIN"), "{}", page.head);
        assert!(page.head.contains("cross-origin-resource-policy: same-origin"), "{}", page.head);
    }
    assert_eq!(bench.get("/workbench-1f0c22ab91.js").await.body, "code");
    assert_eq!(bench.get("/workbench/catalogue.json").await.json(), json!([]));
    let start = bench.get("/").await;
    assert!(start.head.contains("location: /workbench"), "{}", start.head);

    let list = bench.listed().await;
    assert_eq!(list["mode"], "folder");
    assert_eq!(list["problems"], json!([]));
    let plugin = &list["plugins"][0];
    assert_eq!((&plugin["manifest"]["id"], &plugin["active"]), (&json!("one"), &json!(true)));
    let path = plugin["manifest"]["webapp"]["bundle_path"].as_str().unwrap();
    let bundle = bench.get(&path.replacen("/static/", "/static/plugins/", 1)).await;
    assert_eq!(bundle.body, "export default 'one'");
    assert!(bundle.head.contains("immutable"), "{}", bundle.head);
    let chunk = bench.get("/static/plugins/one/chunk.wasm").await;
    assert!(chunk.head.contains("content-type: application/wasm"), "{}", chunk.head);
}

#[tokio::test]
async fn nothing_else_is_there() {
    let bench = Bench::new().await;
    let api = bench.get("/api/v4/users/me").await;
    assert_eq!((api.status, &api.json()["id"]), (404, &json!("api.context.404.app_error")));
    for path in [
        "/static/plugins/one/../secret.js",
        "/static/plugins/one/..%2fsecret.js",
        "/static/plugins/one/%2e%2e/%2e%2e/%2e%2e/secret.js",
        "/static/plugins/..%2f..%2fsecret.js/x.js",
        "/static/plugins/one/plugin.json",
        "/static/plugins/three/main.js",
        "/..%2fsecret.js",
        "/%2e%2e/secret.js",
        "/secret.js",
        "/index.html",
        "/crew/channels/town-square",
    ] {
        let told = bench.get(path).await;
        assert_eq!(told.status, 404, "{path}");
        assert!(!told.body.contains("SECRET"), "{path}");
    }
}

#[tokio::test]
async fn other_names_than_those_of_this_machine_are_refused() {
    let bench = Bench::new().await;
    for host in ["evil.example", "localhost.evil.example:80", "192.168.1.7:8066", ""] {
        for path in ["/workbench", "/workbench/api/plugins", "/static/plugins/one/chunk.wasm"] {
            let told = bench.get_as(path, host).await;
            assert_eq!(told.status, 421, "{host} {path}");
            assert!(
                told.json()["message"].as_str().unwrap().contains("localhost"),
                "{}",
                told.body
            );
        }
    }
    for host in ["localhost:1234", "[::1]:80", "mine.localhost"] {
        assert_eq!(bench.get_as("/workbench", host).await.status, 200, "{host}");
    }
}

#[tokio::test]
async fn pages_follow_what_is_built_and_hear_what_is_wrong() {
    let bench = Bench::new().await;
    let sources = bench.dir.path().join("sources");
    write(&sources, &format!("fixtures/{SLOT}/away.json"), &fixture("Away").to_string());
    let mut events = bench.open("/workbench/api/events", "localhost").await;
    until(&mut events, "event: plugins").await;
    write_plugin(bench.dir.path(), "one", &manifest("one"), "export default 'newer'");
    let folder = PluginFolder { folder: bench.folder("one"), sources: Some(sources) };
    let error = Diagnostic { line: Some(3), ..Diagnostic::in_file("src/lib.rs", "expected `;`") };
    let problem = Problem { plugin: "two".to_owned(), errors: vec![error] };
    bench.followed.send_replace(Followed { plugins: vec![folder], problems: vec![problem] });
    until(&mut events, "event: plugins").await;
    let list = bench.listed().await;
    assert_eq!(list["plugins"].as_array().unwrap().len(), 1);
    assert_eq!(list["plugins"][0]["fixtures"][0]["name"], "away");
    let error = json!({ "file": "src/lib.rs", "line": 3, "message": "expected `;`" });
    assert_eq!(list["problems"], json!([{ "plugin": "two", "errors": [error] }]));

    // A folder that is half written: the last good one stays.
    write(&bench.folder("one"), "plugin.json", "{");
    bench.follow(&["one"], Vec::new()).await;
    let list = bench.listed().await;
    assert_eq!(list["plugins"][0]["manifest"]["id"], "one");
    assert!(errors_of(&list, "one")[0].1.contains("plugin.json"), "{list}");
}

#[tokio::test]
async fn two_folders_of_one_id_are_not_mixed_up() {
    let bench = Bench::new().await;
    write_plugin(bench.dir.path(), "twin", &manifest("one"), "export default 'twin'");
    let mut no_web = manifest("server-only");
    no_web.as_object_mut().unwrap().remove("webapp");
    write_plugin(bench.dir.path(), "server-only", &no_web, "");
    bench.follow(&["one", "twin", "server-only", "missing"], Vec::new()).await;
    let list = bench.listed().await;
    assert_eq!(list["plugins"].as_array().unwrap().len(), 1);
    assert!(errors_of(&list, "one")[0].1.contains("same id"), "{list}");
    assert!(errors_of(&list, "server-only")[0].1.contains("web"), "{list}");
    assert!(!errors_of(&list, "missing").is_empty(), "{list}");
}

#[tokio::test]
async fn it_ends_with_open_streams_when_it_is_told_to() {
    let bench = Bench::new().await;
    let mut events = bench.open("/workbench/api/events", "localhost").await;
    until(&mut events, "event: plugins").await;
    bench.stop.send(()).unwrap();
    bench.serving.await.unwrap().unwrap();
    let mut rest = Vec::new();
    events.read_to_end(&mut rest).await.unwrap();
}

#[tokio::test]
async fn it_listens_on_this_machine_only_and_needs_a_built_client() {
    let dir = TempDir::new().unwrap();
    let try_at = async |address: &str| {
        let listener = TcpListener::bind(address).await.unwrap();
        let (_sender, followed) = watch::channel(Followed::default());
        let (_stop, stopped) = oneshot::channel();
        let client_dir = dir.path().to_owned();
        serve_alone(Alone { listener, client_dir, followed }, stopped).await.unwrap_err()
    };
    assert!(matches!(try_at("0.0.0.0:0").await, AloneError::NotLoopback(_)));
    let error = try_at("127.0.0.1:0").await;
    assert!(matches!(error, AloneError::NotBuilt(_)), "{error}");
    assert!(error.to_string().contains("--client"), "{error}");
}
