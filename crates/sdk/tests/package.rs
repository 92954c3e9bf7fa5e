//! The npm package beside this crate: what both have in common exists once, here or in `contracts`.
#![cfg(not(target_arch = "wasm32"))]

#[path = "package/bundle.rs"]
mod bundle;

use std::{fs, io, path::Path};

use expect_test::expect_file;

const TOKENS: &str = include_str!("../js/fake_host/tokens.js");
const TYPES: &str = include_str!("../../contracts/types/mortise.d.ts");

#[test]
fn the_package_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (ours, copy) = (root.join("crates/sdk/js"), root.join("packages/plugin/testing"));
    for name in
        [&["fake_host.js".to_owned(), "stage.js".to_owned()][..], &parts(&ours).unwrap()].concat()
    {
        let text = fs::read_to_string(ours.join(&name)).unwrap();
        expect_file![copy.join(&name)].assert_eq(&text);
    }
    assert_eq!(
        parts(&ours).unwrap(),
        parts(&copy).unwrap(),
        "packages/plugin/testing has a part too many"
    );
    expect_file!["../../../packages/plugin/mortise.d.ts"].assert_eq(TYPES);
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let ours = fs::read_to_string(root.join(licence)).unwrap();
        let copy = fs::read_to_string(root.join("packages/plugin").join(licence)).unwrap();
        assert_eq!(ours, copy, "{licence}");
    }
}

/// The parts of the fake host, `fake_host/rules.js` and so on.
fn parts(place: &Path) -> io::Result<Vec<String>> {
    let mut names = fs::read_dir(place.join("fake_host"))?
        .map(|entry| Ok(format!("fake_host/{}", entry?.file_name().display())))
        .collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

#[test]
fn the_fake_host_of_programs_is_fresh() {
    let js = Path::new(env!("CARGO_MANIFEST_DIR")).join("js");
    expect_file!["../js/fake_host.bundle.js"].assert_eq(&bundle::bundle(&js));
}

#[test]
fn the_package_has_the_version_of_the_workspace() {
    let package = include_str!("../../../packages/plugin/package.json");
    let expected = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(package.contains(&expected), "packages/plugin/package.json must say {expected}");
}

#[test]
fn the_fake_host_knows_the_tokens_of_the_page() {
    let (_, list) = TOKENS.split_once("export const TOKENS = [").unwrap();
    let (list, _) = list.split_once("];").unwrap();
    let names: Vec<&str> = list
        .split(',')
        .map(|name| name.trim().trim_matches('\''))
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(names, contracts::TOKENS, "write contracts::TOKENS into js/fake_host/tokens.js");
}
