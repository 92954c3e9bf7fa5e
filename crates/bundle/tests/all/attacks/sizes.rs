//! Archives made to fill a disk or the memory.

use std::io::Write as _;

use bundle::Limits;
use expect_test::expect;
use flate2::{Compression, write::GzEncoder};

use crate::support::{Header, Tar, refusal, refusal_within, try_unpack};

#[test]
fn attack_09_gzip_bomb() {
    let zeros = vec![0; 20 << 20];
    let archive = small(&Tar::with_manifest().file("zeros.bin", &zeros).tar());
    assert!(zeros.len() / archive.len() > 200, "{}", archive.len());
    expect!["the archive: must not unpack to more than 200 times its length"]
        .assert_eq(&refusal(&archive));
    // A bomb whose headers are the load.
    let mut folders = Tar::with_manifest();
    for _ in 0..20_000 {
        folders = folders.extended(b'g', b"");
    }
    expect!["the archive: must not unpack to more than 200 times its length"]
        .assert_eq(&refusal(&small(&folders.tar())));
    // And one whose load lies behind the end mark.
    expect!["the archive: must not unpack to more than 200 times its length"]
        .assert_eq(&refusal(&small(&Tar::with_manifest().raw(&zeros).tar())));
}

#[test]
fn attack_09_limits_hold_while_it_streams() {
    let noise: Vec<u8> =
        (0..100_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let archive = Tar::with_manifest().file("noise.bin", &noise).gz();
    let limits = Limits { unpacked_bytes: 300_000, ..Limits::default() };
    expect!["the archive: must unpack to at most 300000 bytes"]
        .assert_eq(&refusal_within(&archive, &limits));
    let limits = Limits { compressed_bytes: 100_000, ..Limits::default() };
    expect!["the archive: must be at most 100000 bytes long"]
        .assert_eq(&refusal_within(&archive, &limits));
    // Exactly at the limits it is fine.
    let n_tape = 512 + 512 + 512 + noise.len().next_multiple_of(512) + 1024;
    let limits = Limits {
        compressed_bytes: archive.len() as u64,
        unpacked_bytes: n_tape as u64,
        entries: 2,
        file_bytes: noise.len() as u64,
        path_bytes: "plugin.json".len(),
        depth: 1,
        manifest_bytes: crate::support::MANIFEST.len(),
        ..Limits::default()
    };
    try_unpack(&archive, &limits).unwrap();
    for limits in [
        Limits { compressed_bytes: limits.compressed_bytes - 1, ..limits },
        Limits { unpacked_bytes: limits.unpacked_bytes - 1, ..limits },
        Limits { entries: 1, ..limits },
        Limits { file_bytes: limits.file_bytes - 1, ..limits },
        Limits { path_bytes: limits.path_bytes - 1, ..limits },
        Limits { depth: 0, ..limits },
        Limits { manifest_bytes: limits.manifest_bytes - 1, ..limits },
    ] {
        refusal_within(&archive, &limits);
    }
}

#[test]
fn attack_10_many_tiny_files() {
    // Ten thousand are too slow to write in a test.
    let limits = Limits { entries: 500, ..Limits::default() };
    let mut archive = Tar::with_manifest();
    for number in 0..500 {
        archive = archive.file(&format!("{number}"), b"");
    }
    expect!["`499`: an archive must hold at most 500 files and folders, and this is one more"]
        .assert_eq(&refusal_within(&archive.gz(), &limits));
    let mut archive = Tar::with_manifest();
    for _ in 0..10_000 {
        archive = archive.folder("a");
    }
    expect!["`a`: an archive must hold at most 10000 files and folders, and this is one more"]
        .assert_eq(&refusal(&archive.gz()));
}

#[test]
fn attack_10_deep_and_long_paths() {
    let deep = Tar::with_manifest().long_name("a/".repeat(40).as_bytes()).folder("x").gz();
    expect!["`a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/`: a path must be at most 32 names deep"].assert_eq(&refusal(&deep));
    let long = ["x".repeat(200), "y".repeat(200), "z".repeat(200)].join("/");
    let long = Tar::with_manifest().long_name(long.as_bytes()).file("x", b"").gz();
    expect!["`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`: a path must be at most 512 bytes long"].assert_eq(&refusal(&long));
}

#[test]
fn attack_11_huge_declared_size() {
    let declared = |n_bytes: u64| {
        let header = Header::new(b'0', b"huge.bin").size(n_bytes);
        refusal(&Tar::with_manifest().entry(header, b"little").gz())
    };
    expect!["`huge.bin`: a file must be at most 157286400 bytes long, and this one has 8589934591"]
        .assert_eq(&declared(0o777_7777_7777));
    expect!["`huge.bin`: the archive ends in the middle of it; it must be complete"]
        .assert_eq(&declared(3000));
    let binary = Header::new(b'0', b"huge.bin")
        .with(124, &[0x80, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    expect!["`huge.bin`: a file must be at most 157286400 bytes long, and this one has 18446744073709551615"].assert_eq(&refusal(&Tar::with_manifest().entry(binary, b"").gz()));
    // Each within its limit, all together above theirs.
    let limits = Limits { unpacked_bytes: 10_000, ..Limits::default() };
    let header = Header::new(b'0', b"half.bin").size(9_000);
    let archive = Tar::with_manifest().entry(header, b"").gz();
    expect!["the archive: must unpack to at most 10000 bytes"]
        .assert_eq(&refusal_within(&archive, &limits));
}

/// As small as it gets.
fn small(tar: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(tar).unwrap();
    gzip.finish().unwrap()
}
