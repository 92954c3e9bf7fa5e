//! The built web client: its page for every route of the chat, that of the System Console for every
//! route below `/admin_console`, that of the workbench for its bench and its cells, their files, and
//! what to do when they are not built.

use std::path::{Path, PathBuf};

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

/// The page of the chat.
const CHAT: &str = "index.html";

/// The page of the System Console, a program of its own.
const CONSOLE: &str = "console.html";

/// The page of the workbench, another one. A frame on it shows the same page as a cell.
const WORKBENCH: &str = "workbench.html";

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
    // Before the files: a plugin's id at the end of an address may look like a file's name.
    if is_console(path) {
        return page(&root, CONSOLE, request.headers()).await;
    }
    if is_workbench(path) {
        return page(&root, WORKBENCH, request.headers()).await;
    }
    let relative = path.trim_start_matches('/');
    if mime::of(relative).is_some() {
        let served = files::serve(&root, relative, request.headers()).await;
        return served.unwrap_or_else(not_found);
    }
    if path.starts_with("/static/") {
        return not_found();
    }
    page(&root, CHAT, request.headers()).await
}

/// Whether an address belongs to the System Console.
fn is_console(path: &str) -> bool {
    let rest = path.strip_prefix("/admin_console");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether an address is a page of the workbench; below it lie files, too.
fn is_workbench(path: &str) -> bool {
    matches!(path, "/workbench" | "/workbench/" | "/workbench/cell")
}

/// The folder of the client, if the workbench was built into it.
pub(crate) fn with_workbench(client_dir: &Path) -> Option<PathBuf> {
    let root = client_dir.canonicalize().ok()?;
    root.join(WORKBENCH).is_file().then_some(root)
}

/// The pages of the workbench and the files of the client, and nothing else.
pub(crate) async fn of_workbench(root: &Path, path: &str, headers: &HeaderMap) -> Response {
    if is_workbench(path) {
        return page(root, WORKBENCH, headers).await;
    }
    let relative = path.trim_start_matches('/');
    if mime::of(relative).is_none() || path.starts_with("/static/") {
        return not_found();
    }
    files::serve(root, relative, headers).await.unwrap_or_else(not_found)
}

async fn page(root: &Path, name: &str, headers: &HeaderMap) -> Response {
    let Some(page) = files::open(root, name).await else { return not_built() };
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
