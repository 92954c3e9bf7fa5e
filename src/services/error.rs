//! Why a call of the server failed. Closed: every place that shows an error handles all of them.

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// No answer: the network or the server is gone.
    #[error("the server can not be reached")]
    Offline,
    /// Nobody is signed in, or the session has ended.
    #[error("nobody is signed in")]
    Unauthorized,
    /// The server said no, in words for people.
    #[error("the server refused with {}: {}", .0.status, .0.message)]
    // Boxed, since every answer of every call is as large as this enum.
    Refused(Box<Refusal>),
    /// An answer that is not what was asked for.
    #[error("the answer of the server could not be read: {0}")]
    Unreadable(String),
}

/// A refusal of the server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    /// Stable id of the error, such as `api.user.login.invalid_credentials_email_username`.
    pub id: String,
    /// One sentence for people.
    pub message: String,
    /// More for those who look closer, such as field, value and rule; often empty.
    pub detail: String,
    /// HTTP status.
    pub status: u16,
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl ApiError {
    /// Whether what was asked for is not there, or not for this person.
    #[must_use]
    pub fn is_not_for_me(&self) -> bool {
        matches!(self, Self::Refused(refusal) if matches!(refusal.status, 403 | 404))
    }

    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Offline => true,
            Self::Refused(refusal) => matches!(refusal.status, 408 | 429 | 502..=504),
            Self::Unauthorized | Self::Unreadable(_) => false,
        }
    }

    /// Reads a failed answer: its status, and its body when it has the form of an error.
    #[must_use]
    pub fn from_answer(status: u16, body: &str) -> Self {
        if status == 401 {
            return Self::Unauthorized;
        }
        let error: api_types::AppError = serde_json::from_str(body).unwrap_or_default();
        let message =
            if error.message.is_empty() { format!("HTTP {status}") } else { error.message };
        Refusal { id: error.id, message, detail: error.detailed_error, status }.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_servers_words() {
        let body =
            r#"{"id":"api.post.too_long","message":"The post is too long.","status_code":400}"#;
        let error = ApiError::from_answer(400, body);
        let expected = Refusal {
            id: "api.post.too_long".into(),
            message: "The post is too long.".into(),
            detail: String::new(),
            status: 400,
        };
        assert_eq!(error, expected.into());
        assert!(!error.is_passing());
    }

    #[test]
    fn a_proxy_without_manners_is_passing() {
        let error = ApiError::from_answer(502, "<html>Bad Gateway</html>");
        assert!(error.is_passing());
        assert_eq!(error.to_string(), "the server refused with 502: HTTP 502");
    }

    #[test]
    fn a_lost_session_is_its_own_case() {
        assert_eq!(ApiError::from_answer(401, "{}"), ApiError::Unauthorized);
        assert!(ApiError::Offline.is_passing());
        assert!(ApiError::from_answer(404, "{}").is_not_for_me());
        assert!(!ApiError::from_answer(400, "{}").is_not_for_me());
        assert!(!ApiError::Unreadable("x".into()).is_passing());
    }
}
