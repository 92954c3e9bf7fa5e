//! What happens to every request before and after its handler.
//!
//! Ids, the error body, headers that all answers carry, and that a change is carried through even
//! when its client hangs up.

use std::fmt::Write;

use api_types::AppError;
use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{error::Error, id::new_id, state::AppState, system::VERSION_ID};

pub(crate) mod body;
pub(crate) mod limiter;
pub(crate) mod page;
pub(crate) mod proxy;
pub(crate) mod query;
pub(crate) mod unread;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const X_VERSION_ID: HeaderName = HeaderName::from_static("x-version-id");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// Devices that neither the chat nor its plugins use; a plugin can not ask for them in our name.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), \
                           geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), \
                           midi=(), payment=(), serial=(), usb=()";

/// Gives the request an id and writes failures as the one envelope.
pub(crate) async fn envelope(
    State(state): State<AppState>,
    peer: proxy::Peer,
    request: Request,
    next: Next,
) -> Response {
    let request_id = new_id();
    let method = request.method().clone();
    // The path only: query texts may hold search terms.
    let path = request.uri().path().to_owned();
    let is_api = path.starts_with("/api/");
    let response = next.run(request).await;
    let status = response.status();
    tracing::debug!(request.id = %request_id, %method, path, status = status.as_u16(), "request");
    let mut response = dress(response, is_api, &request_id);
    if let Some(secs) = state.settings.snapshot().service.strict_transport_secs
        && peer.is_encrypted
        && let Ok(value) = HeaderValue::from_str(&format!("max-age={secs}"))
    {
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}

/// Writes a failure as the one envelope, and adds what every answer carries.
pub(crate) fn dress(response: Response, is_api: bool, request_id: &str) -> Response {
    let status = response.status();
    let mut response = match response.extensions().get::<Error>() {
        Some(error) => error_body(error.clone(), request_id, &response),
        None if is_api && (status.is_client_error() || status.is_server_error()) => {
            error_body(of_framework(status), request_id, &response)
        }
        None => response,
    };
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert(X_REQUEST_ID, value);
    }
    if let Ok(value) = HeaderValue::from_str(&VERSION_ID) {
        headers.insert(X_VERSION_ID, value);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS));
    if is_api && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// What axum refused by itself: an unreadable path or query, a wrong method, a body too large.
fn of_framework(status: StatusCode) -> Error {
    let (id, message) = match status {
        StatusCode::NOT_FOUND => {
            ("api.context.404.app_error", "Sorry, we could not find the page.")
        }
        StatusCode::METHOD_NOT_ALLOWED => {
            ("api.context.method_not_allowed.app_error", "This address knows no such method.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            ("api.context.request_body_too_large.app_error", "The request is too large.")
        }
        _ => ("api.context.invalid_request.app_error", "The request can not be understood."),
    };
    Error::new(status, id, message)
}

fn error_body(error: Error, request_id: &str, original: &Response) -> Response {
    let body = AppError {
        id: error.id.into_owned(),
        message: error.message.into_owned(),
        detailed_error: error.detail,
        request_id: request_id.to_owned(),
        status_code: error.status.as_u16(),
    };
    let mut response = (error.status, Json(body)).into_response();
    for name in [header::ALLOW, header::RETRY_AFTER, header::CACHE_CONTROL] {
        if let Some(value) = original.headers().get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

/// Runs changes to their end when the client hangs up in between.
///
/// Otherwise a post could be stored and never announced: axum drops the handler with the
/// connection.
pub(crate) async fn carry_through(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(error) => Error::internal(&error).into_response(),
    }
}

/// Lets a demo answer only under names of this machine.
///
/// Its passwords are known to everybody, and a foreign page whose name is made to point to
/// 127.0.0.1 (DNS rebinding) would otherwise be allowed to sign in.
pub(crate) async fn only_loopback_names(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    if !state.config.demo || host_name(&request).is_none_or(is_loopback_name) {
        return next.run(request).await;
    }
    Error::new(
        StatusCode::MISDIRECTED_REQUEST,
        "api.context.demo_host.app_error",
        "The demo answers to localhost only.",
    )
    .into_response()
}

/// Whether the client means this machine by a name that no foreign page can have.
pub(crate) fn is_loopback_host(request: &Request) -> bool {
    host_name(request).is_some_and(is_loopback_name)
}

/// The host that the client means, without the port.
fn host_name(request: &Request<Body>) -> Option<&str> {
    let host = request.headers().get(header::HOST)?.to_str().unwrap_or("?");
    let end_of_address = host.find(']').map_or(0, |idx| idx + 1);
    let (address, rest) = host.split_at(end_of_address);
    if address.is_empty() { rest.split(':').next() } else { Some(address) }
}

fn is_loopback_name(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]") || host.ends_with(".localhost")
}

/// Whether a browser says that a page of another site made the request.
///
/// Programs that are no browsers send no `Origin`.
pub(crate) fn is_foreign_origin(headers: &axum::http::HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return false };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|o| o.1);
    authority.is_none() || authority != host
}

/// A `Set-Cookie` value for this whole site.
pub(crate) fn cookie(name: &str, value: &str, max_age_secs: u64, http_only: bool) -> String {
    let mut text = format!("{name}={value}; Path=/; Max-Age={max_age_secs}; SameSite=Lax");
    if http_only {
        // Writing into a string does not fail.
        let _ = write!(text, "; HttpOnly");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_found_without_its_port() {
        for (header, name) in [
            ("localhost:8065", "localhost"),
            ("[::1]:80", "[::1]"),
            ("evil.example", "evil.example"),
        ] {
            let request = Request::builder().header("host", header).body(Body::empty()).unwrap();
            assert_eq!(host_name(&request), Some(name));
        }
        assert!(is_loopback_name("localhost"));
        assert!(!is_loopback_name("localhost.evil.example"));
    }

    #[test]
    fn an_origin_is_foreign_unless_it_is_the_host() {
        let check = |origin: &'static str| {
            let mut headers = axum::http::HeaderMap::new();
            headers.insert("host", HeaderValue::from_static("chat.example:8065"));
            headers.insert("origin", HeaderValue::from_static(origin));
            is_foreign_origin(&headers)
        };
        assert!(!check("http://chat.example:8065"));
        assert!(check("http://chat.example"));
        assert!(check("http://evil.example"));
        assert!(check("null"));
        assert!(!is_foreign_origin(&axum::http::HeaderMap::new()));
    }
}
