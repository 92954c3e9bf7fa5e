//! 19, 20 and 22: what is served of a plugin, and what somebody put in its place.

use std::{fs, path::PathBuf};

use axum::{
    body::Body,
    http::{Method, Request},
};
use serde_json::{Value, json};

use crate::support::{
    Answer, App, PASSWORD, Person,
    bundles::{asset, bundle, enable, managed, script, set, upload, uploads, with_files},
    files::manifest,
};

const FILES: [(&str, &[u8]); 12] = [
    ("webapp/main.js", b"// good"),
    ("webapp/chunk.js", b"// chunk"),
    ("webapp/style.css", b"p {}"),
    ("webapp/page.html", b"<script>alert(1)</script>"),
    ("webapp/page.xhtml", b"<script/>"),
    ("webapp/picture.svg", b"<svg onload='alert(1)'/>"),
    ("webapp/PICTURE2.SVG", b"<svg onload='alert(1)'/>"),
    ("webapp/feed.xml", b"<x/>"),
    ("webapp/module.wasm", b"\0asm"),
    ("server/secret.txt", b"SECRET"),
    ("secret.js", b"SECRET"),
    ("public/hello.txt", b"hello"),
];

/// A server with the plugin `hover` installed and on.
async fn installed() -> (App, Person) {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    upload(&admin, &with_files(&manifest("hover"), &FILES)).await.ok();
    enable(&admin, "hover").await;
    (app, admin)
}

/// The folder of the unpacked bundle.
fn folder(app: &App) -> PathBuf {
    let all = app.dir.path().join("data/unpacked/hover");
    fs::read_dir(all).unwrap().next().unwrap().unwrap().path()
}

async fn get(app: &App, uri: &str) -> Option<Answer> {
    let request = Request::get(uri).body(Body::empty()).ok()?;
    Some(app.nobody().send(request).await)
}

#[tokio::test]
async fn attack_19_files_that_a_browser_would_take_for_pages_of_ours() {
    let (_app, admin) = installed().await;
    for (name, content_type) in [
        ("page.html", "application/octet-stream"),
        ("page.xhtml", "application/octet-stream"),
        ("feed.xml", "application/octet-stream"),
        ("PICTURE2.SVG", "application/octet-stream"),
        ("picture.svg", "image/svg+xml"),
    ] {
        let answer = asset(&admin, "hover", name).await;
        assert_eq!(answer.header("content-type"), content_type, "{name}");
        assert_eq!(answer.header("content-security-policy"), "sandbox; default-src 'none'");
        assert_eq!(answer.header("content-disposition"), "attachment", "{name}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{name}");
    }
    for (name, content_type) in [
        ("chunk.js", "text/javascript; charset=utf-8"),
        ("style.css", "text/css; charset=utf-8"),
        ("module.wasm", "application/wasm"),
    ] {
        let answer = asset(&admin, "hover", name).await;
        assert_eq!(answer.header("content-type"), content_type, "{name}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{name}");
        assert_eq!(answer.header("content-disposition"), "", "{name}");
    }
}

#[tokio::test]
async fn attack_20_paths_that_leave_the_folder_however_they_are_written() {
    let (app, _admin) = installed().await;
    for path in [
        "../secret.js",
        "..%2fsecret.js",
        "%2e%2e/secret.js",
        "%2e%2e%2fsecret.js",
        "%252e%252e%252fsecret.js",
        "%25252e%25252e%25252fsecret.js",
        "..%252fsecret.js",
        "..%5csecret.js",
        "..%255csecret.js",
        ".%2e/secret.js",
        "....//secret.js",
        "%c0%ae%c0%ae/secret.js",
        "%u002e%u002e/secret.js",
        "..%00/secret.js",
        "..;/secret.js",
        "./../secret.js",
        "webapp/../../secret.js",
        "%2f%2e%2e%2fsecret.js",
        "../server/secret.txt",
        "..%2fserver%2fsecret.txt",
        "../plugin.json",
        "..%2fplugin.json",
        "main.js/../../secret.js",
        "",
        "%2e",
        "/",
    ] {
        for base in ["/static/plugins/hover", "/plugins/hover/public"] {
            let Some(answer) = get(&app, &format!("{base}/{path}")).await else { continue };
            // What is no UTF-8 is no path at all.
            let status = if path.contains("%c0") { 400 } else { 404 };
            assert_eq!(answer.status, status, "{base}/{path}");
            assert!(!answer.text().contains("SECRET"), "{base}/{path}");
        }
    }
    for id in ["..", "%2e%2e", "hover%2f..%2fhover", "HOVER%00", ".", "%2e%2e%2fhover"] {
        let Some(answer) = get(&app, &format!("/static/plugins/{id}/main.js")).await else {
            continue;
        };
        assert_eq!(answer.status, 404, "{id}");
    }
}

#[tokio::test]
async fn attack_22_a_bundle_that_is_not_what_its_manifest_pins() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let mut pinned = manifest("hover");
    pinned["webapp"]["integrity"] = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=".into();
    let answer = upload(&admin, &bundle(&pinned, "// not empty")).await;
    let body = answer.refused(400, "app.plugin.webapp_bundle.app_error");
    assert!(body["detailed_error"].as_str().unwrap().contains("webapp.integrity"), "{body}");
    upload(&admin, &bundle(&pinned, "")).await.ok();
    enable(&admin, "hover").await;
    // Browsers are told the pin of what is served.
    let client = admin.get("/plugins/webapp").await.ok();
    assert_eq!(client[0]["webapp"]["integrity"], pinned["webapp"]["integrity"]);
    assert_eq!(script(&admin, "hover").await, "");
}

#[tokio::test]
async fn attack_22_files_swapped_after_they_were_checked() {
    let (app, admin) = installed().await;
    assert_eq!(asset(&admin, "hover", "chunk.js").await.text(), "// chunk");
    let webapp = folder(&app).join("webapp");
    for file in ["main.js", "chunk.js"] {
        fs::write(webapp.join(file), "// EVIL").unwrap();
    }
    fs::write(webapp.join("added.js"), "// EVIL").unwrap();
    fs::write(webapp.join("style.css.gz"), "EVIL").unwrap();
    assert_eq!(script(&admin, "hover").await, "// good");
    for file in ["main.js", "chunk.js", "added.js"] {
        let answer = asset(&admin, "hover", file).await;
        assert_eq!(
            (answer.status.as_u16(), answer.text().contains("EVIL")),
            (404, false),
            "{file}"
        );
    }
    let packed = Request::get("/static/plugins/hover/style.css").header("accept-encoding", "gzip");
    let answer = admin.send(packed.body(Body::empty()).unwrap()).await;
    assert!(!answer.text().contains("EVIL"));

    // The next start finds them out and makes them again.
    let App { server, router, dir } = app;
    drop((server, router));
    let app = App::in_dir(dir, uploads).await;
    assert_eq!(script(&app.nobody(), "hover").await, "// good");
    assert_eq!(asset(&app.nobody(), "hover", "chunk.js").await.text(), "// chunk");
    assert_eq!(asset(&app.nobody(), "hover", "added.js").await.status, 404);
}

#[tokio::test]
async fn attack_22_a_stored_bundle_swapped_after_it_was_installed() {
    let (app, _admin) = installed().await;
    let App { server, router, dir } = app;
    drop((server, router));
    let blobs = dir.path().join("data/blobs/bundles");
    // In another store than a folder the rest of this test has nothing to hold on to.
    let Ok(mut entries) = fs::read_dir(&blobs) else { return };
    let blob = entries.next().unwrap().unwrap().path();
    let mut evil = manifest("hover");
    evil["description"] = "EVIL".into();
    fs::write(blob, bundle(&evil, "// EVIL")).unwrap();
    fs::remove_dir_all(dir.path().join("data/unpacked")).unwrap();
    let app = App::in_dir(dir, uploads).await;
    let admin = app.nobody().sign_in("admin", PASSWORD).await;
    assert_eq!(admin.get("/plugins/webapp").await.ok(), json!([]));
    let row = managed(&admin, "hover").await;
    assert_eq!((&row["state"], &row["version"]), (&json!(3), &json!("1.0.0")));
    assert_eq!(row["error"], "the stored bundle is not the one that was installed");
    assert_eq!(row["description"], "For tests");
    for file in ["main.js", "chunk.js"] {
        assert_eq!(asset(&admin, "hover", file).await.status, 404);
    }
}

#[tokio::test]
async fn public_files_are_served_while_the_plugin_is_on_and_nothing_else_is() {
    let (app, admin) = installed().await;
    let hello = get(&app, "/plugins/hover/public/hello.txt").await.unwrap();
    assert_eq!((hello.status.as_u16(), hello.text().as_str()), (200, "hello"));
    for path in ["", "/", "/public", "/public/", "/anything", "/secret.js", "/api/v1/x"] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let uri = format!("/plugins/hover{path}");
            let request = Request::builder().method(method.clone()).uri(&uri).body(Body::empty());
            let answer = app.nobody().send(request.unwrap()).await;
            assert_eq!(answer.status, 404, "{method} {uri}");
        }
    }
    let post = Request::post("/plugins/hover/public/hello.txt").body(Body::empty()).unwrap();
    assert_eq!(app.nobody().send(post).await.status, 404);
    admin.post("/plugins/hover/disable", Value::Null).await.ok();
    assert_eq!(get(&app, "/plugins/hover/public/hello.txt").await.unwrap().status, 404);

    let app = App::with(|config| set(config, "Enable", "false")).await;
    for uri in ["/plugins/hover", "/plugins/hover/x", "/plugins/hover/public/hello.txt"] {
        let answer = get(&app, uri).await.unwrap();
        answer.refused(501, "app.plugin.disabled.app_error");
    }
}
