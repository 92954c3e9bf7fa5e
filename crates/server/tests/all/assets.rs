//! `/static/plugins/…`: what is served, how it may be cached, and what is not to be had.

use std::fs;

use axum::{body::Body, http::Request};
use serde_json::json;

use crate::support::{
    Answer, App, Person,
    files::{manifest, write_plugin},
};

/// A server with the plugin `hover` turned on, and secrets around its web folder.
async fn app() -> (App, Person) {
    let dir = tempfile::TempDir::new().unwrap();
    write_plugin(dir.path(), "hover", &manifest("hover"), "export default 1");
    write_plugin(dir.path(), "other", &manifest("other"), "export default 2");
    let plugin = dir.path().join("plugins/hover");
    for (name, content) in [
        ("webapp/hover_bg.wasm", "wasm"),
        ("webapp/chunk-1f0c22ab.js", "chunk"),
        ("webapp/sub/style.css", "css"),
        ("webapp/picture.svg", "<svg/>"),
        ("webapp/page.html", "<script>"),
        ("webapp/.env", "SECRET"),
        ("webapp/hover_0123456789abcdef_bundle.js", "SECRET"),
        ("secret.js", "SECRET"),
    ] {
        let file = plugin.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
    fs::write(dir.path().join("plugins/secret.js"), "SECRET").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(plugin.join("secret.js"), plugin.join("webapp/link.js")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(plugin, dir.path().join("plugins/hover/webapp/up")).unwrap();
    let app = App::in_dir(dir, |_| ()).await;
    let admin = app.admin().await;
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    (app, admin)
}

async fn get(app: &App, path: &str) -> Answer {
    let request = Request::get(path).body(Body::empty()).unwrap();
    app.nobody().send(request).await
}

async fn bundle_path(app: &App) -> String {
    let webapp = app.nobody().get("/plugins/webapp").await.ok();
    let path = webapp[0]["webapp"]["bundle_path"].as_str().unwrap().to_owned();
    path.replacen("/static/", "/static/plugins/", 1)
}

#[tokio::test]
async fn the_bundle_is_cached_for_ever_under_its_hash() {
    let (app, admin) = app().await;
    let path = bundle_path(&app).await;
    let answer = get(&app, &path).await;
    assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, "export default 1"));
    assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "max-age=31556926, public, immutable");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");

    // The file changes, but the address still means what was hashed.
    write_plugin(app.dir.path(), "hover", &manifest("hover"), "export default 3");
    assert_eq!(get(&app, &path).await.text(), "export default 1");
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    let outdated = get(&app, &path).await;
    assert_eq!(outdated.status.as_u16(), 404);
    assert_eq!(outdated.header("cache-control"), "no-cache, public");
    assert_eq!(get(&app, &bundle_path(&app).await).await.text(), "export default 3");
}

#[tokio::test]
async fn files_beside_the_bundle_are_served_with_their_type() {
    let (app, _admin) = app().await;
    for (name, content_type, caching) in [
        ("hover_bg.wasm", "application/wasm", "no-cache, public"),
        ("sub/style.css", "text/css; charset=utf-8", "no-cache, public"),
        (
            "chunk-1f0c22ab.js",
            "text/javascript; charset=utf-8",
            "max-age=31556926, public, immutable",
        ),
    ] {
        let answer = get(&app, &format!("/static/plugins/hover/{name}")).await;
        assert_eq!(answer.status.as_u16(), 200, "{name}");
        assert_eq!(answer.header("content-type"), content_type);
        assert_eq!(answer.header("cache-control"), caching);
        assert_eq!(answer.header("content-disposition"), "");
        let again = Request::get(format!("/static/plugins/hover/{name}"))
            .header("if-none-match", answer.header("etag"))
            .body(Body::empty())
            .unwrap();
        assert_eq!(app.nobody().send(again).await.status.as_u16(), 304);
    }
}

#[tokio::test]
async fn nothing_that_a_plugin_brings_runs_as_a_page_of_ours() {
    let (app, _admin) = app().await;
    let page = get(&app, "/static/plugins/hover/page.html").await;
    assert_eq!(page.header("content-type"), "application/octet-stream");
    assert_eq!(page.header("content-disposition"), "attachment");
    let picture = get(&app, "/static/plugins/hover/picture.svg").await;
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    assert_eq!(picture.header("content-disposition"), "attachment");
    for answer in [&page, &picture] {
        let policy = answer.header("content-security-policy");
        assert_eq!(policy, "sandbox; default-src 'none'");
    }
    assert_eq!(picture.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn nothing_outside_of_the_web_folder_is_to_be_had() {
    let (app, _admin) = app().await;
    for path in [
        "../secret.js",
        "sub/../../secret.js",
        "%2e%2e/secret.js",
        "%2e%2e%2fsecret.js",
        "..%2fsecret.js",
        "sub%2f..%2f..%2fsecret.js",
        "%252e%252e%252fsecret.js",
        "..%5csecret.js",
        "..\\secret.js",
        "sub\\..\\..\\secret.js",
        "//secret.js",
        "%2fetc%2fpasswd",
        "hover_bg.wasm%00.js",
        "link.js",
        "up/secret.js",
        "up/plugin.json",
        "../plugin.json",
        ".env",
        "sub/",
        "sub",
        "hover_0123456789abcdef_bundle.js",
    ] {
        let uri = format!("/static/plugins/hover/{path}");
        let Ok(request) = Request::get(&uri).body(Body::empty()) else {
            // A backslash is no part of any address, so no client gets it here.
            assert!(path.contains('\\'), "{path}");
            continue;
        };
        let answer = app.nobody().send(request).await;
        assert_eq!(answer.status.as_u16(), 404, "{path}");
        assert!(!answer.text().contains("SECRET"), "{path}");
    }
    for path in [
        "/static/plugins/../secret.js",
        "/static/plugins/..%2fsecret.js/x.js",
        "/static/plugins/hover/",
    ] {
        assert_eq!(get(&app, path).await.status.as_u16(), 404, "{path}");
    }
}

#[tokio::test]
async fn a_plugin_that_is_off_serves_nothing() {
    let (app, admin) = app().await;
    let path = bundle_path(&app).await;
    assert_eq!(get(&app, "/static/plugins/other/main.js").await.status.as_u16(), 404);
    admin.post("/plugins/hover/disable", json!({})).await.ok();
    for path in [path.as_str(), "/static/plugins/hover/hover_bg.wasm"] {
        let answer = get(&app, path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("cache-control")),
            (404, "no-cache, public")
        );
    }
}
