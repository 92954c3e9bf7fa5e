//! The built web client: its page, its files, and what happens without it.

use std::fs;

use axum::{body::Body, http::Request};

use crate::support::{Answer, App};

const PAGE: &str = "<!doctype html><script type=\"module\">start()</script>";

const CONSOLE: &str = "<!doctype html><script type=\"module\">administer()</script>";

async fn app() -> App {
    let app = App::new().await;
    let dir = app.dir.path().join("client");
    fs::create_dir_all(&dir).unwrap();
    for (name, content) in [
        ("index.html", PAGE),
        ("console.html", CONSOLE),
        ("client-1f0c22ab91.js", "plain"),
        ("client-1f0c22ab91.js.br", "packed"),
        ("favicon.svg", "<svg/>"),
    ] {
        fs::write(dir.join(name), content).unwrap();
    }
    fs::write(app.dir.path().join("secret.js"), "SECRET").unwrap();
    app
}

async fn get(app: &App, path: &str, encodings: &str) -> Answer {
    let request = Request::get(path).header("accept-encoding", encodings);
    app.nobody().send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn every_route_of_the_chat_is_the_page() {
    let app = app().await;
    for path in ["/", "/login", "/crew/channels/town-square", "/crew/messages/@jane.doe"] {
        let answer = get(&app, path, "").await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, PAGE), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache, public");
    }
}

#[tokio::test]
async fn the_system_console_is_a_page_of_its_own() {
    let app = app().await;
    for path in [
        "/admin_console",
        "/admin_console/",
        "/admin_console/plugins/management",
        // Ids that look like names of files.
        "/admin_console/plugins/plugin_com.example.js",
        "/admin_console/client-1f0c22ab91.js",
    ] {
        let answer = get(&app, path, "").await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, CONSOLE), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert!(answer.header("content-security-policy").contains("'sha256-"));
    }
    // A team may be called like this.
    for path in ["/admin_consoles", "/admin_console-crew/channels/town-square"] {
        assert_eq!(get(&app, path, "").await.text(), PAGE, "{path}");
    }
}

#[tokio::test]
async fn the_page_may_run_its_own_scripts_only() {
    let app = app().await;
    let answer = get(&app, "/", "").await;
    let policy = answer.header("content-security-policy");
    for part in [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval' 'sha256-",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'self'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    let scripts = policy.split("; ").find(|part| part.starts_with("script-src")).unwrap();
    assert!(!scripts.contains("unsafe-inline") && !scripts.contains("'unsafe-eval'"), "{scripts}");
    // A new build needs no restart.
    fs::write(app.dir.path().join("client/index.html"), "<script>other()</script>").unwrap();
    let after = get(&app, "/", "").await;
    assert_ne!(after.header("content-security-policy"), policy);
}

#[tokio::test]
async fn files_with_a_hash_are_cached_and_packed() {
    let app = app().await;
    let plain = get(&app, "/client-1f0c22ab91.js", "gzip;q=0").await;
    assert_eq!(plain.text(), "plain");
    assert_eq!(plain.header("cache-control"), "max-age=31556926, public, immutable");
    let packed = get(&app, "/client-1f0c22ab91.js", "gzip, br").await;
    assert_eq!((packed.text().as_str(), packed.header("content-encoding")), ("packed", "br"));
    assert_eq!(packed.header("content-type"), "text/javascript; charset=utf-8");
    let refused = get(&app, "/client-1f0c22ab91.js", "br;q=0").await;
    assert_eq!((refused.text().as_str(), refused.header("content-encoding")), ("plain", ""));
    let icon = get(&app, "/favicon.svg", "").await;
    assert_eq!(icon.header("cache-control"), "no-cache, public");
}

#[tokio::test]
async fn what_is_missing_or_outside_is_not_found() {
    let app = app().await;
    for path in [
        "/client-00000000ff.js",
        "/..%2fsecret.js",
        "/%2e%2e/secret.js",
        "/static/nothing",
        "/x/../../secret.js",
    ] {
        let answer = get(&app, path, "").await;
        assert!(!answer.text().contains("SECRET"), "{path}");
        assert_eq!(answer.status.as_u16(), 404, "{path}");
    }
}

#[tokio::test]
async fn without_a_build_a_page_says_how_to_make_one() {
    let app = App::new().await;
    let answer = get(&app, "/", "").await;
    assert_eq!(answer.status.as_u16(), 503);
    assert!(answer.text().contains("cargo xtask run"), "{}", answer.text());
}
