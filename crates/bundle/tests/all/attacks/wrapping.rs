//! What is wrong around the entries: too little, too much, another format.

use expect_test::{Expect, expect};

use crate::support::{Tar, gz, refusal};

#[track_caller]
fn check(archive: &[u8], expected: &Expect) {
    expected.assert_eq(&refusal(archive));
}

#[test]
fn attack_14_truncated_archive() {
    let tar = Tar::with_manifest().file("webapp/main.js", &[b'x'; 5000]).tar();
    let archive = gz(&tar);
    // Every cut of the gzip is noticed, wherever it falls.
    for length in 0..archive.len() {
        let message = refusal(&archive[..length]);
        assert!(
            message.contains("ends") || message.contains("empty"),
            "{length} of {}: {message}",
            archive.len()
        );
    }
    // And every cut of the tape inside a gzip that is whole.
    for length in (0..tar.len() - 1024).step_by(100).chain([512, 1024, tar.len() - 1024]) {
        refusal(&gz(&tar[..length]));
    }
    check(
        &gz(&tar[..1600]),
        &expect!["`webapp/main.js`: the archive ends in the middle of it; it must be complete"],
    );
    check(
        &gz(&tar[..tar.len() - 1024]),
        &expect!["the archive: must be complete, and the mark at its end is missing"],
    );
    check(b"", &expect!["the archive: must not be empty"]);
}

#[test]
fn attack_14_trailing_garbage() {
    let archive = Tar::with_manifest().gz();
    check(
        &[archive.as_slice(), b"garbage"].concat(),
        &expect!["the archive: must end where its gzip ends, and more bytes follow"],
    );
    check(
        &[archive.as_slice(), &[0; 512]].concat(),
        &expect!["the archive: must end where its gzip ends, and more bytes follow"],
    );
    let behind_the_mark = Tar(Tar::with_manifest().tar()).file("hidden.js", b"evil");
    check(
        &behind_the_mark.gz(),
        &expect!["the archive: must end at its end mark, and more follows it"],
    );
    let lone_zero_block = Tar::with_manifest().raw(&[0; 512]).file("hidden.js", b"evil");
    check(
        &lone_zero_block.gz(),
        &expect!["the archive: must end at its end mark, and more follows it"],
    );
}

#[test]
fn attack_14_concatenated_gzip_members() {
    let archive = Tar::with_manifest().gz();
    check(
        &[archive.as_slice(), &gz(b"")].concat(),
        &expect!["the archive: must be a single gzip, and another one follows"],
    );
    check(
        &[archive.as_slice(), &archive].concat(),
        &expect!["the archive: must be a single gzip, and another one follows"],
    );
    // One tape in two members: half of the readers see half of it.
    let tar = Tar::with_manifest().file("hidden.js", b"evil").tar();
    let (one, two) = tar.split_at(1024);
    check(
        &[gz(one), gz(two)].concat(),
        &expect!["the archive: must be a single gzip, and another one follows"],
    );
}

#[test]
fn attack_14_damaged_or_no_archive() {
    let mut archive = Tar::with_manifest().gz();
    let checksum = archive.len() - 8;
    archive[checksum] ^= 1;
    check(
        &archive,
        &expect![
            "the archive: must be whole, and this one is damaged: its gzip can not be unpacked"
        ],
    );
    check(
        b"PK\x03\x04 a zip file, which people upload",
        &expect!["the archive: must be a .tar.gz, a tar archive packed with gzip"],
    );
    check(
        &Tar::with_manifest().tar(),
        &expect!["the archive: must be a .tar.gz, a tar archive packed with gzip"],
    );
    check(&gz(b"no tape"), &expect!["the archive: must be complete, and this one ends too early"]);
    check(
        &gz(&[b'x'; 2048]),
        &expect!["the archive: a header must hold a checksum that is a number"],
    );
    check(&gz(b""), &expect!["the archive: must be complete, and the mark at its end is missing"]);
    check(
        &gz(&[0; 1024]),
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds no file"
        ],
    );
}
