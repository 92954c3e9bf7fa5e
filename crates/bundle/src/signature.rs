//! Detached signatures of minisign and OpenPGP over the bytes of an archive.

use std::io::{Read, Seek};

/// How a key and its signatures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// minisign, whose keys and signatures are a few lines of text.
    Minisign,
    /// OpenPGP, as `gpg --detach-sign` makes it and bundles of the Mattermost world have it.
    OpenPgp,
}

/// A public key.
#[derive(Clone, Debug)]
pub struct PublicKey {
    format: Format,
    id: String,
    name: String,
}

/// A detached signature.
#[derive(Clone, Debug)]
pub struct Signature {
    format: Format,
}

/// Why a key or a signature is refused.
#[derive(Debug, thiserror::Error)]
#[error("the signature")]
pub struct SignatureError;

impl PublicKey {
    /// Reads a key.
    pub fn parse(bytes: impl AsRef<[u8]>) -> Result<Self, SignatureError> {
        let _ = bytes;
        Err(SignatureError)
    }

    /// Stable, made from the key, hexadecimal.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// What people may call it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Signature {
    /// Reads a signature.
    pub fn parse(bytes: &[u8]) -> Result<Self, SignatureError> {
        let _ = bytes;
        Err(SignatureError)
    }

    /// The format.
    pub fn format(&self) -> Format {
        self.format
    }
}

/// Verifies.
pub fn verify<'a>(
    source: impl Read + Seek,
    signature: &Signature,
    keys: &'a [PublicKey],
) -> Result<&'a PublicKey, SignatureError> {
    let _ = (source, signature, keys);
    Err(SignatureError)
}
