//! `/static/plugins/<id>/…`: the bundle under its hashed name, and the files beside it.
//!
//! Only while the plugin is on. The bundle's name changes with its content, so it may be cached
//! for ever; of the other files only those whose name carries a hash of its own may.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use manifest::FILE_NAMES;

use super::{Bundle, Found};
use crate::{
    state::AppState,
    web::{files, mime},
};

pub(crate) async fn get(
    State(state): State<AppState>,
    Path((id, path)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = if state.settings.snapshot().plugins.enable { state.plugins.active(&id) } else { None };
    match found.as_deref() {
        Some(Found { plugin: Ok(plugin), .. }) => match &plugin.bundle {
            Some(bundle) => serve(bundle, &path, &headers).await,
            None => not_found(),
        },
        Some(_) | None => not_found(),
    }
}

async fn serve(bundle: &Bundle, path: &str, headers: &HeaderMap) -> Response {
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
    files::serve(&bundle.folder, path, headers).await.unwrap_or_else(not_found)
}

/// Not to be remembered: the plugin may be turned on in the next moment.
fn not_found() -> Response {
    (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-cache, public")], "not found\n")
        .into_response()
}
