//! Any bytes as a bundle: no panic, short messages, and what is accepted lies in its folder and nowhere else.
//!
//! The first byte says what the others are, as no fuzzer guesses checksums:
//! `g` a whole archive, `t` the tape inside one, everything else a tape whose checksums are made right first.
#![no_main]

use std::{fs, io::Write as _, path::Path};

use bundle::{Limits, Unpacked, inspect, unpack, write};
use flate2::{Compression, write::GzEncoder};
use libfuzzer_sys::fuzz_target;

const LIMITS: Limits = Limits {
    compressed_bytes: 1 << 20,
    unpacked_bytes: 1 << 20,
    entries: 50,
    file_bytes: 1 << 18,
    path_bytes: 200,
    depth: 8,
    manifest_bytes: 1 << 16,
    ratio: 200,
};

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let archive = match kind {
        b'g' => bytes.to_owned(),
        b't' => gz(bytes),
        _ => gz(&with_checksums(bytes.to_owned())),
    };
    match inspect(archive.as_slice(), &LIMITS) {
        Ok(inspected) => check_accepted(&archive, &inspected),
        Err(error) => {
            assert!(error.is_refusal(), "{error}");
            let message = error.to_string();
            assert!(message.len() < 1 << 20);
            // Lists of broken rules have a line for each, and nothing else may write lines.
            assert!(!message.chars().any(|c| c.is_control() && c != '\n'), "{message:?}");
        }
    }
});

fn check_accepted(archive: &[u8], inspected: &Unpacked) {
    let outside = tempfile::tempdir().expect("a folder can be made");
    let inside = outside.path().join("inside");
    fs::create_dir(&inside).expect("a folder can be made");
    let unpacked = unpack(archive, &LIMITS, &inside).expect("what was accepted is accepted again");
    assert_eq!((&unpacked.files, unpacked.sha256), (&inspected.files, inspected.sha256));
    assert_eq!(fs::read_dir(outside.path()).expect("it is there").count(), 1);
    let mut found = Vec::new();
    list(&inside, "", &mut found);
    found.sort();
    let told = unpacked.files.iter().map(|file| (file.path.clone(), file.n_bytes));
    assert_eq!(found, told.collect::<Vec<_>>());

    let mut packed = Vec::new();
    write(&inside, "again", &mut packed).expect("what was unpacked can be packed");
    let again = inspect(packed.as_slice(), &Limits::default()).expect("what was packed is fine");
    assert_eq!(again.files, unpacked.files);
}

fn list(dir: &Path, prefix: &str, found: &mut Vec<(String, u64)>) {
    for entry in fs::read_dir(dir).expect("it is there") {
        let entry = entry.expect("it can be listed");
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_str().expect("names are UTF-8"));
        let metadata = fs::symlink_metadata(entry.path()).expect("it is there");
        if metadata.is_dir() {
            list(&entry.path(), &format!("{path}/"), found);
        } else {
            assert!(metadata.is_file(), "{path} is something else");
            found.push((path, metadata.len()));
        }
    }
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::none());
    gzip.write_all(bytes).expect("memory takes everything");
    gzip.finish().expect("memory takes everything")
}

/// Walks from header to header as a reader does.
fn with_checksums(mut tape: Vec<u8>) -> Vec<u8> {
    let mut at = 0;
    while let Some(block) = tape.get_mut(at..at + 512) {
        if block.iter().any(|byte| *byte != 0) {
            block[148..156].fill(b' ');
            let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
            block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        }
        let size = block[124..136].iter().take_while(|byte| matches!(byte, b'0'..=b'7'));
        let size = size.fold(0_usize, |sum, digit| sum * 8 + usize::from(digit - b'0'));
        at = at.saturating_add(512).saturating_add(size.next_multiple_of(512));
        if at > tape.len() {
            break;
        }
    }
    tape
}
