//! The module that the browser imports first for a plugin written in Rust.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// Used by samples that bring no `entry.js` of their own.
pub(super) const TEMPLATE: &str = include_str!("entry.js");

/// Puts the names of this build into a template.
pub(super) fn fill(template: &str, glue_name: &str, wasm_name: &str, wasm: &[u8]) -> String {
    let integrity = format!("sha256-{}", STANDARD.encode(Sha256::digest(wasm)));
    template
        .replace("__WASM_INTEGRITY__", &integrity)
        .replace("__GLUE__", glue_name)
        .replace("__WASM__", wasm_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_to_fill_in() {
        let entry = fill(TEMPLATE, "card_glue-0.js", "card_bg-1.wasm", b"");
        assert!(entry.contains("new URL(\"./card_glue-0.js\", import.meta.url)"));
        assert!(entry.contains("new URL(\"./card_bg-1.wasm\", import.meta.url)"));
        assert!(entry.contains("\"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\""));
        for placeholder in ["__GLUE__", "__WASM__", "__WASM_INTEGRITY__"] {
            assert!(!entry.contains(placeholder), "{placeholder}");
        }
    }
}
