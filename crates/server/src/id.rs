//! Ids and secrets: random bytes and how they are written.

use sha2::{Digest, Sha256};

/// z-base-32, as the forerunner writes ids: no capitals, no look-alikes.
const ALPHABET: &[u8; 32] = b"ybndrfg8ejkmcpqxot1uwisza345h769";

/// An id that nobody has had before: 128 random bits, five per character.
pub(crate) fn new_id() -> String {
    encode(&random::<16>())
}

/// A secret of 256 bits, for sessions.
pub(crate) fn new_token() -> String {
    encode(&random::<32>())
}

/// What of a secret is stored.
pub(crate) fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// The bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(clippy::expect_used, reason = "without randomness no id and no session is safe")]
    getrandom::fill(&mut bytes).expect("the operating system has random bytes");
    bytes
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let mut buffer = 0_u32;
    let mut n_bits = 0;
    let mut push = |five_bits: u32| {
        let character = usize::try_from(five_bits & 31).ok().and_then(|idx| ALPHABET.get(idx));
        text.push(char::from(character.copied().unwrap_or(b'y')));
    };
    for byte in bytes {
        buffer = (buffer << 8) | u32::from(*byte);
        n_bits += 8;
        while n_bits >= 5 {
            n_bits -= 5;
            push(buffer >> n_bits);
        }
    }
    if n_bits > 0 {
        push(buffer << (5 - n_bits));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_26_characters_and_differ() {
        let (one, other) = (new_id(), new_id());
        assert_eq!(one.len(), 26, "{one}");
        assert_ne!(one, other);
    }

    #[test]
    fn all_bits_are_written() {
        assert_eq!(encode(&[0; 5]), "yyyyyyyy");
        assert_eq!(encode(&[0xff; 5]), "99999999");
        assert_eq!(encode(&[0xff]), "9h");
    }

    #[test]
    fn tokens_carry_256_bits() {
        assert_eq!(new_token().len(), 52);
    }
}
