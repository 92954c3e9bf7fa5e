//! Files of plugins: `/static/plugins/<id>/…`, the bundle under its hashed name and the files beside
//! it, and `/plugins/<id>/public/…`.
//!
//! Only while the plugin is on. The bundle's name changes with its content, so it may be cached
//! for ever; of the other files only those whose name carries a hash of its own may.
//! Files of installed bundles are compared with the pins from when they were taken in, so what
//! somebody puts in their place afterwards is not served.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use manifest::FILE_NAMES;

use super::{
    check_on,
    found::{Bundle, Plugin},
};
use crate::{
    state::AppState,
    web::{files, mime},
};

/// The folder of a plugin whose files everybody may have.
const PUBLIC: &str = "public";

/// What is shown as a page of this server must not act as one: no scripts, no origin.
const NO_PAGE: &str = "sandbox; default-src 'none'";

pub(crate) async fn get(
    State(state): State<AppState>,
    Path((id, path)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(found) = state.plugins.active(&id) else { return not_found() };
    of(found.plugin.as_ref().ok(), &path, &headers).await
}

/// A file of a plugin's web part.
pub(crate) async fn of(plugin: Option<&Plugin>, path: &str, headers: &HeaderMap) -> Response {
    let Some(plugin) = plugin else { return not_found() };
    let Some(bundle) = &plugin.bundle else { return not_found() };
    beside(plugin, bundle, path, headers).await
}

/// `/plugins/{id}/public/{path}`.
pub(crate) async fn public(
    State(state): State<AppState>,
    Path((id, path)): Path<(String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    if let Err(error) = check_on(&state) {
        return error.into_response();
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        return not_found();
    }
    let Some(found) = state.plugins.active(&id) else { return not_found() };
    match &found.plugin {
        Ok(plugin) => serve(plugin, PUBLIC, &path, &headers).await,
        Err(_) => not_found(),
    }
}

/// Whatever else lies below `/plugins/{id}`: what the server part of a plugin would answer.
pub(crate) async fn no_server_part(State(state): State<AppState>) -> Response {
    match check_on(&state) {
        Ok(()) => not_found(),
        Err(error) => error.into_response(),
    }
}

async fn beside(plugin: &Plugin, bundle: &Bundle, path: &str, headers: &HeaderMap) -> Response {
    if path == bundle.file_name {
        let caching = (header::CACHE_CONTROL, files::IMMUTABLE);
        let content_type = (header::CONTENT_TYPE, mime::JAVASCRIPT);
        return ([caching, content_type], bundle.content.clone()).into_response();
    }
    // The bundle of another version is gone, whatever lies in the folder; neither is the manifest
    // the browser's business, should it lie there.
    if path.ends_with("_bundle.js") && path.starts_with(bundle.client.id.as_str())
        || FILE_NAMES.contains(&path)
    {
        return not_found();
    }
    serve(plugin, &bundle.folder, path, headers).await
}

async fn serve(plugin: &Plugin, folder: &str, path: &str, headers: &HeaderMap) -> Response {
    let root = if folder.is_empty() { plugin.root.clone() } else { plugin.root.join(folder) };
    let is_pinned = |path: &str, sha256: &[u8; 32]| {
        let Some(pins) = &plugin.pins else { return true };
        let full = if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
        let pin = pins.0.get(&full);
        if pin.is_some_and(|pin| pin != sha256) {
            let id = plugin.manifest.id.as_str();
            tracing::error!(
                plugin.id = id,
                path = full,
                "changed since it was installed; not served"
            );
        }
        pin == Some(sha256)
    };
    match files::serve_if(&root, path, headers, is_pinned).await {
        Some(response) => harmless(response),
        None => not_found(),
    }
}

/// Takes from files that browsers would show as pages whatever a page of ours could do.
fn harmless(mut response: Response) -> Response {
    let content_type = response.headers().get(header::CONTENT_TYPE);
    let is_page = content_type.is_none_or(|content_type| {
        content_type == mime::HTML || content_type == mime::SVG || content_type == mime::UNKNOWN
    });
    if is_page {
        let headers = response.headers_mut();
        let policy = HeaderValue::from_static(NO_PAGE);
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        // Pictures in pages do not care; opened by itself it becomes a download.
        let attachment = HeaderValue::from_static("attachment");
        headers.insert(header::CONTENT_DISPOSITION, attachment);
    }
    response
}

/// Not to be remembered: the plugin may be turned on in the next moment.
fn not_found() -> Response {
    (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-cache, public")], "not found\n")
        .into_response()
}
