//! The built web client: its page for every route of the chat, its files, and what to do when it
//! is not built.

use std::path::Path;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    csp,
    files::{self, Caching},
    mime,
};
use crate::{error::Error, state::AppState};

const NOT_BUILT: &str = include_str!("not_built.html");

/// Answers what no route has taken.
pub(crate) async fn fallback(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return Error::new(
            StatusCode::NOT_FOUND,
            "api.context.404.app_error",
            "Sorry, we could not find the page.",
        )
        .into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    if path.starts_with("/static/plugins/") {
        return not_found();
    }
    let Ok(root) = state.config.client_dir.canonicalize() else { return not_built() };
    let relative = path.trim_start_matches('/');
    if mime::of(relative).is_some() {
        return file(&root, relative, request.headers()).await;
    }
    if path.starts_with("/static/") {
        return not_found();
    }
    page(&root, request.headers()).await
}

/// A file of the client, compressed beforehand if that lies beside it.
async fn file(root: &Path, relative: &str, headers: &HeaderMap) -> Response {
    let caching = if files::has_hash(relative) { Caching::Immutable } else { Caching::Revalidate };
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        if !accepts(headers, encoding) {
            continue;
        }
        let Some(packed) = files::open(root, &format!("{relative}.{extension}")).await else {
            continue;
        };
        let mut response = packed.named(relative).respond(headers, caching);
        let encoding = HeaderValue::from_static(encoding);
        response.headers_mut().insert(header::CONTENT_ENCODING, encoding);
        let vary = HeaderValue::from_static("accept-encoding");
        response.headers_mut().insert(header::VARY, vary);
        return response;
    }
    match files::open(root, relative).await {
        Some(file) => file.respond(headers, caching),
        None => not_found(),
    }
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| {
        accepted.split(',').any(|one| {
            let (name, quality) = one.split_once(';').unwrap_or((one, ""));
            name.trim() == encoding && quality.trim() != "q=0"
        })
    })
}

async fn page(root: &Path, headers: &HeaderMap) -> Response {
    let Some(page) = files::open(root, "index.html").await else { return not_built() };
    // Read and hashed each time: a new build needs no restart, and the page is small.
    let policy = csp::policy(&String::from_utf8_lossy(&page.content));
    let mut response = page.respond(headers, Caching::Revalidate);
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_DISPOSITION);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime::HTML));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-cache, public")], "not found\n")
        .into_response()
}

fn not_built() -> Response {
    let headers = [(header::CONTENT_TYPE, mime::HTML), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::SERVICE_UNAVAILABLE, headers, NOT_BUILT).into_response()
}
