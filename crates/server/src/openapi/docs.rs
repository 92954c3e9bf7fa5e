//! `/api/v4/docs`: a page to read the document and to try what it describes, as who is signed in.
//!
//! Swagger UI does the work; its files come with a crate and are served from here.
//! Nothing is loaded from elsewhere, and nothing inline runs.

use std::{
    collections::HashMap,
    io::{self, Cursor, Read},
    sync::LazyLock,
};

use axum::{
    body::Bytes,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED;
use zip::ZipArchive;

use crate::{
    error::{Error, Result},
    web::mime,
};

/// No foreign host, nothing inline, no frame around it. Pictures in its style sheet are `data:`.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

const PAGE: &str = include_str!("docs/index.html");
const START: &str = include_str!("docs/start.js");
const STYLE: &str = include_str!("docs/style.css");

/// What the page needs of the archive.
const VENDORED: [&str; 2] = ["swagger-ui-bundle.js", "swagger-ui.css"];

/// More than any of these files has.
const MAX_BYTES: u64 = 8 << 20;

static FILES: LazyLock<io::Result<HashMap<&'static str, Bytes>>> = LazyLock::new(|| {
    let mut archive = ZipArchive::new(Cursor::new(SWAGGER_UI_VENDORED))?;
    let names: Vec<String> =
        archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let mut files = HashMap::new();
    for wanted in VENDORED {
        let name = names.iter().find(|name| name.ends_with(&format!("/dist/{wanted}")));
        let name = name.ok_or_else(|| io::Error::other(format!("no {wanted} in the archive")))?;
        let mut content = Vec::new();
        archive.by_name(name)?.take(MAX_BYTES).read_to_end(&mut content)?;
        files.insert(wanted, content.into());
    }
    files.insert("start.js", Bytes::from_static(START.as_bytes()));
    files.insert("style.css", Bytes::from_static(STYLE.as_bytes()));
    Ok(files)
});

/// A page to read this document and to try what it describes.
#[utoipa::path(
    get,
    path = "/docs",
    responses((status = 200, body = String, content_type = "text/html")),
    security(())
)]
pub(crate) async fn page() -> Response {
    let headers = [(header::CONTENT_TYPE, mime::HTML), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (headers, PAGE).into_response()
}

/// A file of the page.
#[utoipa::path(
    get,
    path = "/docs/{file}",
    responses((status = 200, body = String, content_type = "text/javascript")),
    security(())
)]
pub(crate) async fn file(Path(name): Path<String>) -> Result<Response> {
    let files = FILES.as_ref().map_err(|error| Error::internal(error))?;
    let Some(content) = files.get(name.as_str()) else {
        return Err(Error::new(
            StatusCode::NOT_FOUND,
            "api.context.404.app_error",
            "Sorry, we could not find the page.",
        ));
    };
    let content_type = mime::of(&name).unwrap_or("application/octet-stream");
    let headers =
        [(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, "no-cache, public")];
    Ok((headers, content.clone()).into_response())
}
