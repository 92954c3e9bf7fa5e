//! Detached signatures of minisign and OpenPGP over the bytes of an archive.
//!
//! A signature fits exactly the bytes it was made for, so one for another bundle or version does not.
//! Which keys are trusted, and whether a signature must be there, is for others to say.

mod error;
mod minisign;
mod openpgp;

use std::{
    fmt,
    io::{Read, Seek},
};

pub use self::error::SignatureError;

/// How a key and its signatures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// minisign, whose keys and signatures are a few lines of text.
    Minisign,
    /// OpenPGP, as `gpg --detach-sign` makes it and bundles of the Mattermost world have it.
    OpenPgp,
}

impl Format {
    /// `minisign` or `openpgp`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minisign => "minisign",
            Self::OpenPgp => "openpgp",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A public key, by whose signatures bundles may be trusted.
#[derive(Clone, Debug)]
pub struct PublicKey(Key);

#[derive(Clone, Debug)]
enum Key {
    Minisign(minisign::Key),
    OpenPgp(Box<openpgp::Key>),
}

/// No key that was seen has more than a tenth of this.
const MAX_KEY_BYTES: usize = 256 * 1024;

/// No signature that was seen has more than 2 KB.
const MAX_SIGNATURE_BYTES: usize = 64 * 1024;

impl PublicKey {
    /// Reads a public key: minisign's file or its line of base64, or an OpenPGP key, armored or binary.
    ///
    /// ```
    /// use bundle::signature::{Format, PublicKey};
    /// let key = PublicKey::parse("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3")?;
    /// assert_eq!((key.format(), key.id()), (Format::Minisign, "e7620f1842b4e81f"));
    /// # Ok::<(), bundle::signature::SignatureError>(())
    /// ```
    ///
    /// # Errors
    /// If it is none, or one that may not sign: a private, revoked or encrypting key.
    pub fn parse(bytes: impl AsRef<[u8]>) -> Result<Self, SignatureError> {
        let bytes = bytes.as_ref().trim_ascii_start();
        if bytes.len() > MAX_KEY_BYTES {
            return Err(SignatureError::Key("must be at most 256 KiB long"));
        }
        if openpgp::is_it(bytes) {
            return Ok(Self(Key::OpenPgp(Box::new(openpgp::Key::read(bytes)?))));
        }
        let text = str::from_utf8(bytes).map_err(|_| NO_KEY)?;
        Ok(Self(Key::Minisign(minisign::Key::read(text)?)))
    }

    /// What the key is called in lists and messages, in small hexadecimal digits.
    ///
    /// It is what the tools show: the number of a minisign key, the fingerprint of an OpenPGP key.
    #[must_use]
    pub fn id(&self) -> &str {
        match &self.0 {
            Key::Minisign(key) => &key.id,
            Key::OpenPgp(key) => &key.id,
        }
    }

    /// How it is written.
    #[must_use]
    pub const fn format(&self) -> Format {
        match &self.0 {
            Key::Minisign(_) => Format::Minisign,
            Key::OpenPgp(_) => Format::OpenPgp,
        }
    }

    /// What its maker calls it: minisign's comment or the first user id, shortened and safe to show.
    ///
    /// Nobody vouches for it.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.0 {
            Key::Minisign(key) => &key.name,
            Key::OpenPgp(key) => &key.name,
        }
    }

    /// The key as text, from which it can be read again.
    #[must_use]
    pub fn to_text(&self) -> String {
        match &self.0 {
            Key::Minisign(key) => key.to_text(),
            Key::OpenPgp(key) => key.text.clone(),
        }
    }
}

/// A detached signature that was read, and not yet verified.
#[derive(Clone, Debug)]
pub struct Signature(Made);

#[derive(Clone, Debug)]
enum Made {
    Minisign(Box<minisign::Signature>),
    OpenPgp(openpgp::Signatures),
}

impl Signature {
    /// Reads a signature: minisign's `.minisig`, or a detached OpenPGP `.sig` or `.asc`.
    ///
    /// # Errors
    /// If it is none, or of a kind that is too weak.
    pub fn parse(bytes: &[u8]) -> Result<Self, SignatureError> {
        let bytes = bytes.trim_ascii_start();
        if bytes.len() > MAX_SIGNATURE_BYTES {
            return Err(SignatureError::Signature("must be at most 64 KiB long"));
        }
        if openpgp::is_it(bytes) {
            return openpgp::Signatures::read(bytes).map(Made::OpenPgp).map(Self);
        }
        let text = str::from_utf8(bytes).map_err(|_| NO_SIGNATURE)?;
        minisign::Signature::read(text).map(Box::new).map(Made::Minisign).map(Self)
    }

    /// How it is written.
    #[must_use]
    pub const fn format(&self) -> Format {
        match &self.0 {
            Made::Minisign(_) => Format::Minisign,
            Made::OpenPgp(_) => Format::OpenPgp,
        }
    }
}

const NO_KEY: SignatureError = SignatureError::Key(
    "must be a public key of minisign (two lines, or the second of them) or of OpenPGP",
);
const NO_SIGNATURE: SignatureError = SignatureError::Signature(
    "must be a detached signature of minisign (.minisig) or of OpenPGP (.sig, .asc)",
);

/// Reads `source` from its beginning, and returns the key among `keys` that signed it.
///
/// The source streams through a small buffer; it is rewound if several keys may have signed.
///
/// # Errors
/// If none of the keys did, or not these bytes, or the source can not be read.
pub fn verify<'a>(
    mut source: impl Read + Seek,
    signature: &Signature,
    keys: &'a [PublicKey],
) -> Result<&'a PublicKey, SignatureError> {
    match &signature.0 {
        Made::Minisign(signature) => {
            let keys = keys.iter().filter_map(|key| match &key.0 {
                Key::Minisign(inner) => Some((key, inner)),
                Key::OpenPgp(_) => None,
            });
            signature.verify(&mut source, keys)
        }
        Made::OpenPgp(signatures) => {
            let keys: Vec<_> = keys
                .iter()
                .filter_map(|key| match &key.0 {
                    Key::OpenPgp(inner) => Some((key, inner.as_ref())),
                    Key::Minisign(_) => None,
                })
                .collect();
            signatures.verify(&mut source, &keys)
        }
    }
}
