//! minisign: Ed25519 over `BLAKE2b` of the file, in a few lines of text.

use std::{
    fmt,
    io::{self, Read, Seek},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use minisign_verify::{PublicKey, Signature as Inner};

use super::{NO_KEY, NO_SIGNATURE, SignatureError};
use crate::Shown;

/// The length of what must never be uploaded; its comment says anything.
const SECRET_KEY_BYTES: usize = 158;

const COMMENT: &str = "untrusted comment:";

#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) id: String,
    pub(super) name: String,
    line: String,
    inner: PublicKey,
}

impl Key {
    /// Reads minisign's two lines, or the second of them.
    pub(super) fn read(text: &str) -> Result<Self, SignatureError> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut line = lines.next().ok_or(NO_KEY)?;
        let comment = line.strip_prefix(COMMENT).map(str::trim);
        if comment.is_some() {
            line = lines.next().ok_or(NO_KEY)?;
        }
        if BASE64_STANDARD.decode(line).is_ok_and(|bytes| bytes.len() == SECRET_KEY_BYTES) {
            return Err(SignatureError::Key(
                "must be the public key, and this is the secret one, which nobody else should see",
            ));
        }
        if lines.next().is_some() {
            return Err(NO_KEY);
        }
        let id = key_number(line, 42).ok_or(NO_KEY)?;
        let inner = PublicKey::from_base64(line).map_err(|_| NO_KEY)?;
        let name = match comment {
            Some(comment) if !comment.is_empty() => Shown::text(comment).into_plain(),
            _ => format!("minisign public key {id}"),
        };
        Ok(Self { id, name, line: line.to_owned(), inner })
    }

    pub(super) fn to_text(&self) -> String {
        format!("{COMMENT} {}\n{}\n", self.name, self.line)
    }
}

#[derive(Clone)]
pub(super) struct Signature {
    /// The number of the key that made it.
    by: String,
    inner: Inner,
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signature").field("by", &self.by).finish_non_exhaustive()
    }
}

impl Signature {
    pub(super) fn read(text: &str) -> Result<Self, SignatureError> {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let [comment, line, _, _, rest @ ..] = lines.as_slice() else { return Err(NO_SIGNATURE) };
        if !comment.starts_with(COMMENT) || rest.iter().any(|line| !line.is_empty()) {
            return Err(NO_SIGNATURE);
        }
        let by = key_number(line, 74).ok_or(NO_SIGNATURE)?;
        // «Ed» signs the file itself, which then must lie in memory; «ED» signs its hash.
        if BASE64_STANDARD.decode(line).is_ok_and(|bytes| bytes.starts_with(b"Ed")) {
            return Err(SignatureError::Signature(
                "must be made over the hash of the archive (minisign -SH, or minisign 0.10 and later)",
            ));
        }
        let inner = Inner::decode(&lines.join("\n")).map_err(|_| NO_SIGNATURE)?;
        Ok(Self { by, inner })
    }

    /// Numbers of keys are random, so two keys may have the same: all of them watch one pass.
    pub(super) fn verify<'a, T: ?Sized>(
        &self,
        source: &mut (impl Read + Seek),
        keys: impl Iterator<Item = (&'a T, &'a Key)>,
    ) -> Result<&'a T, SignatureError> {
        let mut watching: Vec<_> = keys
            .filter_map(|(key, inner)| Some((key, inner.inner.verify_stream(&self.inner).ok()?)))
            .collect();
        if watching.is_empty() {
            return Err(SignatureError::UnknownKey { by: self.by.clone() });
        }
        source.rewind().map_err(SignatureError::Read)?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let n = match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(SignatureError::Read(error)),
            };
            for (_, verifier) in &mut watching {
                verifier.update(buffer.get(..n).unwrap_or_default());
            }
        }
        watching
            .into_iter()
            .find_map(|(key, mut verifier)| verifier.finalize().is_ok().then_some(key))
            .ok_or_else(|| SignatureError::OtherBytes { by: self.by.clone() })
    }
}

/// The number that stands after the two letters of the algorithm, as minisign prints it but in small digits.
fn key_number(line: &str, n_bytes: usize) -> Option<String> {
    let bytes = BASE64_STANDARD.decode(line).ok().filter(|bytes| bytes.len() == n_bytes)?;
    let number = bytes.get(2..10)?.try_into().ok()?;
    Some(format!("{:016x}", u64::from_le_bytes(number)))
}
