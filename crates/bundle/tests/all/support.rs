//! Archives made byte by byte, since no library makes those that attackers make.

use std::{fs, io::Write as _, path::Path};

use bundle::{Error, Limits, Unpacked, inspect, unpack};
use flate2::{Compression, write::GzEncoder};

pub(crate) const MANIFEST: &[u8] = br#"{"id": "com.example.demo", "name": "Demo"}"#;

/// A tar archive under construction.
#[derive(Clone, Default)]
pub(crate) struct Tar(pub(crate) Vec<u8>);

impl Tar {
    /// One that holds a manifest at its root.
    pub(crate) fn with_manifest() -> Self {
        Self::default().file("plugin.json", MANIFEST)
    }

    pub(crate) fn file(self, name: &str, content: &[u8]) -> Self {
        self.entry(Header::new(b'0', name.as_bytes()).size(content.len() as u64), content)
    }

    pub(crate) fn folder(self, name: &str) -> Self {
        self.entry(Header::new(b'5', name.as_bytes()), b"")
    }

    pub(crate) fn link(self, kind: u8, name: &str, target: &str) -> Self {
        self.entry(Header::new(kind, name.as_bytes()).link(target), b"")
    }

    /// An extended header with these records, whatever they are.
    pub(crate) fn extended(self, kind: u8, records: &[u8]) -> Self {
        let header = Header::new(kind, b"PaxHeaders/x").size(records.len() as u64);
        self.entry(header, records)
    }

    pub(crate) fn long_name(self, name: &[u8]) -> Self {
        self.entry(Header::new(b'L', b"././@LongLink").size(name.len() as u64), name)
    }

    /// A header and what follows it, which need not fit.
    pub(crate) fn entry(mut self, header: Header, content: &[u8]) -> Self {
        self.0.extend(header.bytes());
        self.0.extend(content);
        self.0.resize(self.0.len().next_multiple_of(512), 0);
        self
    }

    pub(crate) fn raw(mut self, bytes: &[u8]) -> Self {
        self.0.extend(bytes);
        self
    }

    /// With the mark at its end, packed.
    pub(crate) fn gz(self) -> Vec<u8> {
        gz(&self.tar())
    }

    pub(crate) fn tar(mut self) -> Vec<u8> {
        self.0.resize(self.0.len() + 1024, 0);
        self.0
    }

    pub(crate) fn without_end(self) -> Vec<u8> {
        self.0
    }
}

/// A header of POSIX's format.
#[derive(Clone)]
pub(crate) struct Header([u8; 512]);

impl Header {
    pub(crate) fn new(kind: u8, name: &[u8]) -> Self {
        let mut header = Self([0; 512]);
        header.set(0, name);
        header.set(100, b"0000644\0");
        header.set(108, b"0000000\0");
        header.set(116, b"0000000\0");
        header.set(136, b"00000000000\0");
        header.set(156, &[kind]);
        header.set(257, b"ustar\x0000");
        header.size(0)
    }

    pub(crate) fn size(mut self, n_bytes: u64) -> Self {
        self.set(124, format!("{n_bytes:011o}\0").as_bytes());
        self
    }

    pub(crate) fn mode(mut self, mode: u32) -> Self {
        self.set(100, format!("{mode:07o}\0").as_bytes());
        self
    }

    pub(crate) fn link(mut self, target: &str) -> Self {
        self.set(157, target.as_bytes());
        self
    }

    pub(crate) fn set(&mut self, at: usize, bytes: &[u8]) {
        self.0[at..at + bytes.len()].copy_from_slice(bytes);
    }

    pub(crate) fn with(mut self, at: usize, bytes: &[u8]) -> Self {
        self.set(at, bytes);
        self
    }

    /// With its checksum.
    pub(crate) fn bytes(mut self) -> [u8; 512] {
        self.set(148, b"        ");
        let sum: u32 = self.0.iter().map(|byte| u32::from(*byte)).sum();
        self.set(148, format!("{sum:06o}\0 ").as_bytes());
        self.0
    }
}

/// A record of an extended header, with its right length.
pub(crate) fn record(key: &str, value: &str) -> Vec<u8> {
    let rest = format!(" {key}={value}\n");
    let mut length = rest.len();
    while length != rest.len() + length.to_string().len() {
        length = rest.len() + length.to_string().len();
    }
    format!("{length}{rest}").into_bytes()
}

pub(crate) fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// Unpacks in a folder beside which another stands, and checks that nothing got out.
#[track_caller]
pub(crate) fn try_unpack(archive: &[u8], limits: &Limits) -> Result<Unpacked, Error> {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret"), "not yours").unwrap();
    let inside = outside.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let unpacked = unpack(archive, limits, &inside);

    let mut names = listing(outside.path());
    names.retain(|name| !name.starts_with("inside/"));
    assert_eq!(names, ["secret"]);
    assert_eq!(fs::read_to_string(outside.path().join("secret")).unwrap(), "not yours");
    match (&unpacked, inspect(archive, limits)) {
        (Ok(unpacked), Ok(inspected)) => {
            assert_eq!(unpacked.sha256, inspected.sha256);
            assert_eq!(unpacked.files, inspected.files);
            let paths: Vec<&str> = unpacked.files.iter().map(|file| file.path.as_str()).collect();
            assert_eq!(listing(&inside), paths);
        }
        (Err(unpacked), Err(inspected)) => {
            assert_eq!(unpacked.to_string(), inspected.to_string());
            assert!(unpacked.is_refusal(), "{unpacked}");
        }
        (unpacked, inspected) => panic!("{unpacked:?}, but {inspected:?}"),
    }
    unpacked
}

/// The message of an archive that must be refused.
#[track_caller]
pub(crate) fn refusal(archive: &[u8]) -> String {
    refusal_within(archive, &Limits::default())
}

#[track_caller]
pub(crate) fn refusal_within(archive: &[u8], limits: &Limits) -> String {
    match try_unpack(archive, limits) {
        Ok(unpacked) => panic!("should be refused, but is {unpacked:?}"),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
pub(crate) fn accepted(archive: &[u8]) -> Unpacked {
    try_unpack(archive, &Limits::default()).unwrap()
}

/// The files below a folder, by path; what is no plain file is told.
pub(crate) fn listing(dir: &Path) -> Vec<String> {
    let mut names = Vec::new();
    list(dir, "", &mut names);
    names.sort();
    names
}

fn list(dir: &Path, prefix: &str, names: &mut Vec<String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            list(&entry.path(), &format!("{name}/"), names);
        } else {
            names.push(if kind.is_file() { name } else { format!("{name} is {kind:?}") });
        }
    }
}
