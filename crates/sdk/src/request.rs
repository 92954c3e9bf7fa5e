//! How a plugin asks the server: the method, and why no answer came.

use std::fmt;

use js_sys::Reflect;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};

/// What a request does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    #[default]
    Get,
    /// Creates, or does.
    Post,
    /// Writes a whole.
    Put,
    /// Writes a part.
    Patch,
    /// Removes.
    Delete,
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        })
    }
}

/// Why a request brought no answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RequestError {
    /// The server answered with an error.
    #[error("{message} ({status})")]
    Refused {
        /// HTTP status, 400 to 599.
        status: u16,
        /// The server's id of the error, for programs; empty when there is none.
        id: String,
        /// What happened, for people.
        message: String,
    },
    /// No answer: the server can not be reached, or the host refused the path.
    #[error("{message}")]
    Unreachable {
        /// What happened, for people.
        message: String,
    },
    /// The answer came and is not of the type that was asked for.
    #[error("the answer of {path} can not be read: {reason}")]
    Unreadable {
        /// What was asked.
        path: String,
        /// Which part of it was wrong.
        reason: String,
    },
}

impl RequestError {
    /// From what the host's promise rejected with: `{status, id, message}`, or anything at all.
    pub(crate) fn from_js(value: &JsValue) -> Self {
        let field = |name: &str| Reflect::get(value, &JsValue::from_str(name)).ok();
        let status = field("status").and_then(|status| status.as_f64()).unwrap_or_default();
        let message = text_of(value);
        if !(100.0..1000.0).contains(&status) {
            return Self::Unreachable { message };
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be between 100 and 999"
        )]
        let status = status as u16;
        let id = field("id").and_then(|id| id.as_string()).unwrap_or_default();
        Self::Refused { status, id, message }
    }
}

/// The words in whatever was thrown.
pub(crate) fn text_of(value: &JsValue) -> String {
    if let Some(text) = value.as_string() {
        return text;
    }
    let message = Reflect::get(value, &JsValue::from_str("message"));
    if let Some(message) = message.ok().and_then(|message| message.as_string()) {
        return message;
    }
    value
        .dyn_ref::<js_sys::Object>()
        .map_or_else(|| format!("{value:?}"), |object| String::from(object.to_string()))
}
