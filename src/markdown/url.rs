//! Which addresses a post may link to.
//!
//! Allowed is what is named here, and nothing is repaired: a browser ignores white space and
//! control characters in an address, so `java\tscript:` would run. An address that has any, or a
//! character that turns the direction of reading (to make `evil.example` look like another host),
//! is refused.

/// Schemes that open a page or a program that asks before it acts.
const PLAIN_SCHEMES: [&str; 3] = ["mailto:", "tel:", "skype:"];
const WEB_SCHEMES: [&str; 2] = ["https://", "http://"];
/// Longer addresses are no addresses.
const MAX_BYTES: usize = 2048;
/// Where this server keeps pictures.
const OWN_PICTURES: [&str; 2] = ["/api/v4/files/", "/static/"];

/// The address of a link, when a post may link to it.
pub(super) fn allowed(address: &str) -> Option<&str> {
    let plain = !address.is_empty() && address.len() <= MAX_BYTES && !address.chars().any(hidden);
    let known = WEB_SCHEMES.iter().any(|scheme| has_host(address, scheme))
        || PLAIN_SCHEMES.iter().any(|scheme| starts_with(address, scheme));
    (plain && known).then_some(address)
}

/// The address of a picture on this server, when it is one.
///
/// Only a path can be one: `//host/x` and `/\host/x` lead elsewhere, and `..` leads out of the
/// folder.
pub(super) fn own_picture(address: &str) -> Option<&str> {
    let inside = OWN_PICTURES.iter().any(|folder| address.starts_with(folder))
        && !address.contains("..")
        && !address.contains(['\\', '%'])
        && address.len() <= MAX_BYTES
        && !address.chars().any(hidden);
    inside.then_some(address)
}

/// The scheme, and after it at least a letter of a host.
fn has_host(address: &str, scheme: &str) -> bool {
    starts_with(address, scheme)
        && address
            .get(scheme.len()..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|letter| letter.is_alphanumeric() || letter == '[')
}

fn starts_with(address: &str, scheme: &str) -> bool {
    address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        && address.len() > scheme.len()
}

/// White space, control characters, and marks that change the direction of reading.
fn hidden(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{allowed, own_picture};

    #[test]
    fn known_schemes_pass() {
        for address in [
            "https://example.org",
            "HTTP://example.org/a?b=c#d",
            "mailto:ada@example.org",
            "tel:+49301234",
            "skype:ada?call",
            "https://[::1]:8065/",
            "https://例え.jp/",
        ] {
            assert_eq!(allowed(address), Some(address));
        }
    }

    #[test]
    fn hostile_addresses_are_refused() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "https://exa\tmple.org",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://example.org/x",
            "//example.org",
            "/api/v4/users/me",
            "https:",
            "https://",
            "https:///example.org",
            "https:\\\\example.org",
            "https://\u{202E}gro.elpmaxe",
            "mailto:",
            "",
        ] {
            assert_eq!(allowed(address), None, "{address:?}");
        }
        assert_eq!(allowed(&format!("https://example.org/{}", "a".repeat(2048))), None);
    }

    #[test]
    fn pictures_come_from_this_server_only() {
        assert!(own_picture("/api/v4/files/abc/thumbnail").is_some());
        assert!(own_picture("/static/logo.png").is_some());
        for address in [
            "https://example.org/x.png",
            "//example.org/static/x.png",
            "/\\example.org/x.png",
            "/static/../api/v4/users/me",
            "/static/%2e%2e/x",
            "/api/v4/users/logout",
            "data:image/svg+xml,<svg onload=alert(1)>",
        ] {
            assert_eq!(own_picture(address), None, "{address:?}");
        }
    }
}
