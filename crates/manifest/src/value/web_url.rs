//! Links that people follow.

use std::sync::Arc;

use super::{invalid::InvalidValue, newtype::text_newtype};

text_newtype! {
    /// An `http` or `https` address that may stand in a link.
    ///
    /// Attack: `javascript:` and `data:` addresses in `homepage_url`, clicked by an admin.
    ///
    /// ```
    /// use manifest::WebUrl;
    /// assert!(WebUrl::try_from("https://example.com/help").is_ok());
    /// assert!(WebUrl::try_from("javascript:alert(1)").is_err());
    /// ```
    WebUrl, check: check, pattern: r"^https?://[^\s/?#][^\s]*$",
}

/// What browsers and servers take without trouble.
const MAX_BYTES: usize = 2048;

fn check(text: &str) -> Result<Arc<str>, InvalidValue> {
    let refuse = |rule| Err(InvalidValue::new("a web address", text, rule));
    if text.len() > MAX_BYTES {
        return refuse("must be at most 2048 bytes long");
    }
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return refuse("must begin with http:// or https://");
    };
    // Browsers drop tabs and line ends, and read '\' as '/': the host would not be the one that is shown.
    if text.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return refuse("must not contain spaces, control characters or '\\'");
    }
    if rest.is_empty() || rest.starts_with(['/', '?', '#', ':', '@']) {
        return refuse("must name a host");
    }
    Ok(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, rule_part: &str) {
        let error = WebUrl::try_from(text).expect_err(text);
        assert!(error.rule.contains(rule_part), "{error}");
    }

    #[test]
    fn only_web_addresses_pass() {
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://a",
            "//a",
            "example.com",
            " https://a",
            "",
        ] {
            refused(text, "http://");
        }
        for text in ["https://", "http:///x", "https://?x", "https://:80"] {
            refused(text, "host");
        }
        for text in ["https://a b", "https://a\n", "https://a\\b"] {
            refused(text, "spaces");
        }
        refused(&format!("https://{}", "a".repeat(2048)), "2048");
        assert_eq!(WebUrl::try_from("http://a/b?c#d").unwrap(), "http://a/b?c#d");
    }
}
