//! For all trees and all damages: what is packed comes back, and nothing else gets anywhere.

use std::{collections::BTreeMap, fs};

use bundle::{Limits, unpack, write};
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::Index,
};

use crate::support::{Header, MANIFEST, Tar, gz, listing, try_unpack};

/// Names that do not collide: a folder never has an ending, a file always.
fn tree() -> impl Strategy<Value = BTreeMap<String, Vec<u8>>> {
    let path = "([a-z]{1,8}/){0,3}[a-z]{1,60}\\.[a-z]{2,3}";
    btree_map(path, vec(any::<u8>(), 0..2000), 0..8).prop_filter("no devices", |tree| {
        tree.keys().all(|path| {
            path.split(['/', '.']).all(|name| !matches!(name, "con" | "nul" | "aux" | "prn"))
        })
    })
}

fn packed(tree: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    for (path, content) in tree {
        let place = dir.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, content).unwrap();
    }
    fs::write(dir.path().join("plugin.json"), MANIFEST).unwrap();
    let mut archive = Vec::new();
    write(dir.path(), "demo", &mut archive).unwrap();
    archive
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_packed_comes_back(tree in tree()) {
        let archive = packed(&tree);
        prop_assert_eq!(&archive, &packed(&tree));
        let dir = tempfile::tempdir().unwrap();
        let unpacked = unpack(archive.as_slice(), &Limits::default(), dir.path()).unwrap();
        let mut expected = tree;
        expected.insert(String::from("plugin.json"), MANIFEST.to_owned());
        let paths: Vec<&String> = expected.keys().collect();
        prop_assert_eq!(listing(dir.path()), paths.into_iter().cloned().collect::<Vec<_>>());
        for (path, content) in &expected {
            prop_assert_eq!(&fs::read(dir.path().join(path)).unwrap(), content);
            prop_assert_eq!(unpacked.file(path).unwrap().n_bytes, content.len() as u64);
        }
    }

    #[test]
    fn no_damage_of_the_archive_gets_out(
        tree in tree(),
        damages in vec((any::<Index>(), any::<u8>()), 1..8),
    ) {
        let mut archive = packed(&tree);
        for (at, byte) in damages {
            let at = at.index(archive.len());
            archive[at] = byte;
        }
        // It may even be all right, if the bytes are the old ones; what counts is checked inside.
        let _ = try_unpack(&archive, &Limits::default());
    }

    #[test]
    fn no_damage_of_the_tape_gets_out(
        damages in vec((any::<Index>(), any::<u8>()), 1..8),
        cut in any::<Index>(),
    ) {
        // Checksums are made after the damage, so that it reaches what lies behind.
        let mut bytes = Vec::new();
        for mut header in [
            Header::new(b'x', b"x").size(20),
            Header::new(b'0', b"plugin.json").size(MANIFEST.len() as u64),
            Header::new(b'L', b"x").size(20),
            Header::new(b'0', b"webapp/main.js").size(5),
        ] {
            for (at, byte) in &damages {
                header.set(at.index(512), &[*byte]);
            }
            bytes.extend(header.bytes());
            bytes.extend(b"20 path=plugin.json\n");
            bytes.resize(bytes.len().next_multiple_of(512), 0);
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let _ = try_unpack(&gz(&bytes), &Limits::default());
    }

    #[test]
    fn no_name_gets_out(name in vec(prop_oneof![any::<u8>(), Just(b'.'), Just(b'/'), Just(b'\\')], 0..60)) {
        let archive = Tar::with_manifest().long_name(&name).file("x", b"evil").gz();
        let _ = try_unpack(&archive, &Limits::default());
    }

    #[test]
    fn no_record_gets_out(records in vec(any::<u8>(), 0..60), path in "[./\\\\a]{0,8}") {
        let archive = |records: &[u8]| Tar::with_manifest().extended(b'x', records).file("x", b"").gz();
        let _ = try_unpack(&archive(&records), &Limits::default());
        let record = crate::support::record("path", &path);
        let _ = try_unpack(&archive(&record), &Limits::default());
    }

    #[test]
    fn any_bytes_are_settled(bytes in vec(any::<u8>(), 0..2000)) {
        let _ = try_unpack(&bytes, &Limits::default());
        let _ = try_unpack(&gz(&bytes), &Limits::default());
    }
}
