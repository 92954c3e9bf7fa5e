//! Archives as they are made in the wild, and what is read from them.

use std::{fs, io::Write as _};

use bundle::{Limits, inspect, unpack};
use flate2::{Compression, GzBuilder};
use manifest::Integrity;
use sha2::{Digest as _, Sha256};

use crate::support::{Header, MANIFEST, Tar, accepted, listing, record};

#[test]
fn everything_is_told() {
    let manifest = br#"{"id": "com.example.Demo", "name": "Demo", "version": "1.2.0", "colour": "red", "webapp": {"bundle_path": "webapp/main.js"}}"#;
    let archive = Tar::default()
        .folder("demo/")
        .file("demo/webapp/main.js", b"export {};")
        .file("demo/plugin.json", manifest)
        .file("demo/assets/icon.svg", b"<svg/>")
        .gz();
    let unpacked = accepted(&archive);
    assert_eq!(unpacked.manifest.id, "com.example.demo");
    assert_eq!(unpacked.manifest_name, "plugin.json");
    assert_eq!(unpacked.warnings[0].field, "colour");
    assert_eq!(unpacked.sha256, <[u8; 32]>::from(Sha256::digest(&archive)));
    assert_eq!(unpacked.n_bytes, archive.len() as u64);
    assert_eq!(unpacked.unpacked_bytes, 10 + 6 + manifest.len() as u64);
    let paths: Vec<&str> = unpacked.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["assets/icon.svg", "plugin.json", "webapp/main.js"]);
    let file = unpacked.file("webapp/main.js").unwrap();
    assert_eq!(file.n_bytes, 10);
    assert_eq!(file.sha256, <[u8; 32]>::from(Sha256::digest(b"export {};")));
    assert_eq!(unpacked.file("webapp"), None);
}

#[test]
fn a_pin_is_that_of_the_file() {
    let pin = Integrity::from_digest(Sha256::digest(b"export {};").into());
    let manifest = format!(
        r#"{{"id": "com.example.demo", "name": "Demo", "webapp": {{"bundle_path": "main.js", "integrity": "{pin}"}}}}"#
    );
    let archive =
        Tar::default().file("plugin.json", manifest.as_bytes()).file("main.js", b"export {};");
    assert_eq!(accepted(&archive.gz()).manifest.webapp.unwrap().integrity, Some(pin));
}

#[test]
fn contents_arrive_as_they_were() {
    let long = vec![b'x'; 200_000];
    let archive = Tar::with_manifest()
        .file("empty", b"")
        .file("block", &[b'y'; 512])
        .file("folder/long", &long)
        .gz();
    let dir = tempfile::tempdir().unwrap();
    unpack(archive.as_slice(), &Limits::default(), dir.path()).unwrap();
    let read = |name: &str| fs::read(dir.path().join(name)).unwrap();
    assert_eq!(read("plugin.json"), MANIFEST);
    assert_eq!(read("empty"), b"");
    assert_eq!(read("block"), [b'y'; 512]);
    assert_eq!(read("folder/long"), long);
}

#[test]
fn one_top_folder_is_taken_off_once() {
    let nested = Tar::default()
        .file("demo/demo/demo", b"deep")
        .file("demo/top-0/x", b"")
        .file("demo/plugin.json", MANIFEST)
        .gz();
    let paths: Vec<String> = accepted(&nested).files.into_iter().map(|file| file.path).collect();
    assert_eq!(paths, ["demo/demo", "plugin.json", "top-0/x"]);

    let with_dot =
        Tar::default().folder("./").folder("./demo/").file("./demo/plugin.json", MANIFEST);
    assert_eq!(accepted(&with_dot.gz()).files.len(), 1);
    let at_root = Tar::with_manifest().file("demo/plugin.json", b"no manifest here");
    assert_eq!(accepted(&at_root.gz()).files.len(), 2);
}

#[test]
fn every_name_of_a_manifest_is_read() {
    for (name, text) in [
        ("plugin.yml", "id: com.example.demo\nname: Demo\n"),
        ("plugin.yaml", "id: com.example.demo\nname: Demo\n"),
        ("plugin.json", r#"{"id": "com.example.demo", "name": "Demo"}"#),
    ] {
        let unpacked = accepted(&Tar::default().file(name, text.as_bytes()).gz());
        assert_eq!((unpacked.manifest_name, unpacked.manifest.name.as_str()), (name, "Demo"));
    }
}

#[test]
fn long_names_of_both_kinds_are_read() {
    let long = format!("{}/{}.js", "folder".repeat(20), "file".repeat(30));
    let gnu = Tar::with_manifest()
        .long_name(format!("{long}\0").as_bytes())
        .file(&long[..100], b"gnu")
        .gz();
    assert!(accepted(&gnu).file(&long).is_some());
    let posix =
        Tar::with_manifest().extended(b'x', &record("path", &long)).file("short", b"posix").gz();
    assert!(accepted(&posix).file(&long).is_some());
    // A long name cut off behind a slash is no folder.
    let cut = format!("{}/main.js", "x".repeat(99));
    let cut_gnu = Tar::with_manifest().long_name(cut.as_bytes()).file(&cut[..100], b"gnu").gz();
    assert!(accepted(&cut_gnu).file(&cut).is_some());
    // POSIX's prefix.
    let header = Header::new(b'0', b"main.js").with(345, b"webapp/dist");
    assert!(
        accepted(&Tar::with_manifest().entry(header, b"").gz())
            .file("webapp/dist/main.js")
            .is_some()
    );
    // GNU keeps times where the prefix would be.
    let header = Header::new(b'0', b"main.js").with(257, b"ustar  \0").with(345, b"00000000000\0");
    assert!(accepted(&Tar::with_manifest().entry(header, b"").gz()).file("main.js").is_some());
}

#[test]
fn what_other_programs_add_is_no_obstacle() {
    let mut times = record("mtime", "1700000000.123456789");
    times.extend(record("SCHILY.xattr.user.note", "line\nline"));
    times.extend(record("hdrcharset", "ISO-IR 10646 2000 UTF-8"));
    let archive = Tar::default()
        // git archive
        .extended(b'g', &record("comment", "0123456789abcdef"))
        .extended(b'x', &times)
        .file("plugin.json", MANIFEST)
        // 1979
        .entry(Header::new(0, b"old.js").with(257, &[0; 8]), b"")
        .entry(Header::new(0, b"folder/").with(257, &[0; 8]), b"")
        .folder("inherited/")
        .entry(Header::new(b'5', b"group").mode(0o2775), b"")
        .gz();
    assert_eq!(accepted(&archive).files.len(), 2);
}

#[test]
fn names_and_times_in_the_gzip_are_no_obstacle() {
    let mut gzip = GzBuilder::new()
        .filename("demo.tar")
        .comment("made by hand")
        .extra(b"xx".as_slice())
        .mtime(1_700_000_000)
        .write(Vec::new(), Compression::best());
    gzip.write_all(&Tar::with_manifest().tar()).unwrap();
    accepted(&gzip.finish().unwrap());
    // Some pad the tape to a record of 20 blocks.
    let mut tape = Tar::with_manifest().tar();
    tape.resize(20 * 512, 0);
    accepted(&crate::support::gz(&tape));
}

#[test]
fn a_folder_that_is_used_is_not_unpacked_into() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("mine"), "").unwrap();
    let archive = Tar::with_manifest().gz();
    let error = unpack(archive.as_slice(), &Limits::default(), dir.path()).unwrap_err();
    assert!(!error.is_refusal());
    assert_eq!(error.to_string(), "`.` could not be unpacked into");
    assert_eq!(listing(dir.path()), ["mine"]);

    let error = unpack(archive.as_slice(), &Limits::default(), &dir.path().join("absent"));
    assert!(!error.unwrap_err().is_refusal());
    inspect(archive.as_slice(), &Limits::default()).unwrap();
}
