//! The npm package beside this crate: what both have in common exists once, here or in `contracts`.
#![cfg(not(target_arch = "wasm32"))]

use expect_test::expect_file;

const FAKE_HOST: &str = include_str!("../js/fake_host.js");
const STAGE: &str = include_str!("../js/stage.js");
const TYPES: &str = include_str!("../../contracts/types/mortise.d.ts");

#[test]
fn the_package_is_fresh() {
    expect_file!["../../../packages/plugin/testing/fake_host.js"].assert_eq(FAKE_HOST);
    expect_file!["../../../packages/plugin/testing/stage.js"].assert_eq(STAGE);
    expect_file!["../../../packages/plugin/mortise.d.ts"].assert_eq(TYPES);
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let ours = std::fs::read_to_string(root.join(licence)).unwrap();
        let copy = std::fs::read_to_string(root.join("packages/plugin").join(licence)).unwrap();
        assert_eq!(ours, copy, "{licence}");
    }
}

#[test]
fn the_package_has_the_version_of_the_workspace() {
    let package = include_str!("../../../packages/plugin/package.json");
    let expected = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(package.contains(&expected), "packages/plugin/package.json must say {expected}");
}

#[test]
fn the_fake_host_knows_the_tokens_of_the_page() {
    let (_, list) = FAKE_HOST.split_once("export const TOKENS = [").unwrap();
    let (list, _) = list.split_once("];").unwrap();
    let names: Vec<&str> = list
        .split(',')
        .map(|name| name.trim().trim_matches('\''))
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(names, contracts::TOKENS, "write contracts::TOKENS into js/fake_host.js");
}
