//! Keys and signatures: made by gpg 2.2 (`tests/keys`), by minisign, and by its crate.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use bundle::signature::{Format, PublicKey, Signature, SignatureError, verify};
use expect_test::expect;
use minisign::KeyPair;

use crate::support::Tar;

/// What was signed by gpg.
const BYTES: &[u8] = b"the bytes of a bundle\n";

macro_rules! gpg {
    ($name:literal) => {
        include_bytes!(concat!("../keys/", $name)).as_slice()
    };
}

#[track_caller]
fn key(bytes: &[u8]) -> PublicKey {
    PublicKey::parse(bytes).unwrap()
}

#[track_caller]
fn key_refusal(bytes: &[u8]) -> String {
    PublicKey::parse(bytes).unwrap_err().to_string()
}

#[track_caller]
fn signature_refusal(bytes: &[u8]) -> String {
    Signature::parse(bytes).unwrap_err().to_string()
}

/// The id of the key that signed, or the message.
fn settle(bytes: &[u8], signature: &[u8], keys: &[PublicKey]) -> Result<String, String> {
    let signature = Signature::parse(signature).map_err(|error| error.to_string())?;
    verify(Cursor::new(bytes), &signature, keys)
        .map(|key| key.id().to_owned())
        .map_err(|error| error.to_string())
}

#[track_caller]
fn refusal(bytes: &[u8], signature: &[u8], keys: &[PublicKey]) -> String {
    settle(bytes, signature, keys).unwrap_err()
}

const RSA: &str = "ff5d19cacd800b216f7dc161198f21f9db88a03a";

// minisign's own test vectors, over the bytes `test`.
const MINISIGN_KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
const MINISIGN: &str = "untrusted comment: signature from minisign secret key\nRUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=\ntrusted comment: timestamp:1556193335\tfile:test\ny/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==\n";
const MINISIGN_OF_THE_FILE_ITSELF: &str = "untrusted comment: signature from minisign secret key\nRWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=\ntrusted comment: timestamp:1555779966\tfile:test\nQtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==\n";

fn sign(pair: &KeyPair, bytes: &[u8]) -> String {
    minisign::sign(None, &pair.sk, bytes, None, None).unwrap().into_string()
}

fn minisign_key(pair: &KeyPair) -> PublicKey {
    key(pair.pk.to_box().unwrap().into_string().as_bytes())
}

#[test]
fn keys_of_minisign_are_read() {
    let bare = key(MINISIGN_KEY.as_bytes());
    assert_eq!((bare.id(), bare.format()), ("e7620f1842b4e81f", Format::Minisign));
    assert_eq!(bare.name(), "minisign public key e7620f1842b4e81f");
    let file = format!("untrusted comment: Ann's\u{202e} key\r\n{MINISIGN_KEY}\r\n");
    let named = key(file.as_bytes());
    assert_eq!((named.id(), named.name()), (bare.id(), r"Ann's\u{202e} key"));
    let again = key(named.to_text().as_bytes());
    assert_eq!((again.id(), again.to_text()), (named.id(), named.to_text()));
}

#[test]
fn keys_of_openpgp_are_read() {
    let armored = key(gpg!("rsa.pub.asc"));
    assert_eq!((armored.id(), armored.format()), (RSA, Format::OpenPgp));
    assert_eq!(armored.name(), "Ann Author <ann@example.com>");
    let binary = key(gpg!("rsa.pub"));
    assert_eq!((binary.id(), binary.to_text()), (RSA, armored.to_text()));
    assert_eq!(key(armored.to_text().as_bytes()).id(), RSA);
}

#[test]
fn what_is_no_key_that_may_sign_is_refused() {
    for bytes in [
        &b""[..],
        b"untrusted comment: x\n",
        b"a key",
        b"\xff\xff\xff",
        b"{}",
        gpg!("rsa.sig"),
        gpg!("rsa.sig.asc"),
        MINISIGN.as_bytes(),
    ] {
        let message = key_refusal(bytes);
        assert!(message.starts_with("the key: must be a public key of minisign"), "{message}");
    }
    expect!["the key: must not be revoked"].assert_eq(&key_refusal(gpg!("revoked.pub.asc")));
    expect!["the key: must be one that may sign"]
        .assert_eq(&key_refusal(gpg!("encrypting.pub.asc")));
    expect!["the key: must be one that may sign"]
        .assert_eq(&key_refusal(gpg!("subkey-revoked.pub.asc")));
    expect!["the key: must be one key, and here are several"]
        .assert_eq(&key_refusal(gpg!("several.pub.asc")));
    expect![
        "the key: must be the public key, and this is the private one, which nobody else should see"
    ]
    .assert_eq(&key_refusal(b"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nxx\n"));
    let pair = KeyPair::generate_unencrypted_keypair().unwrap();
    let secret = pair.sk.to_box(None).unwrap().into_string();
    expect![
        "the key: must be the public key, and this is the secret one, which nobody else should see"
    ]
    .assert_eq(&key_refusal(secret.as_bytes()));
    expect!["the key: must be at most 256 KiB long"].assert_eq(&key_refusal(&vec![b'x'; 1 << 20]));
}

#[test]
fn signatures_of_gpg_are_verified() {
    let keys = [key(gpg!("other.pub.asc")), key(gpg!("rsa.pub.asc")), key(MINISIGN_KEY.as_bytes())];
    assert_eq!(settle(BYTES, gpg!("rsa.sig"), &keys).as_deref(), Ok(RSA));
    assert_eq!(settle(BYTES, gpg!("rsa.sig.asc"), &keys).as_deref(), Ok(RSA));
    // Two people signed; one whom we know is enough.
    assert_eq!(settle(BYTES, gpg!("two.sig"), &keys[1..2]).as_deref(), Ok(RSA));
    assert_eq!(settle(BYTES, gpg!("two.sig"), &keys[..1]).unwrap(), keys[0].id());
    let subkey = [key(gpg!("subkey.pub.asc"))];
    assert_eq!(settle(BYTES, gpg!("subkey.sig"), &subkey).unwrap(), subkey[0].id());
    // Made while the key was valid.
    let expired = [key(gpg!("expired.pub.asc"))];
    assert_eq!(settle(BYTES, gpg!("early.sig"), &expired).unwrap(), expired[0].id());
}

#[test]
fn signatures_of_minisign_are_verified() {
    let keys = [key(gpg!("rsa.pub.asc")), key(MINISIGN_KEY.as_bytes())];
    assert_eq!(settle(b"test", MINISIGN.as_bytes(), &keys).as_deref(), Ok("e7620f1842b4e81f"));
    let windows = MINISIGN.replace('\n', "\r\n");
    assert_eq!(settle(b"test", windows.as_bytes(), &keys).as_deref(), Ok("e7620f1842b4e81f"));

    let pairs = [(); 2].map(|()| KeyPair::generate_unencrypted_keypair().unwrap());
    let keys = pairs.each_ref().map(minisign_key);
    for (pair, key) in pairs.iter().zip(&keys) {
        assert_eq!(settle(BYTES, sign(pair, BYTES).as_bytes(), &keys).as_deref(), Ok(key.id()));
    }
}

#[test]
fn attack_21_signature_missing() {
    for bytes in [
        &b""[..],
        b"\n\n",
        b"no signature",
        b"\xff\xff",
        b"\x80",
        BYTES,
        gpg!("rsa.pub.asc"),
        gpg!("rsa.pub"),
    ] {
        let message = signature_refusal(bytes);
        assert!(message.starts_with("the signature: must be a detached signature"), "{message}");
    }
    let cleartext = b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nthe bytes\n-----BEGIN PGP SIGNATURE-----\n\nxx\n-----END PGP SIGNATURE-----\n";
    signature_refusal(cleartext);
}

#[test]
fn attack_21_wrong_key() {
    let keys = [key(gpg!("other.pub.asc")), key(MINISIGN_KEY.as_bytes())];
    expect!["the signature: must be by a key that is trusted here, and this one is by ff5d19cacd800b216f7dc161198f21f9db88a03a"].assert_eq(&refusal(BYTES, gpg!("rsa.sig"), &keys));
    expect!["the signature: must be by a key that is trusted here, and this one is by ff5d19cacd800b216f7dc161198f21f9db88a03a"].assert_eq(&refusal(BYTES, gpg!("rsa.sig"), &[]));
    expect![
        "the signature: must be by a key that is trusted here, and this one is by e7620f1842b4e81f"
    ]
    .assert_eq(&refusal(b"test", MINISIGN.as_bytes(), &keys[..1]));
    // The same number, which anybody can choose, on another key.
    let mut forged = base64(MINISIGN_KEY);
    forged[41] ^= 1;
    let forged = [key(to_base64(&forged).as_bytes())];
    assert_eq!(forged[0].id(), keys[1].id());
    expect!["the signature: must fit the archive, and this one by e7620f1842b4e81f was made for other bytes: for another bundle or version, or one of the two was changed"].assert_eq(&refusal(b"test", MINISIGN.as_bytes(), &forged));
    // Beside it the right one is still found.
    let both = [forged[0].clone(), keys[1].clone()];
    let signature = Signature::parse(MINISIGN.as_bytes()).unwrap();
    let found = verify(Cursor::new(b"test"), &signature, &both).unwrap();
    assert!(std::ptr::eq(found, &raw const both[1]));
}

#[test]
fn attack_21_signature_of_another_bundle() {
    let pack = |id: &str| {
        let manifest = format!(r#"{{"id": "{id}", "name": "Demo"}}"#);
        Tar::default().file("plugin.json", manifest.as_bytes()).gz()
    };
    let (good, evil) = (pack("com.example.good"), pack("com.example.evil"));
    let pair = KeyPair::generate_unencrypted_keypair().unwrap();
    let keys = [minisign_key(&pair)];
    let signature = sign(&pair, &good);
    settle(&good, signature.as_bytes(), &keys).unwrap();
    let message = refusal(&evil, signature.as_bytes(), &keys);
    let expected = format!(
        "the signature: must fit the archive, and this one by {} was made for other bytes: for another bundle or version, or one of the two was changed",
        keys[0].id()
    );
    assert_eq!(message, expected);

    let keys = [key(gpg!("rsa.pub.asc"))];
    expect!["the signature: must fit the archive, and this one by ff5d19cacd800b216f7dc161198f21f9db88a03a was made for other bytes: for another bundle or version, or one of the two was changed"].assert_eq(&refusal(&evil, gpg!("rsa.sig"), &keys));
    refusal(b"", gpg!("rsa.sig"), &keys);
    refusal(&BYTES[..BYTES.len() - 1], gpg!("rsa.sig"), &keys);
    refusal(&[BYTES, b"x"].concat(), gpg!("rsa.sig"), &keys);
}

#[test]
fn attack_21_truncated_signature() {
    let keys = [key(gpg!("rsa.pub.asc")), key(MINISIGN_KEY.as_bytes())];
    for signature in [gpg!("rsa.sig"), gpg!("rsa.sig.asc")] {
        // Armor may lack its last line and its sum.
        let n_needed = signature.len() - if signature[0] == b'-' { 40 } else { 0 };
        for length in 0..n_needed {
            settle(BYTES, &signature[..length], &keys).unwrap_err();
        }
    }
    for length in 0..MINISIGN.len() - 1 {
        settle(b"test", &MINISIGN.as_bytes()[..length], &keys).unwrap_err();
    }
}

#[test]
fn attack_21_changed_signature() {
    let keys = [key(gpg!("rsa.pub.asc"))];
    let mut n_refused = 0;
    for at in 0..gpg!("rsa.sig").len() {
        let mut signature = gpg!("rsa.sig").to_owned();
        signature[at] ^= 0x01;
        n_refused += usize::from(settle(BYTES, &signature, &keys).is_err());
    }
    // Only hints that are not signed may differ: the key's short name beside its long one.
    assert!(n_refused >= gpg!("rsa.sig").len() - 16, "{n_refused}");
    let keys = [key(MINISIGN_KEY.as_bytes())];
    let comment = MINISIGN.find("timestamp").unwrap();
    let mut signature = MINISIGN.to_owned();
    signature.replace_range(comment..=comment, "T");
    refusal(b"test", signature.as_bytes(), &keys);
}

#[test]
fn attack_21_weak_signatures() {
    let keys = [key(gpg!("rsa.pub.asc"))];
    expect!["the signature: must use SHA-256 or stronger (gpg --digest-algo SHA512)"]
        .assert_eq(&refusal(BYTES, gpg!("sha1.sig"), &keys));
    expect!["the signature: must be made over bytes, not over text (gpg --detach-sign, without --textmode)"].assert_eq(&refusal(BYTES, gpg!("text.sig"), &keys));
    expect!["the signature: must not have expired, and this one by ff5d19cacd800b216f7dc161198f21f9db88a03a has"].assert_eq(&refusal(BYTES, gpg!("expiring.sig"), &keys));
    let expired = [key(gpg!("expired.pub.asc"))];
    expect!["the signature: must be made while its key was valid, and the key 0d1ad513dc25e90af89f19d8953c3272955370f6 was not then"].assert_eq(&refusal(BYTES, gpg!("late.sig"), &expired));
    expect!["the signature: must be made over the hash of the archive (minisign -SH, or minisign 0.10 and later)"].assert_eq(&signature_refusal(MINISIGN_OF_THE_FILE_ITSELF.as_bytes()));
    let five = gpg!("rsa.sig").repeat(5);
    expect!["the signature: must be a file of at most 4 signatures"]
        .assert_eq(&signature_refusal(&five));
    expect!["the signature: must be at most 64 KiB long"]
        .assert_eq(&signature_refusal(&vec![b'x'; 1 << 20]));
}

#[test]
fn the_archive_streams() {
    struct Watched {
        source: Cursor<Vec<u8>>,
        max_asked: usize,
    }
    impl Read for Watched {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.max_asked = self.max_asked.max(into.len());
            self.source.read(into)
        }
    }
    impl Seek for Watched {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.source.seek(to)
        }
    }
    let pair = KeyPair::generate_unencrypted_keypair().unwrap();
    let keys = [minisign_key(&pair), key(gpg!("rsa.pub.asc"))];
    let bytes = vec![7; 2 << 20];
    let signature = sign(&pair, &bytes);
    for (signature, is_good) in [(signature.as_bytes(), true), (gpg!("rsa.sig"), false)] {
        let signature = Signature::parse(signature).unwrap();
        let mut source = Watched { source: Cursor::new(bytes.clone()), max_asked: 0 };
        // From its beginning, wherever it stands.
        source.source.set_position(100);
        assert_eq!(verify(&mut source, &signature, &keys).is_ok(), is_good);
        assert!((1..=64 << 10).contains(&source.max_asked), "{}", source.max_asked);
    }
}

#[test]
fn the_machine_is_blamed_for_what_it_can_not_read() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    impl Seek for Broken {
        fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
            Ok(0)
        }
    }
    let keys = [key(gpg!("rsa.pub.asc")), key(MINISIGN_KEY.as_bytes())];
    for signature in [gpg!("rsa.sig"), MINISIGN.as_bytes()] {
        let error = verify(Broken, &Signature::parse(signature).unwrap(), &keys).unwrap_err();
        assert!(matches!(error, SignatureError::Read(_)) && !error.is_refusal(), "{error}");
    }
}

fn base64(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::prelude::BASE64_STANDARD.decode(text).unwrap()
}

fn to_base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::prelude::BASE64_STANDARD.encode(bytes)
}
