//! What went wrong, in words for people.

use yew::AttrValue;

use crate::{services::ApiError, t};

/// One sentence. The server's own words where it has any.
#[must_use]
pub fn error_words(error: &ApiError) -> AttrValue {
    match error {
        ApiError::Offline => t!("error-offline"),
        ApiError::Unauthorized => t!("error-unauthorized"),
        ApiError::Refused(refusal) => AttrValue::from(refusal.message.clone()),
        ApiError::Unreadable(_) => t!("error-unreadable"),
    }
}
