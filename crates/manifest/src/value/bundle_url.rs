//! Where a browser fetches a plugin's bundle from.

use std::sync::Arc;

use super::{invalid::InvalidValue, newtype::text_newtype};
use crate::{Integrity, PluginId};

text_newtype! {
    /// The path a browser loads a bundle from: below `/static/`, on the page's own origin.
    ///
    /// Only letters, digits, `-`, `_`, `.` and `/` may occur, so there is nothing to decode: neither
    /// `%2f..` nor a backslash nor `//host` can turn it into another place.
    /// Attack: Grafana's CVE-2025-4123, where an encoded traversal made the page load a stranger's plugin.
    ///
    /// ```
    /// use manifest::BundleUrl;
    /// assert!(BundleUrl::try_from("/static/hovercard/hovercard_0123456789abcdef_bundle.js").is_ok());
    /// assert!(BundleUrl::try_from("/static/..%2f..%5cevil.example/x.js").is_err());
    /// ```
    BundleUrl, check: check, pattern: "^/static/[a-zA-Z0-9_./-]+$",
}

impl BundleUrl {
    /// `/static/<id>/<id>_<hash>_bundle.js`, as Mattermost writes it; the hash is the head of the bundle's SHA-256,
    /// so another content has another address and may be cached for ever.
    #[must_use]
    pub fn for_bundle(id: &PluginId, integrity: &Integrity) -> Self {
        Self(format!("/static/{id}/{id}_{}_bundle.js", integrity.short_hex()).into())
    }

    /// The path on the wire: `/static/<id>/…` becomes `/static/plugins/<id>/…`, as Mattermost's web app does it.
    #[must_use]
    pub fn on_the_wire(&self) -> String {
        match self.as_str().strip_prefix(PREFIX) {
            Some(rest) if !rest.starts_with("plugins/") => format!("{PREFIX}plugins/{rest}"),
            _ => self.to_string(),
        }
    }
}

const PREFIX: &str = "/static/";
/// Twice an id of 190 characters, the hash and the words around it.
const MAX_BYTES: usize = 512;

fn check(text: &str) -> Result<Arc<str>, InvalidValue> {
    let refuse = |rule| Err(InvalidValue::new("the address of a bundle", text, rule));
    if text.len() > MAX_BYTES {
        return refuse("must be at most 512 bytes long");
    }
    let Some(rest) = text.strip_prefix(PREFIX) else {
        return refuse("must be a path on this origin that begins with /static/");
    };
    if !rest.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/')) {
        return refuse("must consist of letters a to z, digits, '-', '_', '.' and '/' only");
    }
    if rest.split('/').any(|name| matches!(name, "" | "." | "..")) {
        return refuse("must not contain empty names, '.' or '..'");
    }
    Ok(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, rule_part: &str) {
        let error = BundleUrl::try_from(text).expect_err(text);
        assert!(error.rule.contains(rule_part), "{error}");
    }

    #[test]
    fn other_origins_are_refused() {
        for text in [
            "https://evil.example/static/x.js",
            "//evil.example/static/x.js",
            "static/x.js",
            "",
            "/api/v4/x",
        ] {
            refused(text, "this origin");
        }
        refused("/static//evil.example/x.js", "empty names");
        refused("/static/x@evil.example", "letters");
    }

    #[test]
    fn traversal_is_refused_in_every_coding() {
        refused("/static/../api/v4/x", "'..'");
        refused("/static/a/./b", "'.'");
        refused("/static/", "empty names");
        for text in [
            "/static/%2e%2e/x",
            "/static/..%2f..%252f%5Cevil",
            "/static/..\\x",
            "/static/x?y",
            "/static/x#y",
            "/static/\u{2025}/x",
        ] {
            refused(text, "letters");
        }
        refused(&format!("/static/{}", "a".repeat(600)), "512");
    }

    #[test]
    fn the_address_on_the_wire_has_plugins_in_it_once() {
        let wire = |text: &str| BundleUrl::try_from(text).expect(text).on_the_wire();
        assert_eq!(wire("/static/a/b.js"), "/static/plugins/a/b.js");
        assert_eq!(wire("/static/plugins/a/b.js"), "/static/plugins/a/b.js");
    }

    #[test]
    fn a_bundle_gets_mattermosts_address() {
        let id = PluginId::try_from("hovercard").unwrap();
        let url = BundleUrl::for_bundle(&id, &Integrity::from_digest([0xab; 32]));
        assert_eq!(url, "/static/hovercard/hovercard_abababababababab_bundle.js");
        assert_eq!(BundleUrl::try_from(url.as_str()).unwrap(), url);
        let longest = PluginId::try_from("a".repeat(190)).unwrap();
        let url = BundleUrl::for_bundle(&longest, &Integrity::from_digest([0; 32]));
        assert!(BundleUrl::try_from(url.as_str()).is_ok());
    }
}
