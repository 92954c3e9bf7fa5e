//! OpenPGP: keys as gpg exports them, and detached signatures as it makes them.
//!
//! What gpg would say no to is refused here too: keys that were revoked or may only encrypt, signatures
//! after a key's end, over text instead of bytes, or with a hash that can be forged.

use std::{
    io::{self, Read, Seek},
    time::{SystemTime, UNIX_EPOCH},
};

use pgp::{
    composed::{
        ArmorOptions, Deserializable, DetachedSignature, SignedPublicKey, SignedPublicSubKey,
    },
    crypto::hash::HashAlgorithm,
    packet::{KeyFlags, PublicKey, PublicSubkey, Signature, SignatureType, SubpacketData},
    types::{KeyDetails as _, Tag},
};

use super::{NO_KEY, NO_SIGNATURE, SignatureError};
use crate::Shown;

/// Armor, or a binary packet, whose first bit is set.
pub(super) fn is_it(bytes: &[u8]) -> bool {
    bytes.starts_with(b"-----BEGIN PGP ") || bytes.first().is_some_and(|byte| byte & 0x80 != 0)
}

#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) text: String,
    signers: Vec<Signer>,
}

/// A key that may sign, with the second in which its time is over.
#[derive(Clone, Debug)]
struct Signer {
    key: SignerKey,
    since: u32,
    until: Option<u64>,
}

#[derive(Clone, Debug)]
enum SignerKey {
    Primary(PublicKey),
    Sub(PublicSubkey),
}

impl Key {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, SignatureError> {
        if bytes.starts_with(b"-----BEGIN PGP PRIVATE") {
            return Err(SignatureError::Key(
                "must be the public key, and this is the private one, which nobody else should see",
            ));
        }
        let (mut keys, _) = SignedPublicKey::from_reader_many_buf(bytes).map_err(|_| NO_KEY)?;
        let key = keys.next().ok_or(NO_KEY)?.map_err(|_| NO_KEY)?;
        if keys.next().is_some() {
            return Err(SignatureError::Key("must be one key, and here are several"));
        }
        drop(keys);
        let signers = signers(&key)?;
        let id = key.fingerprint().to_string();
        let name = key.details.users.iter().find(|user| newest(&key, user).is_some());
        let name = match name.map(|user| String::from_utf8_lossy(user.id.id())) {
            Some(name) if !name.trim().is_empty() => Shown::text(name.trim()).into_plain(),
            _ => format!("OpenPGP key {id}"),
        };
        let text = key.to_armored_string(ArmorOptions::default()).map_err(|_| NO_KEY)?;
        Ok(Self { id, name, text, signers })
    }
}

/// The parts of a key that may sign data; what others say of the key is not looked at.
fn signers(key: &SignedPublicKey) -> Result<Vec<Signer>, SignatureError> {
    let primary = &key.primary_key;
    if key.details.revocation_signatures.iter().any(|made| made.verify_key(primary).is_ok()) {
        return Err(SignatureError::Key("must not be revoked"));
    }
    // A key says of itself what it may: with a name, or directly. The last word counts.
    let by_name = key.details.users.iter().filter_map(|user| newest(key, user));
    let direct =
        key.details.direct_signatures.iter().filter(|made| made.verify_key(primary).is_ok());
    let Some(own) = by_name.chain(direct).max_by_key(|made| made.created()) else {
        return Err(SignatureError::Key("must be signed by itself"));
    };
    let mut signers = Vec::new();
    let flags = own.key_flags();
    // Keys of the first years do not say what they may.
    if flags.sign() || flags == KeyFlags::default() {
        let since = primary.created_at().as_secs();
        let until = end(since, own);
        signers.push(Signer { key: SignerKey::Primary(primary.clone()), since, until });
    }
    let primary_end = end(primary.created_at().as_secs(), own);
    for sub in &key.public_subkeys {
        signers.extend(sub_signer(primary, primary_end, sub));
    }
    if signers.is_empty() {
        return Err(SignatureError::Key("must be one that may sign"));
    }
    Ok(signers)
}

/// What the key last said of this name of its own.
fn newest<'a>(key: &SignedPublicKey, user: &'a pgp::types::SignedUser) -> Option<&'a Signature> {
    let own = user
        .signatures
        .iter()
        .filter(|made| made.verify_certification(&key.primary_key, Tag::UserId, &user.id).is_ok());
    let newest = own.max_by_key(|made| made.created())?;
    (newest.typ() != Some(SignatureType::CertRevocation)).then_some(newest)
}

/// A part that both keys bind to each other, so that nobody can adopt a foreign one.
fn sub_signer(
    primary: &PublicKey,
    primary_end: Option<u64>,
    sub: &SignedPublicSubKey,
) -> Option<Signer> {
    let is_bound = |made: &&Signature| made.verify_subkey_binding(primary, &sub.key).is_ok();
    let is_revocation = |made: &Signature| made.typ() == Some(SignatureType::SubkeyRevocation);
    let bound: Vec<&Signature> = sub.signatures.iter().filter(is_bound).collect();
    if bound.iter().any(|made| is_revocation(made)) {
        return None;
    }
    let newest = bound.into_iter().max_by_key(|made| made.created())?;
    let back = newest.embedded_signature()?;
    if !newest.key_flags().sign() || back.verify_primary_key_binding(&sub.key, primary).is_err() {
        return None;
    }
    let since = sub.key.created_at().as_secs();
    let until = [end(since, newest), primary_end].into_iter().flatten().min();
    Some(Signer { key: SignerKey::Sub(sub.key.clone()), since, until })
}

/// The second in which a key ends that was made in `since`.
fn end(since: u32, own: &Signature) -> Option<u64> {
    let seconds = own.key_expiration_time().map(|time| time.as_secs()).filter(|time| *time > 0)?;
    Some(u64::from(since) + u64::from(seconds))
}

/// The signatures of one file; gpg puts several into it when several people sign.
#[derive(Clone, Debug)]
pub(super) struct Signatures(Vec<Signature>);

/// Each is one more pass over the archive.
const MAX_SIGNATURES: usize = 4;

impl Signatures {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, SignatureError> {
        let (found, _) =
            DetachedSignature::from_reader_many_buf(bytes).map_err(|_| NO_SIGNATURE)?;
        let mut signatures = Vec::new();
        for signature in found {
            let DetachedSignature { signature } = signature.map_err(|_| NO_SIGNATURE)?;
            check(&signature)?;
            signatures.push(signature);
            if signatures.len() > MAX_SIGNATURES {
                return Err(SignatureError::Signature("must be a file of at most 4 signatures"));
            }
        }
        if signatures.is_empty() { Err(NO_SIGNATURE) } else { Ok(Self(signatures)) }
    }

    pub(super) fn verify<'a, T: ?Sized>(
        &self,
        source: &mut (impl Read + Seek),
        keys: &[(&'a T, &Key)],
    ) -> Result<&'a T, SignatureError> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
        let mut refusal = None;
        for signature in &self.0 {
            let by = by(signature);
            for (key, inner) in keys {
                for signer in inner.signers.iter().filter(|signer| signer.is_named_by(signature)) {
                    refusal = Some(if !signer.was_valid(signature) {
                        SignatureError::KeyTime { by: by.clone() }
                    } else if is_over(signature, now) {
                        SignatureError::Expired { by: by.clone() }
                    } else if signer.has_made(signature, source)? {
                        return Ok(key);
                    } else {
                        SignatureError::OtherBytes { by: by.clone() }
                    });
                }
            }
        }
        Err(refusal.unwrap_or_else(|| SignatureError::UnknownKey { by: self.by() }))
    }

    fn by(&self) -> String {
        self.0.iter().map(by).collect::<Vec<_>>().join(" and ")
    }
}

/// Refuses what would be weak even if it fits.
fn check(signature: &Signature) -> Result<(), SignatureError> {
    let Some(config) = signature.config() else {
        return Err(SignatureError::Signature("must be of a version that is known here"));
    };
    if config.typ() != SignatureType::Binary {
        return Err(SignatureError::Signature(
            "must be made over bytes, not over text (gpg --detach-sign, without --textmode)",
        ));
    }
    let is_strong = matches!(
        config.hash_alg,
        HashAlgorithm::Sha256
            | HashAlgorithm::Sha384
            | HashAlgorithm::Sha512
            | HashAlgorithm::Sha3_256
            | HashAlgorithm::Sha3_512
    );
    if !is_strong {
        return Err(SignatureError::Signature(
            "must use SHA-256 or stronger (gpg --digest-algo SHA512)",
        ));
    }
    if signature.created().is_none() || issuers(signature).is_empty() {
        return Err(SignatureError::Signature("must say when it was made, and by which key"));
    }
    let is_strange = |data: &SubpacketData| {
        matches!(data, SubpacketData::Experimental(..) | SubpacketData::Other(..))
    };
    if config.hashed_subpackets().any(|part| part.is_critical && is_strange(&part.data)) {
        return Err(SignatureError::Signature("must not demand what is not known here"));
    }
    Ok(())
}

/// The keys that a signature names, in hexadecimal digits: fingerprints, or their last eight bytes.
fn issuers(signature: &Signature) -> Vec<String> {
    let fingerprints = signature.issuer_fingerprint().into_iter().map(ToString::to_string);
    let ids = signature.issuer_key_id().into_iter().map(ToString::to_string);
    fingerprints.chain(ids).collect()
}

fn by(signature: &Signature) -> String {
    issuers(signature).into_iter().next().unwrap_or_default()
}

fn is_over(signature: &Signature, now: u64) -> bool {
    let made = signature.created().map_or(0, |made| u64::from(made.as_secs()));
    let seconds = signature.signature_expiration_time().map_or(0, |time| time.as_secs());
    seconds > 0 && made + u64::from(seconds) <= now
}

impl Signer {
    fn is_named_by(&self, signature: &Signature) -> bool {
        let (id, fingerprint) = match &self.key {
            SignerKey::Primary(key) => (key.legacy_key_id(), key.fingerprint()),
            SignerKey::Sub(key) => (key.legacy_key_id(), key.fingerprint()),
        };
        signature.issuer_fingerprint().contains(&&fingerprint)
            || signature.issuer_key_id().contains(&&id)
    }

    /// Whether the key was valid when it signed, as far as one believes who holds it.
    fn was_valid(&self, signature: &Signature) -> bool {
        signature.created().is_some_and(|made| {
            made.as_secs() >= self.since
                && self.until.is_none_or(|until| u64::from(made.as_secs()) < until)
        })
    }

    fn has_made(
        &self,
        signature: &Signature,
        source: &mut (impl Read + Seek),
    ) -> Result<bool, SignatureError> {
        source.rewind().map_err(SignatureError::Read)?;
        let mut watched = Watched { source, failure: None };
        let verified = match &self.key {
            SignerKey::Primary(key) => signature.verify(key, &mut watched),
            SignerKey::Sub(key) => signature.verify(key, &mut watched),
        };
        match watched.failure {
            Some(error) => Err(SignatureError::Read(error)),
            None => Ok(verified.is_ok()),
        }
    }
}

/// Keeps the source's own failures apart from those of the signature.
struct Watched<'a, R> {
    source: &'a mut R,
    failure: Option<io::Error>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.source.read(into).map_err(|error| {
            let kind = error.kind();
            if kind != io::ErrorKind::Interrupted {
                self.failure = Some(error);
            }
            kind.into()
        })
    }
}
