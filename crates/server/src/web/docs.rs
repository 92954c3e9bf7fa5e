//! The documentation: what `cargo xtask docs` built into the folder `docs` of the client, below
//! `/docs`.
//!
//! Its pages are ours, made by mdBook and rustdoc; they get a policy of their own, in which nothing
//! inline runs but what the built page holds, and nothing comes from elsewhere.

use std::path::{Path, PathBuf};

use axum::{
    extract::{self, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use super::{
    csp,
    files::{self, Caching, ServedFile},
    mime,
};
use crate::state::AppState;

const NOT_BUILT: &str = include_str!("docs_not_built.html");

/// The folder inside the client's.
const FOLDER: &str = "docs";

/// What shows where nothing is.
const MISSING: &str = "404.html";

/// `/docs`: links on the first page count on the slash.
pub(crate) async fn without_slash() -> Redirect {
    Redirect::permanent("/docs/")
}

/// `/docs/`.
pub(crate) async fn first(State(state): State<AppState>, headers: HeaderMap) -> Response {
    serve(&state, "", &headers).await
}

/// Everything below `/docs/`.
pub(crate) async fn get(
    State(state): State<AppState>,
    extract::Path(path): extract::Path<String>,
    headers: HeaderMap,
) -> Response {
    serve(&state, &path, &headers).await
}

async fn serve(state: &AppState, path: &str, headers: &HeaderMap) -> Response {
    let Some(root) = built(&state.config.client_dir) else { return not_built() };
    if path.is_empty() || path.ends_with('/') {
        return page(&root, &format!("{path}index.html"), headers).await;
    }
    if path.ends_with(".html") {
        return page(&root, path, headers).await;
    }
    // A folder by its name alone, as people type it.
    if files::open(&root, &format!("{path}/index.html")).await.is_some() {
        return with_slash(path);
    }
    match files::serve(&root, path, headers).await {
        Some(response) => response,
        None => missing(&root, headers).await,
    }
}

/// The folder of the documentation, if it was built.
fn built(client_dir: &Path) -> Option<PathBuf> {
    let root = client_dir.join(FOLDER).canonicalize().ok()?;
    root.join("index.html").is_file().then_some(root)
}

async fn page(root: &Path, name: &str, headers: &HeaderMap) -> Response {
    match files::open(root, name).await {
        Some(page) => respond(page, headers),
        None => missing(root, headers).await,
    }
}

async fn missing(root: &Path, headers: &HeaderMap) -> Response {
    match files::open(root, MISSING).await {
        Some(page) => (StatusCode::NOT_FOUND, respond(page, headers)).into_response(),
        None => (StatusCode::NOT_FOUND, "not found\n").into_response(),
    }
}

fn respond(page: ServedFile, headers: &HeaderMap) -> Response {
    let policy = csp::of_documents(&String::from_utf8_lossy(&page.content));
    let mut response = page.respond(headers, Caching::Revalidate);
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_DISPOSITION);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime::HTML));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Each part of the path is encoded anew, so that no name becomes another server's address.
fn with_slash(path: &str) -> Response {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    let encoded: String = path
        .bytes()
        .map(|b| if is_plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect();
    Redirect::permanent(&format!("/docs/{encoded}/")).into_response()
}

fn not_built() -> Response {
    let headers = [
        (header::CONTENT_TYPE, mime::HTML),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'self'"),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, NOT_BUILT).into_response()
}
