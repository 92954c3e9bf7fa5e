//! Names by content, so that browsers may keep a file for ever.

use sha2::{Digest as _, Sha256};

use crate::hex::hex;

/// `hovercard_bg-0123abcd.wasm`: a new content gets a new name.
pub(super) fn hashed(id: &str, part: &str, content: &[u8], extension: &str) -> String {
    format!("{id}_{part}-{}.{extension}", short_hash(content))
}

/// Eight hexadecimal digits of the content's SHA-256.
pub(super) fn short_hash(content: &[u8]) -> String {
    let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(content).into();
    hex(&[a, b, c, d])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_the_content() {
        assert_eq!(hashed("card", "bg", b"", "wasm"), "card_bg-e3b0c442.wasm");
        assert_ne!(hashed("card", "bg", b"1", "wasm"), hashed("card", "bg", b"2", "wasm"));
    }
}
