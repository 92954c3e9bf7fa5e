//! What a plugin asks for.

use std::sync::Arc;

use super::{invalid::InvalidValue, newtype::text_newtype};

text_newtype! {
    /// One thing a plugin asks to be allowed: lower-case words joined by `-`, in parts joined by `:`.
    ///
    /// `posts:read`, `net:example-com`, `clipboard`.
    /// Which ones exist is for the host to say; this type only keeps their form.
    ///
    /// ```
    /// use manifest::Capability;
    /// assert!(Capability::try_from("posts:read").is_ok());
    /// assert!(Capability::try_from("Posts/Read").is_err());
    /// ```
    Capability, check: check, pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*(:[a-z][a-z0-9]*(-[a-z0-9]+)*)*$",
}

/// Room for three parts of plain words; more is no name that an admin reads before granting it.
const MAX_BYTES: usize = 100;

fn check(text: &str) -> Result<Arc<str>, InvalidValue> {
    let refuse = |rule| Err(InvalidValue::new("a capability", text, rule));
    if text.len() > MAX_BYTES {
        return refuse("must be at most 100 characters long");
    }
    if !text.split(':').all(is_part) {
        return refuse(
            "must be lower-case words joined by '-', in parts joined by ':', such as posts:read",
        );
    }
    Ok(text.into())
}

fn is_part(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_lowercase())
        && part.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_is_kept() {
        for text in
            ["posts:read", "clipboard", "net:example-com:443x".replace("443x", "port-443").as_str()]
        {
            assert_eq!(Capability::try_from(text).expect(text), text);
        }
        for text in
            ["", ":", "a:", ":a", "a::b", "a--b", "a-", "-a", "A", "a b", "a.b", "1a", "a:1b", "ä"]
        {
            let error = Capability::try_from(text).expect_err(text);
            assert!(error.rule.contains("lower-case"), "{error}");
        }
        let error = Capability::try_from("a".repeat(101)).expect_err("too long");
        assert!(error.rule.contains("100"), "{error}");
    }
}
