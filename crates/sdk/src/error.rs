//! What fails when a plugin asks its host: one closed set, the same as `HostError` in JavaScript.

use std::fmt;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};

/// Why the host did not do what it was asked for.
///
/// ```
/// use sdk::HostError;
///
/// fn words(error: &HostError) -> String {
///     match error {
///         HostError::Refused { status: 404, .. } => "It is gone.".to_owned(),
///         HostError::Unreachable { .. } => "Try again when the network is back.".to_owned(),
///         other => other.to_string(),
///     }
/// }
///
/// let error = HostError::Quota { message: "too many toasts".to_owned() };
/// assert_eq!(words(&error), "too many toasts");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostError {
    /// The server answered with an error.
    Refused {
        /// HTTP status, 400 to 599.
        status: u16,
        /// The server's id of the error, for programs; empty when there is none.
        id: String,
        /// What happened, for people.
        message: String,
    },
    /// No answer came.
    Unreachable {
        /// What happened, for people.
        message: String,
    },
    /// An answer came and is not of the type that was asked for.
    Unreadable {
        /// What was asked, and which part of the answer is wrong.
        message: String,
    },
    /// The host does not do that, or not now, or not on this page.
    NotAllowed {
        /// The rule.
        message: String,
    },
    /// An argument breaks a rule.
    Invalid {
        /// Field, value and rule.
        message: String,
    },
    /// Too much, or too often.
    Quota {
        /// The limit, and how to stay below it.
        message: String,
    },
    /// The plugin was turned off.
    Gone {
        /// Which.
        message: String,
    },
}

impl HostError {
    /// From what the host threw: a `HostError` of JavaScript, or anything at all.
    pub(crate) fn from_js(value: &JsValue) -> Self {
        let field = |name: &str| Reflect::get(value, &JsValue::from_str(name)).ok();
        let text = |name: &str| field(name).and_then(|it| it.as_string()).unwrap_or_default();
        let message = text_of(value);
        let status = field("status").and_then(|status| status.as_f64()).unwrap_or_default();
        match text("code").as_str() {
            "unreachable" => Self::Unreachable { message },
            "unreadable" => Self::Unreadable { message },
            "not_allowed" => Self::NotAllowed { message },
            "invalid" => Self::Invalid { message },
            "quota" => Self::Quota { message },
            "gone" => Self::Gone { message },
            // An older host knows no codes, and a newer one may know more.
            _ if !(100.0..1000.0).contains(&status) => Self::Unreachable { message },
            _ => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "checked to be between 100 and 999"
                )]
                let status = status as u16;
                Self::Refused { status, id: text("id"), message }
            }
        }
    }

    /// That the answer to `what` is not what was asked for.
    pub(crate) fn unreadable(what: &str, reason: &JsValue) -> Self {
        let message = ["the answer of ", what, " can not be read: ", &text_of(reason)].concat();
        Self::Unreadable { message }
    }

    /// What happened, for people.
    pub fn message(&self) -> &str {
        match self {
            Self::Refused { message, .. }
            | Self::Unreachable { message }
            | Self::Unreadable { message }
            | Self::NotAllowed { message }
            | Self::Invalid { message }
            | Self::Quota { message }
            | Self::Gone { message } => message,
        }
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for HostError {}

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
        .map_or_else(|| "no words".to_owned(), |object| String::from(object.to_string()))
}
