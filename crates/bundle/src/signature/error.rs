//! Why a key or a signature is refused.

use std::io;

/// Why a key or a signature is refused, in words for who brought it.
#[derive(Debug, thiserror::Error)]
pub enum SignatureError {
    /// The key is none, or may not be used; the text is the rule.
    #[error("the key: {0}")]
    Key(&'static str),
    /// The signature is none, or of a kind that is not accepted; the text is the rule.
    #[error("the signature: {0}")]
    Signature(&'static str),
    /// It may be a fine signature, but of nobody who is trusted here.
    #[error("the signature: must be by a key that is trusted here, and this one is by {by}")]
    UnknownKey {
        /// The key, as the signature names it, in hexadecimal digits.
        by: String,
    },
    /// The key was not yet made, or its time was over, when it signed.
    #[error("the signature: must be made while its key was valid, and the key {by} was not then")]
    KeyTime {
        /// The key, as the signature names it, in hexadecimal digits.
        by: String,
    },
    /// The signature says itself that its time is over.
    #[error("the signature: must not have expired, and this one by {by} has")]
    Expired {
        /// The key, as the signature names it, in hexadecimal digits.
        by: String,
    },
    /// The bytes are not those that were signed.
    #[error(
        "the signature: must fit the archive, and this one by {by} was made for other bytes: for another bundle or version, or one of the two was changed"
    )]
    OtherBytes {
        /// The key, as the signature names it, in hexadecimal digits.
        by: String,
    },
    /// The bytes could not be read; not the signature's fault.
    #[error("the archive could not be read while its signature was verified")]
    Read(#[source] io::Error),
}

impl SignatureError {
    /// Whether the key or the signature is at fault; otherwise the machine is.
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        !matches!(self, Self::Read(_))
    }
}
