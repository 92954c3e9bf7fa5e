//! The content security policies of the client's pages and of the documentation.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// What the page may do. Scripts only from this server, and inline only those of the built page.
pub(crate) fn policy(page: &str) -> String {
    let hashes = hashes(page);
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; \
         style-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; \
         object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )
}

/// What a page of the documentation may do: show itself, search, remember how it looks.
///
/// No WebAssembly and no requests beyond this server; pictures in its style sheets are `data:`.
pub(crate) fn of_documents(page: &str) -> String {
    let hashes = hashes(page);
    format!(
        "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'self'; \
         form-action 'none'; frame-ancestors 'self'"
    )
}

/// The hashes of the page's inline scripts, each after a space.
fn hashes(page: &str) -> String {
    inline_scripts(page).into_iter().map(|script| format!(" 'sha256-{}'", pin(script))).collect()
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
        assert!(
            of_documents(page).contains("'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDo")
        );
        assert!(!of_documents(page).contains("unsafe"));
    }
}
