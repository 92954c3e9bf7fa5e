//! What Cargo and rustc said, as golden texts.

use std::path::Path;

use super::*;

/// Two errors, a warning of ours, one of the SDK, one in a macro of another crate, an artifact.
const MESSAGES: &str = include_str!("messages.jsonl");

#[test]
fn messages_become_diagnostics_with_the_authors_places() {
    let read = read(MESSAGES, Path::new("/home/mira/card"));
    let errors: Vec<String> = read.errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        errors,
        ["src/lib.rs:12:5: expected `;`, found `}`", "src/card.rs:40:13: mismatched types",]
    );
    assert!(read.errors[0].rendered.contains("--> src/lib.rs:12:5"));
    let warnings: Vec<String> = read.compiled.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings, ["src/lib.rs:3:5: unused import: `std::fmt`"]);
    assert_eq!(read.compiled.wasm_bindgen.as_deref(), Some("0.2.130"));
    let wasm = read.compiled.wasm.unwrap();
    assert_eq!(
        wasm,
        Path::new("/home/mira/card/target/wasm32-unknown-unknown/mortise-dev/card.wasm")
    );
}

#[test]
fn a_missing_target_is_told_with_the_way_out() {
    let message = mended("can't find crate for `core`");
    assert!(message.contains("rustup target add wasm32-unknown-unknown"), "{message}");
}

#[test]
fn cargos_own_words_are_told_when_no_compiler_spoke() {
    let said = "    Updating crates.io index\nerror: failed to parse manifest at `/p/Cargo.toml`\n\nCaused by:\n  no targets specified in the manifest\n";
    let diagnostic = of_cargo(said);
    assert_eq!(
        diagnostic.to_string(),
        "Cargo.toml: failed to parse manifest at `/p/Cargo.toml`: no targets specified in the manifest"
    );
    assert_eq!(diagnostic.rendered, said.trim_end());
    let placed = of_cargo("error: invalid table header\n --> Cargo.toml:3:1\n");
    assert_eq!(placed.place(), "Cargo.toml:3:1");
    let offline = of_cargo("error: failed to download from `https://example.test`\n");
    assert!(offline.message.ends_with("which needs the network"), "{offline}");
}
