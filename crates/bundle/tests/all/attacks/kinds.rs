//! Entries that are no files: links, devices, programs with rights.

use std::fs;

use bundle::{Limits, unpack};
use expect_test::expect;

use crate::support::{Header, Tar, listing, record, refusal};

#[test]
fn attack_04_file_through_a_symlink() {
    let archive = Tar::with_manifest().link(b'2', "out", "..").file("out/evil.js", b"evil").gz();
    expect![
        "`out`: only regular files and folders may be in a bundle, and this is a symbolic link"
    ]
    .assert_eq(&refusal(&archive));
    let absolute = Tar::with_manifest().link(b'2', "out", "/tmp").file("out/evil.js", b"evil").gz();
    expect![
        "`out`: only regular files and folders may be in a bundle, and this is a symbolic link"
    ]
    .assert_eq(&refusal(&absolute));
    // With a name and a target that only extended headers tell.
    let mut records = record("path", "webapp/out");
    records.extend(record("linkpath", "../../.."));
    let extended = Tar::with_manifest().extended(b'x', &records).link(b'2', "x", "y").gz();
    expect!["`webapp/out`: only regular files and folders may be in a bundle, and this is a symbolic link"].assert_eq(&refusal(&extended));
}

#[test]
fn attack_05_hard_link_to_the_outside() {
    let archive = Tar::with_manifest().link(b'1', "passwd", "/etc/passwd").gz();
    expect!["`passwd`: only regular files and folders may be in a bundle, and this is a hard link"]
        .assert_eq(&refusal(&archive));
    let up = Tar::with_manifest().link(b'1', "secret", "../secret").file("secret", b"evil").gz();
    expect!["`secret`: only regular files and folders may be in a bundle, and this is a hard link"]
        .assert_eq(&refusal(&up));
}

/// CVE-2026-33056: the folder's mode was given to what the link points to.
#[test]
fn attack_06_symlink_then_folder_of_its_name() {
    let archive = Tar::with_manifest()
        .link(b'2', "out", "..")
        .entry(Header::new(b'5', b"out").mode(0o777), b"")
        .gz();
    expect![
        "`out`: only regular files and folders may be in a bundle, and this is a symbolic link"
    ]
    .assert_eq(&refusal(&archive));
}

#[test]
fn attack_13_devices_and_pipes() {
    for (kind, what) in [(b'3', "a device"), (b'4', "a device"), (b'6', "a named pipe")] {
        let archive = Tar::with_manifest().link(kind, "dev/x", "").gz();
        let expected = format!(
            "`dev/x`: only regular files and folders may be in a bundle, and this is {what}"
        );
        assert_eq!(refusal(&archive), expected);
    }
    for kind in [b'7', b'D', b'M', b'N', b'V', b'X', b'A', 0xff] {
        let archive = Tar::with_manifest().link(kind, "odd", "").gz();
        let expected =
            "`odd`: only regular files and folders may be in a bundle, and this is something else";
        assert_eq!(refusal(&archive), expected, "{}", char::from(kind));
    }
}

#[test]
fn attack_13_setuid() {
    for mode in [0o4755, 0o2755, 0o6777] {
        let header = Header::new(b'0', b"server/plugin").mode(mode);
        assert_eq!(
            refusal(&Tar::with_manifest().entry(header, b"").gz()),
            "`server/plugin`: only regular files and folders may be in a bundle, and this is a program that runs as its owner (setuid)"
        );
    }
    let header = Header::new(b'0', b"server/plugin").with(100, b"rwxr-xr-");
    expect!["`server/plugin`: a header must hold a mode that is a number"]
        .assert_eq(&refusal(&Tar::with_manifest().entry(header, b"").gz()));
}

#[cfg(unix)]
#[test]
fn attack_13_the_mode_of_the_archive_is_not_used() {
    use std::os::unix::fs::PermissionsExt as _;

    let manifest =
        br#"{"id": "com.example.demo", "name": "Demo", "server": {"executable": "server/run"}}"#;
    let archive = Tar::default()
        .file("plugin.json", manifest)
        .entry(Header::new(b'0', b"open.js").mode(0o1777), b"")
        .entry(Header::new(b'0', b"closed.js").mode(0), b"")
        .entry(Header::new(b'5', b"closed").mode(0), b"")
        .file("closed/inside.js", b"")
        .file("server/run", b"")
        .gz();
    let dir = tempfile::tempdir().unwrap();
    unpack(archive.as_slice(), &Limits::default(), dir.path()).unwrap();
    let mode = |name: &str| fs::metadata(dir.path().join(name)).unwrap().permissions().mode();
    // What others may is the business of the umask.
    assert_eq!(mode("open.js") & 0o7711, 0o600);
    assert_eq!(mode("closed.js") & 0o7711, 0o600);
    assert_eq!(mode("closed/inside.js") & 0o7711, 0o600);
    assert_eq!(mode("server/run") & 0o7777, 0o755);
    assert_eq!(listing(dir.path()).len(), 5);
}
