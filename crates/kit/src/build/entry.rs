//! The module that the browser imports first for a plugin written in Rust.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

/// Used by plugins that bring no `entry.js` of their own.
pub(super) const TEMPLATE: &str = include_str!("entry.js");

/// A file that the entry loads: what it is called, and what is in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    pub(super) bytes: &'a [u8],
}

impl Part<'_> {
    fn integrity(self) -> String {
        format!("sha256-{}", STANDARD.encode(Sha256::digest(self.bytes)))
    }
}

/// Puts the names and pins of this build into a template.
///
/// The host checks the entry; what the entry loads, it checks itself by these pins.
pub(super) fn fill(template: &str, glue: Part<'_>, wasm: Part<'_>) -> String {
    template
        .replace("__GLUE_INTEGRITY__", &glue.integrity())
        .replace("__WASM_INTEGRITY__", &wasm.integrity())
        .replace("__GLUE__", glue.name)
        .replace("__WASM__", wasm.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_to_fill_in() {
        let entry = fill(
            TEMPLATE,
            Part { name: "card_glue-0.js", bytes: b"glue" },
            Part { name: "card_bg-1.wasm", bytes: b"" },
        );
        assert!(entry.contains(&Part { name: "", bytes: b"glue" }.integrity()));
        assert!(entry.contains("new URL(\"./card_glue-0.js\", import.meta.url)"));
        assert!(entry.contains("new URL(\"./card_bg-1.wasm\", import.meta.url)"));
        assert!(entry.contains("\"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\""));
        for placeholder in ["__GLUE__", "__WASM__", "__GLUE_INTEGRITY__", "__WASM_INTEGRITY__"] {
            assert!(!entry.contains(placeholder), "{placeholder}");
        }
    }
}
