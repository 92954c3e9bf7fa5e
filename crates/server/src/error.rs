//! The one way a request fails: an id for programs, a sentence for people.
//!
//! Handlers return [`Error`]; `request.rs` writes it with the request's id.
//! What went wrong inside is logged here, once, and never told to the client.

use std::{borrow::Cow, time::Duration};

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Why a request failed.
#[derive(Clone, Debug)]
pub(crate) struct Error {
    pub(crate) status: StatusCode,
    /// Stable: programs and translations go by it.
    pub(crate) id: Cow<'static, str>,
    pub(crate) message: Cow<'static, str>,
    /// Field, value and rule, when the request was at fault.
    pub(crate) detail: String,
    /// After which time it is worth asking again.
    pub(crate) retry_after: Option<Duration>,
}

/// What handlers return.
pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn new(status: StatusCode, id: &'static str, message: &'static str) -> Self {
        let (id, message) = (id.into(), message.into());
        Self { status, id, message, detail: String::new(), retry_after: None }
    }

    pub(crate) fn bad_request(id: &'static str, message: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, id, message)
    }

    /// A field breaks a rule. `value` must be no secret.
    pub(crate) fn invalid(field: &str, value: &str, rule: &str) -> Self {
        // Long values would make the message unreadable.
        let shown: String = value.chars().take(64).collect();
        let dots = if shown.len() < value.len() { "…" } else { "" };
        Self {
            status: StatusCode::BAD_REQUEST,
            id: "api.context.invalid_body_param.app_error".into(),
            message: format!("Invalid {field}: {rule}.").into(),
            detail: format!("field={field}, value={shown:?}{dots}, rule={rule}"),
            retry_after: None,
        }
    }

    /// Asked too often; `wait` says for how long to stop.
    pub(crate) fn too_often(id: &'static str, message: &'static str, wait: Duration) -> Self {
        let retry_after = Some(wait);
        Self { retry_after, ..Self::new(StatusCode::TOO_MANY_REQUESTS, id, message) }
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "api.context.session_expired.app_error",
            "Invalid or expired session, please login again.",
        )
    }

    pub(crate) fn forbidden() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "api.context.permissions.app_error",
            "You do not have the appropriate permissions.",
        )
    }

    /// Nothing there, or nothing that this user may know of.
    pub(crate) fn not_found(what: &'static str) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            id: format!("api.{what}.not_found.app_error").into(),
            message: format!("There is no such {what}, or you may not see it.").into(),
            detail: String::new(),
            retry_after: None,
        }
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// Something broke on our side.
    pub(crate) fn internal(error: &dyn std::error::Error) -> Self {
        tracing::error!(error = %error, "request failed inside");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "app.internal.app_error",
            "Something went wrong on the server.",
        )
    }
}

/// Whether a name or id is taken.
pub(crate) fn is_clash(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

/// Whether a text holds U+0000, which PostgreSQL can not keep, as text or in JSON.
fn holds_zero_byte(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    matches!(code.as_deref(), Some("22021" | "22P05"))
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.message, self.id)
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if holds_zero_byte(&error) {
            return Self::invalid("text", "", "no character U+0000");
        }
        Self::internal(&error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(&error)
    }
}

impl IntoResponse for Error {
    /// The status only; the outermost layer writes the body, which needs the request's id.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(wait) = self.retry_after {
            let seconds = HeaderValue::from(wait.as_secs() + 1);
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(self);
        response
    }
}
