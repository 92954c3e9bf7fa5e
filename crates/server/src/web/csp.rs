//! The content security policy of the client's page.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// What the page may do. Scripts only from this server, and inline only those of the built page.
pub(crate) fn policy(page: &str) -> String {
    let hashes: String = inline_scripts(page)
        .into_iter()
        .map(|script| format!(" 'sha256-{}'", pin(script)))
        .collect();
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; \
         style-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; \
         object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )
}

fn pin(script: &str) -> String {
    STANDARD.encode(Sha256::digest(script.as_bytes()))
}

/// The texts between `<script …>` and `</script>`, without scripts that are loaded from elsewhere.
fn inline_scripts(page: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, from_tag)) = rest.split_once("<script") {
        let Some((attributes, content)) = from_tag.split_once('>') else { break };
        let Some((script, after)) = content.split_once("</script") else { break };
        let is_loaded =
            attributes.split_whitespace().any(|attribute| attribute.starts_with("src="));
        if !is_loaded {
            found.push(script);
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_allowed_by_their_hash() {
        let page = "<head><script src=\"/a.js\"></script>\
                    <script type=\"module\">alert('Hello, world.');</script></head>";
        assert_eq!(inline_scripts(page), ["alert('Hello, world.');"]);
        // The example of the specification.
        assert!(policy(page).contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"));
        assert!(!policy("<p>").contains("sha256"));
    }
}
