//! The pin of a bundle: its SHA-256 in the syntax of Subresource Integrity.

use std::{fmt, str::FromStr};

use super::{
    invalid::{InvalidValue, quote},
    newtype::text_schema,
};

/// The SHA-256 of a bundle, written `sha256-<base64>` as in HTML's `integrity` attribute.
///
/// This crate does not hash: the server hashes what it serves, the browser what it received.
///
/// ```
/// use manifest::Integrity;
/// let empty = Integrity::try_from("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")?;
/// assert_eq!(empty.digest()[..2], [0xe3, 0xb0]);
/// # Ok::<(), manifest::InvalidValue>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Integrity([u8; 32]);

impl Integrity {
    /// The pin of content with this SHA-256.
    #[must_use]
    pub const fn from_digest(digest: [u8; 32]) -> Self {
        Self(digest)
    }

    /// The 32 bytes of the SHA-256.
    #[must_use]
    pub const fn digest(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first eight bytes as sixteen hexadecimal digits, for names of files.
    #[must_use]
    pub fn short_hex(&self) -> String {
        self.0.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

const PREFIX: &str = "sha256-";
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Base64 of exactly 32 bytes is 43 digits and one '='. Written out here: a crate for it would go to the browser.

impl fmt::Display for Integrity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        for group in self.0.chunks(3) {
            let bits =
                (0..3).fold(0, |bits, i| bits << 8 | group.get(i).copied().map_or(0, u32::from));
            for i in 0..=group.len() {
                let digit = bits >> (18 - 6 * i) & 63;
                let digit = ALPHABET.get(digit as usize).copied().map_or('=', char::from);
                write!(f, "{digit}")?;
            }
        }
        f.write_str("=")
    }
}

fn decode(base64: &str) -> Option<[u8; 32]> {
    let digits = base64.strip_suffix('=')?;
    if digits.len() != 43 {
        return None;
    }
    let mut bytes = digits.as_bytes().chunks(4).flat_map(|group| {
        let bits = (0..4).try_fold(0u32, |bits, i| {
            let value = match group.get(i) {
                Some(digit) => ALPHABET.iter().position(|known| known == digit)?,
                None => 0,
            };
            Some(bits << 6 | u32::try_from(value).ok()?)
        });
        // A digit that is none becomes a byte that is none, and the last two bits must be unused.
        let [_, a, b, c] = bits.unwrap_or(0).to_be_bytes();
        [bits.map(|_| a), bits.map(|_| b), bits.map(|_| c)]
    });
    let mut digest = [0; 32];
    for byte in &mut digest {
        *byte = bytes.next()??;
    }
    (bytes.next() == Some(Some(0))).then_some(digest)
}

impl TryFrom<&str> for Integrity {
    type Error = InvalidValue;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.strip_prefix(PREFIX).and_then(decode).map(Self).ok_or_else(|| InvalidValue {
            what: "the pin of a bundle",
            value: quote(text),
            rule: "must be 'sha256-' and the base64 of the 32 bytes of the bundle's SHA-256",
            mend: None,
        })
    }
}

impl TryFrom<String> for Integrity {
    type Error = InvalidValue;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::try_from(text.as_str())
    }
}

impl FromStr for Integrity {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text)
    }
}

impl fmt::Debug for Integrity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Integrity({self})")
    }
}

impl serde::Serialize for Integrity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Integrity {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::try_from(&*text).map_err(serde::de::Error::custom)
    }
}

text_schema!(Integrity, "^sha256-[A-Za-z0-9+/]{43}=$");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_known_pin_of_nothing() {
        let pin = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        let integrity = Integrity::try_from(pin).unwrap();
        assert_eq!(integrity.to_string(), pin);
        assert_eq!(integrity.short_hex(), "e3b0c44298fc1c14");
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "sha256-",
            "sha384-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF=",
            "sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
            // Not canonical: the unused bits of the last digit are set, so two texts would name one pin.
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= sha256-x",
        ] {
            assert!(Integrity::try_from(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_digest_survives_a_round_trip(digest in any::<[u8; 32]>()) {
            let integrity = Integrity::from_digest(digest);
            prop_assert_eq!(Integrity::try_from(integrity.to_string()).unwrap(), integrity);
        }

        #[test]
        fn any_text_is_settled(text in any::<String>()) {
            if let Ok(integrity) = Integrity::try_from(text.as_str()) {
                prop_assert_eq!(integrity.to_string(), text);
            }
        }
    }
}
