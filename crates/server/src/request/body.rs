//! Reading JSON bodies.
//!
//! Not axum's `Json`: the forerunner's JavaScript client names no content type for its bodies.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use serde::de::DeserializeOwned;

use crate::error::Error;

/// A body read as JSON, whatever content type it claims.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                return Error::new(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "api.context.request_body_too_large.app_error",
                    "The request is too large.",
                );
            }
            Error::bad_request(
                "api.context.unreadable_body.app_error",
                "The request's body can not be read.",
            )
        })?;
        let value = serde_json::from_slice(&bytes).map_err(|error| {
            Error::bad_request(
                "api.context.invalid_body.app_error",
                "The request's body is not the JSON that belongs here.",
            )
            // Where, and which type was expected; serde quotes short values only for enums.
            .detail(format!("line {}, column {}", error.line(), error.column()))
        })?;
        Ok(Self(value))
    }
}
