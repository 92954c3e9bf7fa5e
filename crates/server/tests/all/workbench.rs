//! The workbench's routes, of a chat server and alone.

mod alone;

use std::{fs, path::Path};

use axum::{
    body::{Body, Bytes},
    http::{Request, header},
};
use futures_util::StreamExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::support::{
    Answer, App, Person,
    bundles::{enable, upload, uploads, with_files},
    files::{manifest, write_plugin},
};

const PAGE: &str = "<!doctype html><script type=\"module\">build()</script>";

pub(super) const SLOT: &str = "center-toast.v1";

pub(super) fn fixture(title: &str) -> Value {
    with_purpose(title, "Talk")
}

/// A fixture that fits its slot, as long as one likes.
fn with_purpose(title: &str, purpose: &str) -> Value {
    let channel = json!({
        "id": "town", "team_id": "team", "kind": "open", "name": "town-square",
        "display_name": "Town Square", "header": "", "purpose": purpose
    });
    let props = json!({ "viewer_id": "ada", "channel": channel });
    json!({ "title": title, "state": "typical", "props": props })
}

pub(super) fn write(root: &Path, name: &str, content: &str) {
    let file = root.join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, content).unwrap();
}

/// A built client with a workbench in it.
pub(super) fn write_client(dir: &Path) {
    for (name, content) in [
        ("index.html", "<!doctype html>chat"),
        ("workbench.html", PAGE),
        ("workbench-1f0c22ab91.js", "code"),
        ("workbench/catalogue.json", "[]"),
    ] {
        write(dir, name, content);
    }
}

/// A server with the plugin `hover` that runs, and `idle` that does not.
async fn app() -> (App, Person) {
    let dir = tempfile::TempDir::new().unwrap();
    for id in ["hover", "idle"] {
        write_plugin(dir.path(), id, &manifest(id), "export default 1");
    }
    let plugin = dir.path().join("plugins/hover");
    write(&plugin, &format!("fixtures/{SLOT}/away.json"), &fixture("Away").to_string());
    write_client(&dir.path().join("client"));
    let app = App::in_dir(dir, uploads).await;
    let admin = app.admin().await;
    enable(&admin, "hover").await;
    (app, admin)
}

fn request(person: &Person, path: &str) -> Request<Body> {
    let bearer = format!("Bearer {}", person.token);
    Request::get(path).header(header::AUTHORIZATION, bearer).body(Body::empty()).unwrap()
}

async fn get(person: &Person, path: &str) -> Answer {
    person.send(request(person, path)).await
}

async fn nobody_gets(app: &App, path: &str) -> Answer {
    app.nobody().send(Request::get(path).body(Body::empty()).unwrap()).await
}

async fn listed(person: &Person) -> Value {
    get(person, "/workbench/api/plugins").await.ok()
}

pub(super) fn errors_of(list: &Value, plugin: &str) -> Vec<(String, String)> {
    let problems = list["problems"].as_array().unwrap().iter();
    let errors = problems
        .filter(|problem| problem["plugin"] == plugin)
        .flat_map(|problem| problem["errors"].as_array().unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    errors.map(|error| (text(&error["file"]), text(&error["message"]))).collect()
}

#[tokio::test]
async fn bench_and_cells_are_one_page_that_its_own_origin_may_frame() {
    let (app, _admin) = app().await;
    for path in ["/workbench", "/workbench/", "/workbench/cell?slot=post.v1&plugins=a.js"] {
        let answer = nobody_gets(&app, path).await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, PAGE), "{path}");
        let policy = answer.header("content-security-policy");
        for part in ["default-src 'self'", "frame-ancestors 'self'", "'sha256-"] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("frame-src") && !policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(answer.header("x-frame-options"), "SAMEORIGIN");
    }
    let catalogue = nobody_gets(&app, "/workbench/catalogue.json").await;
    assert_eq!((catalogue.text().as_str(), catalogue.status.as_u16()), ("[]", 200));
    assert_eq!(catalogue.header("cache-control"), "no-cache, public");
    // A team may be called like this.
    assert!(nobody_gets(&app, "/workbenches").await.text().contains("chat"));
}

#[tokio::test]
async fn who_is_not_signed_in_is_told_of_no_plugins() {
    let (app, _admin) = app().await;
    for path in ["/workbench/api/plugins", "/workbench/api/events"] {
        nobody_gets(&app, path).await.refused(401, "api.context.session_expired.app_error");
    }
}

#[tokio::test]
async fn administrators_see_what_is_off_and_others_what_runs() {
    let (app, admin) = app().await;
    let jane = app.person(&admin, "jane").await;
    let ids = |list: &Value| -> Vec<(String, bool)> {
        let plugins = list["plugins"].as_array().unwrap().iter();
        let pair = |plugin: &Value| {
            let id = plugin["manifest"]["id"].as_str().unwrap().to_owned();
            (id, plugin["active"].as_bool().unwrap())
        };
        plugins.map(pair).collect()
    };
    let all = listed(&admin).await;
    assert_eq!(all["mode"], "server");
    assert_eq!(ids(&all), [("hover".to_owned(), true), ("idle".to_owned(), false)]);
    assert_eq!(ids(&listed(&jane).await), [("hover".to_owned(), true)]);
    let webapp = jane.get("/plugins/webapp").await.ok();
    assert_eq!(all["plugins"][0]["manifest"], webapp[0]);
    let away = &all["plugins"][0]["fixtures"][0];
    assert_eq!(
        (&away["slot"], &away["name"], &away["title"]),
        (&json!(SLOT), &json!("away"), &json!("Away"))
    );
    assert_eq!(all["plugins"][0]["bytes"]["raw"], "export default 1".len());
}

#[tokio::test]
async fn a_size_is_known_after_it_was_measured() {
    let (_app, admin) = app().await;
    let mut events = stream(&admin).await;
    // Measured aside, and told by an event; nothing else happens here.
    let brotli = loop {
        next(&mut events).await;
        let size = listed(&admin).await["plugins"][0]["bytes"]["brotli"].clone();
        if !size.is_null() {
            break size.as_u64().unwrap();
        }
    };
    assert!((1..64).contains(&brotli), "{brotli}");
}

#[tokio::test]
async fn broken_fixtures_are_left_out_and_named() {
    let (app, admin) = app().await;
    let folder = app.dir.path().join("plugins/hover/fixtures");
    let broken = [
        (format!("{SLOT}/a.json"), "{\"title\":".to_owned(), "EOF"),
        (
            format!("{SLOT}/b.json"),
            json!({ "title": " ", "state": "edge", "props": {} }).to_string(),
            "title = ",
        ),
        (
            format!("{SLOT}/c.json"),
            json!({ "title": "C", "state": "nice", "props": {} }).to_string(),
            "state",
        ),
        (
            format!("{SLOT}/d.json"),
            json!({ "title": "D", "state": "edge", "props": [1] }).to_string(),
            "props",
        ),
        (
            format!("{SLOT}/e.json"),
            fixture("E").to_string().replacen('{', "{\"answers\": {\"nonsense\": {}},", 1),
            "must be a method and a path",
        ),
        (format!("{SLOT}/f.json"), " ".repeat((256 << 10) + 1), "256 KiB"),
        (format!("{SLOT}/g.txt"), String::new(), "must be fixtures/"),
        ("No slot!/h.json".to_owned(), fixture("H").to_string(), "must be fixtures/"),
        ("i.json".to_owned(), fixture("I").to_string(), "must be fixtures/"),
    ];
    for (name, content, _) in &broken {
        write(&folder, name, content);
    }
    #[cfg(unix)]
    {
        let secret = app.dir.path().join("secret.json");
        fs::write(&secret, fixture("SECRET").to_string()).unwrap();
        std::os::unix::fs::symlink(secret, folder.join(SLOT).join("link.json")).unwrap();
    }
    let answer = get(&admin, "/workbench/api/plugins").await;
    assert!(!answer.text().contains("SECRET"));
    let list = answer.ok();
    assert_eq!(list["plugins"][0]["fixtures"].as_array().unwrap().len(), 1);
    let errors = errors_of(&list, "hover");
    for (name, _, message) in &broken {
        let file = format!("fixtures/{name}");
        let error = errors.iter().find(|(path, _)| *path == file);
        assert!(error.is_some_and(|(_, text)| text.contains(message)), "{file}: {errors:?}");
    }
    #[cfg(unix)]
    assert!(
        errors.iter().any(|(path, text)| path.ends_with("link.json") && text.contains("links"))
    );
    let place = list["problems"][0]["errors"].as_array().unwrap();
    let place = place.iter().find(|error| error["file"].as_str().unwrap().ends_with("a.json"));
    assert_eq!(place.unwrap()["line"], 1);
}

#[tokio::test]
async fn no_more_fixtures_are_read_than_a_page_can_show() {
    let (app, admin) = app().await;
    let folder = app.dir.path().join("plugins/hover");
    for n in 0..501 {
        write(&folder, &format!("fixtures/{SLOT}/n{n:03}.json"), &fixture("N").to_string());
    }
    let list = listed(&admin).await;
    assert_eq!(list["plugins"][0]["fixtures"].as_array().unwrap().len(), 500);
    assert!(errors_of(&list, "hover")[0].1.contains("first 500"));
    let large = with_purpose("L", &"x".repeat(250_000));
    for n in 0..20 {
        write(&folder, &format!("fixtures/{SLOT}/a{n:03}.json"), &large.to_string());
    }
    let list = listed(&admin).await;
    assert!(list["plugins"][0]["fixtures"].as_array().unwrap().len() < 20);
    assert!(errors_of(&list, "hover")[0].1.contains("4 MiB"));
}

#[tokio::test]
async fn fixtures_of_a_bundle_are_those_that_were_installed() {
    let (app, admin) = app().await;
    let away = fixture("Away").to_string();
    let path = format!("fixtures/{SLOT}/away.json");
    let files = [("webapp/main.js", &b"export default 3"[..]), (&path, away.as_bytes())];
    upload(&admin, &with_files(&manifest("packed"), &files)).await.ok();
    let of_packed = |list: &Value| {
        let mut plugins = list["plugins"].as_array().unwrap().iter();
        plugins.find(|plugin| plugin["manifest"]["id"] == "packed").unwrap()["fixtures"].clone()
    };
    assert_eq!(of_packed(&listed(&admin).await)[0]["title"], "Away");

    let unpacked = app.dir.path().join("data");
    let file = find(&unpacked, "away.json").unwrap();
    let mut changed = fs::metadata(&file).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "a file of this test")]
    changed.set_readonly(false);
    fs::set_permissions(&file, changed).unwrap();
    fs::write(&file, fixture("SECRET").to_string()).unwrap();
    fs::write(file.with_file_name("more.json"), fixture("SECRET").to_string()).unwrap();
    let list = listed(&admin).await;
    assert_eq!(of_packed(&list), json!([]));
    assert!(errors_of(&list, "packed")[0].1.contains("changed since"));
}

fn find(folder: &Path, name: &str) -> Option<std::path::PathBuf> {
    fs::read_dir(folder).ok()?.filter_map(Result::ok).find_map(|entry| {
        let path = entry.path();
        if path.is_dir() { find(&path, name) } else { path.ends_with(name).then_some(path) }
    })
}

type Events = axum::body::BodyDataStream;

async fn stream(person: &Person) -> Events {
    let router = person.router();
    let response = router.oneshot(request(person, "/workbench/api/events")).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    response.into_body().into_data_stream()
}

async fn next(events: &mut Events) -> Option<Bytes> {
    let within = std::time::Duration::from_secs(20);
    let part = tokio::time::timeout(within, events.next()).await.expect("no event came");
    part.map(Result::unwrap)
}

#[tokio::test]
async fn each_change_of_the_plugins_is_told() {
    let (_app, admin) = app().await;
    let mut events = stream(&admin).await;
    let first = next(&mut events).await.unwrap();
    assert!(
        String::from_utf8_lossy(&first).contains("event: plugins\ndata: changed\n"),
        "{first:?}"
    );
    enable(&admin, "idle").await;
    assert!(next(&mut events).await.is_some());
    let idle = listed(&admin).await["plugins"][1].clone();
    assert_eq!((&idle["manifest"]["id"], &idle["active"]), (&json!("idle"), &json!(true)));
}

#[tokio::test]
async fn the_stream_ends_with_the_session() {
    let (app, admin) = app().await;
    let jane = app.person(&admin, "jane").await;
    let (mut of_jane, mut of_admin) = (stream(&jane).await, stream(&admin).await);
    next(&mut of_jane).await.unwrap();
    next(&mut of_admin).await.unwrap();
    jane.post("/users/logout", json!({})).await.ok();
    assert_eq!(next(&mut of_jane).await, None);
    // That of somebody else does not.
    enable(&admin, "idle").await;
    assert!(next(&mut of_admin).await.is_some());
}

#[tokio::test]
async fn a_plugin_that_is_off_is_named_but_its_files_stay() {
    let (_app, admin) = app().await;
    let list = listed(&admin).await;
    for (nth, status) in [(0, 200), (1, 404)] {
        let path = list["plugins"][nth]["manifest"]["webapp"]["bundle_path"].as_str().unwrap();
        let path = path.replacen("/static/", "/static/plugins/", 1);
        assert_eq!(get(&admin, &path).await.status.as_u16(), status, "{path}");
    }
}
