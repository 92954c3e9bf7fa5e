//! A random secret as a text that survives every copy.

/// How many random bytes [`token`] wants: 32 letters of 5 bits are 160 bits, as in the forerunner.
pub const TOKEN_BYTES: usize = 32;

/// Letters and digits without those that look alike.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// One letter for each byte.
#[must_use]
pub fn token(bytes: [u8; TOKEN_BYTES]) -> String {
    // 256 is a multiple of 32, so every letter is as likely as any other.
    bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|it| char::from(*it))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_byte_is_a_letter_and_every_letter_differs() {
        assert_eq!(LETTERS.iter().collect::<BTreeSet<_>>().len(), LETTERS.len());
        assert_eq!(token([0; TOKEN_BYTES]), "a".repeat(TOKEN_BYTES));
        assert_eq!(token([255; TOKEN_BYTES]).len(), TOKEN_BYTES);
        assert_ne!(token([1; TOKEN_BYTES]), token([2; TOKEN_BYTES]));
    }
}
