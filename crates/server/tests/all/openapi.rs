//! The OpenAPI document: whole, fresh, and true to what the server answers.

use std::collections::BTreeSet;

use axum::{body::Body, http::Method};
use expect_test::expect_file;
use serde_json::Value;

use crate::support::{App, NO_SESSION};

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

async fn document(app: &App) -> Value {
    app.nobody().get("/openapi.json").await.ok()
}

/// Path, method and operation of everything that is documented.
fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    });
    operations.filter(|(_, method, _)| METHODS.contains(method)).collect()
}

/// `cargo xtask codegen` writes it anew.
#[tokio::test]
async fn the_openapi_document_is_fresh() {
    let app = App::new().await;
    let text = app.nobody().get("/openapi.json").await.text();
    expect_file!["../../../../docs/openapi.json"].assert_eq(&text);
}

/// `routes!` puts a handler into the router and into the document at once, so only a plain
/// `route` could leave one out.
#[test]
fn every_route_of_the_interface_is_in_the_document() {
    let source = include_str!("../../src/router.rs");
    let (outside, interface) = source.split_once("pub(crate) fn api()").unwrap();
    let plain =
        |text: &str| text.matches(".route(").count() + text.matches(".route_service(").count();
    assert_eq!(plain(interface), 0, "annotate the handler with utoipa::path and use routes!");
    for line in outside.lines().filter(|line| line.contains(".route(")) {
        assert!(!line.contains("\"/api/"), "{line}");
    }
}

/// Each documented address leads to a handler: never to «no such page», nor to «no such method».
#[tokio::test]
async fn everything_in_the_document_is_answered() {
    let app = App::new().await;
    let document = document(&app).await;
    let nobody = app.nobody();
    for (path, method, operation) in operations(&document) {
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let path = path.strip_prefix("/api/v4").unwrap().replace(['{', '}'], "");
        let answer = nobody.call(method.clone(), &path, Body::empty()).await;
        let is_open = operation["security"]
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one.as_object().unwrap().is_empty()));
        if is_open {
            assert_ne!(answer.status.as_u16(), 405, "{method} {path}");
        } else {
            answer.refused(401, NO_SESSION);
        }
    }
}

#[tokio::test]
async fn every_operation_says_what_it_does_and_how_it_refuses() {
    let app = App::new().await;
    let document = document(&app).await;
    let operations = operations(&document);
    assert!(operations.len() > 100, "{}", operations.len());
    let ids: BTreeSet<&str> =
        operations.iter().map(|(.., one)| one["operationId"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), operations.len(), "ids are unique");
    let tags: BTreeSet<&str> = document["tags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| tag["name"].as_str().unwrap())
        .collect();
    for (path, method, operation) in operations {
        let what = format!("{method} {path}");
        assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{what}");
        assert!(tags.contains(operation["tags"][0].as_str().unwrap()), "{what} has an unknown tag");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| !status.starts_with(['4', '5'])), "{what}");
        for response in responses.values() {
            let known = response["$ref"].as_str().and_then(|name| name.rsplit('/').next());
            let text = known.map_or(&response["description"], |name| {
                &document["components"]["responses"][name]["description"]
            });
            assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{what}: {response}");
        }
        for word in path.split('/').filter(|word| word.starts_with('{')) {
            let name = word.trim_matches(['{', '}']);
            let found =
                operation["parameters"].as_array().unwrap().iter().find(|one| one["name"] == name);
            let text = found.and_then(|one| one["description"].as_str());
            assert!(text.is_some_and(|text| !text.is_empty()), "{what} does not explain {name}");
        }
    }
}

#[tokio::test]
async fn every_schema_that_is_named_is_there() {
    let app = App::new().await;
    let text = app.nobody().get("/openapi.json").await.text();
    let document: Value = serde_json::from_str(&text).unwrap();
    let references = text.split("\"#/components/").skip(1);
    for name in references.map(|rest| rest.split('"').next().unwrap()) {
        let pointer = format!("/components/{name}");
        assert!(document.pointer(&pointer).is_some(), "{name} is missing");
    }
}

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere_and_runs_nothing_inline() {
    let app = App::new().await;
    let page = app.nobody().get("/docs").await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    let text = page.text();
    assert!(!text.contains("http://") && !text.contains("https://") && !text.contains("style="));
    for (name, kind) in [
        ("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        ("swagger-ui.css", "text/css; charset=utf-8"),
        ("start.js", "text/javascript; charset=utf-8"),
        ("style.css", "text/css; charset=utf-8"),
    ] {
        let file = app.nobody().get(&format!("/docs/{name}")).await;
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, kind), "{name}");
        assert!(text.contains(&format!("docs/{name}")), "{name}");
    }
    for name in ["index.html", "..%2fopenapi.rs", "nothing"] {
        let file = app.nobody().get(&format!("/docs/{name}")).await;
        file.refused(404, "api.context.404.app_error");
    }
}
