//! The documentation below `/docs`: its pages, its files, and what happens without it.

use std::fs;

use axum::{body::Body, http::Request};

use crate::support::{Answer, App};

const PAGE: &str = "<!doctype html><script>fit()</script><main>Guides</main>";

async fn app() -> App {
    let app = App::new().await;
    let docs = app.dir.path().join("client/docs");
    fs::create_dir_all(docs.join("api/sdk")).unwrap();
    fs::create_dir_all(docs.join("with space")).unwrap();
    for (name, content) in [
        ("index.html", PAGE),
        ("faq.html", "<!doctype html>Answers"),
        ("404.html", "<!doctype html>Nothing here"),
        ("api/sdk/index.html", "<!doctype html>sdk"),
        ("with space/index.html", "<!doctype html>space"),
        ("book-1f0c22ab91.js", "plain"),
        ("notes.md", "plain"),
    ] {
        fs::write(docs.join(name), content).unwrap();
    }
    fs::write(app.dir.path().join("client/index.html"), "CHAT").unwrap();
    fs::write(app.dir.path().join("secret.html"), "SECRET").unwrap();
    fs::write(docs.join(".hidden.html"), "SECRET").unwrap();
    app
}

async fn get(app: &App, path: &str) -> Answer {
    app.nobody().send(Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn pages_are_shown_under_a_policy_of_their_own() {
    let app = app().await;
    for (path, text) in [
        ("/docs/", PAGE),
        ("/docs/index.html", PAGE),
        ("/docs/faq.html", "<!doctype html>Answers"),
        ("/docs/api/sdk/", "<!doctype html>sdk"),
        ("/docs/api/sdk/index.html", "<!doctype html>sdk"),
    ] {
        let answer = get(&app, path).await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, text), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache, public");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(policy.contains("'sha256-"), text == PAGE, "{policy}");
    }
}

#[tokio::test]
async fn a_folder_without_its_slash_leads_to_the_one_with_it() {
    let app = app().await;
    for (path, to) in [
        ("/docs", "/docs/"),
        ("/docs/api/sdk", "/docs/api/sdk/"),
        ("/docs/with%20space", "/docs/with%20space/"),
    ] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status.as_u16(), 308, "{path}");
        assert_eq!(answer.header("location"), to);
    }
}

#[tokio::test]
async fn files_are_cached_and_typed_as_the_clients() {
    let app = app().await;
    let answer = get(&app, "/docs/book-1f0c22ab91.js").await;
    assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "max-age=31556926, public, immutable");
    let answer = get(&app, "/docs/notes.md").await;
    assert_eq!(answer.header("content-disposition"), "attachment");
}

#[tokio::test]
async fn nothing_outside_of_the_folder_is_to_be_had() {
    let app = app().await;
    for path in [
        "/docs/missing.html",
        "/docs/missing",
        "/docs/missing/",
        "/docs/.hidden.html",
        "/docs/..%2findex.html",
        "/docs/%2e%2e/%2e%2e/secret.html",
        "/docs/..%2f..%2fsecret.html",
        "/docs/..%5c..%5csecret.html",
        "/docs//index.html",
        "/docs/api/%2e%2e/..%2f..%2f..%2fsecret.html",
    ] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status.as_u16(), 404, "{path}");
        assert_eq!(answer.text(), "<!doctype html>Nothing here", "{path}");
    }
}

#[tokio::test]
async fn without_a_built_site_the_answer_says_how_to_build_it() {
    let app = App::new().await;
    for path in ["/docs/", "/docs/faq.html", "/docs/book.js"] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status.as_u16(), 503, "{path}");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(answer.text().contains("cargo xtask docs"), "{path}");
    }
}
