//! Headers that two readers understand differently.

use expect_test::{Expect, expect};

use crate::support::{Header, Tar, accepted, record, refusal};

#[track_caller]
fn check(archive: Tar, expected: &Expect) {
    expected.assert_eq(&refusal(&archive.gz()));
}

/// CVE-2025-62518: one reader believes the header and sees an archive in the archive, the other does not.
#[test]
fn attack_07_extended_size_against_header_size() {
    let inner = Tar::default().file("smuggled.js", b"evil").without_end();
    let by_header_empty = Tar::with_manifest()
        .extended(b'x', &record("size", &inner.len().to_string()))
        .entry(Header::new(b'0', b"photo.png").size(0), &inner);
    check(
        by_header_empty,
        &expect!["`photo.png`: an extended header must give the size that the header itself gives"],
    );
    let by_extended_empty = Tar::with_manifest()
        .extended(b'x', &record("size", "0"))
        .entry(Header::new(b'0', b"photo.png").size(inner.len() as u64), &inner);
    check(
        by_extended_empty,
        &expect!["`photo.png`: an extended header must give the size that the header itself gives"],
    );
    let by_global = Tar::with_manifest().extended(b'g', &record("size", "0")).file("a", b"evil");
    check(
        by_global,
        &expect!["`PaxHeaders/x`: a global header must not name or size the files after it"],
    );

    let agreeing = Tar::with_manifest().extended(b'x', &record("size", "4")).file("a", b"good");
    assert_eq!(accepted(&agreeing.gz()).files[0].n_bytes, 4);
}

#[test]
fn attack_08_malformed_extended_header() {
    for records in [
        &b"path=a\n"[..],
        b"99 path=a\n",
        b"10 path=a ",
        b"0 path=a\n",
        b"18446744073709551616 path=a\n",
        b"\0\0\0\0",
        b"\xff\xff",
    ] {
        let archive = Tar::with_manifest().extended(b'x', records).file("a", b"").gz();
        assert_eq!(
            refusal(&archive),
            "`PaxHeaders/x`: an extended header must consist of records, each with its length, a key, '=' and a value"
        );
    }
    let extended = |records: &[u8]| Tar::with_manifest().extended(b'x', records).file("a", b"");
    check(
        extended(&record("path", "")),
        &expect!["`PaxHeaders/x`: an extended header must hold a path without NUL"],
    );
    check(
        extended(&record("path", "a\0b")),
        &expect!["`PaxHeaders/x`: an extended header must hold a path without NUL"],
    );
    check(
        extended(&record("path", "../evil.js")),
        &expect!["`../evil.js`: a path must stay inside the bundle"],
    );
    check(
        extended(&[record("path", "a"), record("path", "b")].concat()),
        &expect!["`PaxHeaders/x`: an extended header must hold one path only"],
    );
    check(
        extended(&[record("size", "0"), record("size", "0")].concat()),
        &expect!["`PaxHeaders/x`: an extended header must hold one size only"],
    );
    check(
        extended(&record("size", "-1")),
        &expect!["`PaxHeaders/x`: an extended header must hold a size that is a number"],
    );
    check(
        extended(&record("hdrcharset", "BINARY")),
        &expect!["`PaxHeaders/x`: an extended header must be written in UTF-8"],
    );
    let twice = Tar::with_manifest().extended(b'x', b"").extended(b'x', b"").file("a", b"");
    check(twice, &expect!["`PaxHeaders/x`: an entry must have one extended header only"]);
    check(
        Tar::with_manifest().extended(b'x', &record("path", "a")),
        &expect!["the archive: must have an entry after each extended header"],
    );
    let global = Tar::default().extended(b'g', &record("path", "plugin.json")).file("a", b"{}");
    check(
        global,
        &expect!["`PaxHeaders/x`: a global header must not name or size the files after it"],
    );
    let long = record("comment", &"x".repeat(100_000));
    check(
        Tar::with_manifest().extended(b'x', &long).file("a", b""),
        &expect![
            "`PaxHeaders/x`: a file must be at most 65536 bytes long, and this one has 100016"
        ],
    );
}

#[test]
fn attack_08_malformed_long_name() {
    let named = |name: &[u8]| Tar::with_manifest().long_name(name).file("a", b"");
    check(named(b""), &expect!["``: a long name must not be empty or contain NUL"]);
    check(named(b"\0"), &expect!["``: a long name must not be empty or contain NUL"]);
    check(
        named(b"good.js\0../evil.js\0"),
        &expect![[r#"`good.js\u{0}../evil.js`: a long name must not be empty or contain NUL"#]],
    );
    check(
        named(b"../../evil.js\0"),
        &expect!["`../../evil.js`: a path must stay inside the bundle"],
    );
    check(
        named(&[b'x'; 4096]),
        &expect![
            "`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`: a path must be at most 512 bytes long"
        ],
    );
    check(
        named(&[b'x'; 100_000]),
        &expect![
            "`././@LongLink`: a file must be at most 65536 bytes long, and this one has 100000"
        ],
    );
    check(
        named(b"a.js").long_name(b"b.js"),
        &expect!["the archive: must have an entry after each extended header"],
    );
    let both = Tar::with_manifest().long_name(b"a.js").long_name(b"b.js").file("c", b"");
    check(both, &expect!["`././@LongLink`: an entry must have one long name only"]);
    let mixed =
        Tar::with_manifest().extended(b'x', &record("path", "a")).long_name(b"b").file("c", b"");
    check(mixed, &expect!["`././@LongLink`: an entry must have one long name only"]);
    check(
        Tar::with_manifest().long_name(b"a.js"),
        &expect!["the archive: must have an entry after each extended header"],
    );
    let link = Tar::with_manifest().entry(Header::new(b'K', b"././@LongLink").size(3), b"../");
    check(
        link,
        &expect![
            "`././@LongLink`: only regular files and folders may be in a bundle, and this is a symbolic link"
        ],
    );
}

#[test]
fn attack_08_numbers_that_readers_read_differently() {
    let sized =
        |size: &[u8]| Tar::with_manifest().entry(Header::new(b'0', b"a").with(124, size), b"").gz();
    for size in [
        b"-0000000001\0",
        b"+0000000000\0",
        b"0x000000000\0",
        b"0000 000000\0",
        b"\x80\0\0\x01\0\0\0\0\0\0\0\0",
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
    ] {
        assert_eq!(
            refusal(&sized(size)),
            "the archive: a header must hold a size that is a number"
        );
    }
    let mut damaged = Header::new(b'0', b"a").bytes();
    damaged[0] = b'b';
    check(
        Tar::with_manifest().raw(&damaged),
        &expect![
            "the archive: a header must have the checksum that it holds, and this one is damaged"
        ],
    );
    let folder = Tar::with_manifest().entry(Header::new(b'5', b"webapp").size(512), &[0; 512]);
    check(folder, &expect!["`webapp`: a folder must have no content"]);
    let file_as_folder = Tar::with_manifest().file("webapp/", b"evil");
    check(file_as_folder, &expect!["`webapp/`: a folder must have no content"]);
}

#[test]
fn attack_11_sparse_file() {
    let gnu = Header::new(b'S', b"big.bin").with(257, b"ustar  \0");
    check(
        Tar::with_manifest().entry(gnu, b""),
        &expect![
            "`big.bin`: only regular files and folders may be in a bundle, and this is a sparse file"
        ],
    );
    let mut records = record("GNU.sparse.major", "1");
    records.extend(record("GNU.sparse.realsize", "99999999999"));
    check(
        Tar::with_manifest().extended(b'x', &records).file("a", b""),
        &expect![
            "`PaxHeaders/x`: only regular files and folders may be in a bundle, and this is a sparse file"
        ],
    );
}
