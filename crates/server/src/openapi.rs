//! The OpenAPI document: put together from the handlers' own annotations and from rules that hold
//! for all of them. `docs` is a page to read and try it.
//!
//! A route that is registered with `routes!` is in the document; there is no second list.

pub(crate) mod docs;
mod complete;

use std::sync::LazyLock;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use utoipa::openapi::OpenApi;

use crate::{error::Error, router};

/// The document as it is served and frozen.
static DOCUMENT: LazyLock<serde_json::Result<String>> = LazyLock::new(|| {
    let mut text = serde_json::to_string_pretty(&document())?;
    text.push('\n');
    Ok(text)
});

fn document() -> OpenApi {
    let mut api = router::api().into_openapi();
    complete::complete(&mut api);
    api
}

/// This document.
#[utoipa::path(
    get,
    path = "/openapi.json",
    responses((status = 200, body = Object)),
    security(())
)]
pub(crate) async fn get() -> Response {
    match &*DOCUMENT {
        Ok(text) => ([(header::CONTENT_TYPE, "application/json")], text.as_str()).into_response(),
        Err(error) => Error::internal(error).into_response(),
    }
}
