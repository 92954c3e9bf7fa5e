//! What a call of the host fails with: `HostError` of `contracts/types/mortise.d.ts`.

use js_sys::{JsString, Reflect};
use wasm_bindgen::JsValue;

use crate::services::{ApiError, Refusal};

/// What kind of failure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    Refused,
    Unreachable,
    Unreadable,
    NotAllowed,
    Invalid,
    Quota,
    Gone,
}

impl Code {
    fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::Unreadable => "unreadable",
            Self::NotAllowed => "not_allowed",
            Self::Invalid => "invalid",
            Self::Quota => "quota",
            Self::Gone => "gone",
        }
    }
}

/// Why a call of the host failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HostError {
    pub(super) code: Code,
    pub(super) status: u16,
    pub(super) id: String,
    pub(super) message: String,
}

impl HostError {
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, status: 0, id: String::new(), message: message.into() }
    }

    pub(super) fn not_allowed(message: impl Into<String>) -> Self {
        Self::new(Code::NotAllowed, message)
    }

    pub(super) fn quota(message: impl Into<String>) -> Self {
        Self::new(Code::Quota, message)
    }

    /// An argument that breaks its rule.
    pub(super) fn invalid(field: &str, value: &str, rule: &str) -> Self {
        Self::new(Code::Invalid, format!("{field} is {value}; it must be {rule}"))
    }

    pub(super) fn gone(plugin: &str) -> Self {
        let message = format!("the plugin {plugin} was turned off; its host does nothing more");
        Self::new(Code::Gone, message)
    }
}

impl From<ApiError> for HostError {
    fn from(error: ApiError) -> Self {
        let message = error.to_string();
        match error {
            ApiError::Offline => Self::new(Code::Unreachable, message),
            ApiError::Unreadable(_) => Self::new(Code::Unreadable, message),
            ApiError::Unauthorized => Self { status: 401, ..Self::new(Code::Refused, message) },
            ApiError::Refused(refusal) => {
                let Refusal { id, message, status, .. } = *refusal;
                Self { status, id, ..Self::new(Code::Refused, message) }
            }
        }
    }
}

impl From<HostError> for JsValue {
    fn from(error: HostError) -> Self {
        let object = js_sys::Error::new(&error.message);
        object.set_name("HostError");
        for (name, value) in [
            ("code", Self::from_str(error.code.as_str())),
            ("status", Self::from(error.status)),
            ("id", Self::from_str(&error.id)),
        ] {
            // Setting a property of a fresh error does not fail.
            let _ = Reflect::set(&object, &JsString::from(name), &value);
        }
        object.into()
    }
}
