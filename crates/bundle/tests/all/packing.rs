//! Folders packed into archives.

use std::{
    fs::{self, FileTimes},
    path::Path,
    time::{Duration, SystemTime},
};

use bundle::{Error, Limits, inspect, write};
use expect_test::expect;
use sha2::{Digest as _, Sha256};

use crate::support::{MANIFEST, accepted};

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    dir
}

fn pack(dir: &Path) -> Vec<u8> {
    let mut archive = Vec::new();
    let written = write(dir, "demo", &mut archive).unwrap();
    assert_eq!(written.n_bytes, archive.len() as u64);
    assert_eq!(written.sha256, <[u8; 32]>::from(Sha256::digest(&archive)));
    archive
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let one = folder(&[("plugin.json", MANIFEST), ("webapp/card.js", b"card")]);
    // Another order of creation, another place, another time.
    let two = folder(&[("webapp/card.js", b"card"), ("plugin.json", MANIFEST)]);
    let yesterday = SystemTime::now() - Duration::from_secs(86_400);
    let file = fs::File::options().write(true).open(two.path().join("plugin.json")).unwrap();
    file.set_times(FileTimes::new().set_modified(yesterday)).unwrap();
    assert_eq!(pack(one.path()), pack(two.path()));

    fs::write(two.path().join("webapp/card.js"), "changed").unwrap();
    assert_ne!(pack(one.path()), pack(two.path()));
}

#[test]
fn the_bytes_do_not_drift() {
    let dir = folder(&[("plugin.json", MANIFEST), ("webapp/card.js", &[b'x'; 5000])]);
    let hash: String =
        Sha256::digest(pack(dir.path())).iter().map(|byte| format!("{byte:02x}")).collect();
    // When this changes, every bundle gets a new hash although its content is the same.
    expect!["31a5b4902f4b3de45b7d078614b89c216d1218a30abf94a06a0bbf8c91a79933"].assert_eq(&hash);
}

#[test]
fn what_is_packed_can_be_unpacked() {
    let long = format!("{}/{}.js", "folder".repeat(20), "file".repeat(30));
    let dir = folder(&[("plugin.json", MANIFEST), (&long, b"long"), ("empty", b"")]);
    fs::create_dir(dir.path().join("left-out")).unwrap();
    let unpacked = accepted(&pack(dir.path()));
    let paths: Vec<&str> = unpacked.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["empty", long.as_str(), "plugin.json"]);
}

#[test]
fn programs_are_marked_for_those_who_take_the_mode() {
    let manifest =
        br#"{"id": "com.example.demo", "name": "Demo", "server": {"executable": "server/run"}}"#;
    let dir = folder(&[("plugin.json", manifest), ("server/run", b""), ("server/data", b"")]);
    let archive = pack(dir.path());
    let mut tape = tar::Archive::new(flate2::read::GzDecoder::new(archive.as_slice()));
    let modes: Vec<(String, u32)> = tape
        .entries()
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.path().unwrap().display().to_string(), entry.header().mode().unwrap())
        })
        .collect();
    let expected =
        [("demo/plugin.json", 0o644), ("demo/server/data", 0o644), ("demo/server/run", 0o755)];
    assert_eq!(modes, expected.map(|(name, mode)| (name.to_owned(), mode)));
}

#[test]
fn what_could_not_be_unpacked_is_not_packed() {
    let message = |files: &[(&str, &[u8])]| {
        write(folder(files).path(), "demo", Vec::new()).unwrap_err().to_string()
    };
    expect![[r#"`demo/webapp/a:b.js`: a name must not contain ':', '*', '?', '"', '<', '>', '|', '%' or '#', which mean something to a system or in an address"#]].assert_eq(&message(&[("webapp/a:b.js", b"")]));
    expect!["`demo/a.js`: a name must be used once, and `demo/A.js` differs from it only as some file systems do not see (capitals, accents)"].assert_eq(&message(&[("a.js", b""), ("A.js", b"")]));
    let error = write(folder(&[("a", b"")]).path(), "..", Vec::new()).unwrap_err();
    expect!["`../a`: a path must stay inside the bundle"].assert_eq(&error.to_string());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let dir = folder(&[("plugin.json", MANIFEST)]);
    std::os::unix::fs::symlink("/etc/passwd", dir.path().join("passwd")).unwrap();
    let error = write(dir.path(), "demo", Vec::new()).unwrap_err();
    expect!["`demo/passwd`: only regular files and folders may be in a bundle, and this is a symbolic link"].assert_eq(&error.to_string());
}

#[test]
fn the_machine_is_blamed_for_what_it_can_not_do() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let dir = folder(&[("plugin.json", MANIFEST)]);
    let error = write(dir.path(), "demo", Full).unwrap_err();
    assert!(matches!(error, Error::Write(_)) && !error.is_refusal(), "{error}");
    let error = write(&dir.path().join("absent"), "demo", Vec::new()).unwrap_err();
    assert!(matches!(error, Error::File { .. }) && !error.is_refusal(), "{error}");

    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::ConnectionReset.into())
        }
    }
    let half = pack(dir.path());
    let source = std::io::Read::chain(&half[..half.len() / 2], Broken);
    let error = inspect(source, &Limits::default()).unwrap_err();
    assert!(matches!(error, Error::Read(_)) && !error.is_refusal(), "{error}");
}
