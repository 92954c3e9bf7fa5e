//! Any bytes as a manifest, in JSON and YAML: no panic, short messages, and what is accepted survives a round trip.
#![no_main]

use libfuzzer_sys::fuzz_target;
use manifest::{ClientManifest, Format, Integrity, Limits, Manifest};

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Json, Format::Yaml] {
        match Manifest::parse(bytes, format, Limits::default()) {
            Ok(parsed) => check_accepted(&parsed.manifest),
            Err(errors) => {
                assert!(!errors.refusals().is_empty());
                // A hundred lines, each of a path and a value that are shortened.
                assert!(errors.to_string().len() < 1 << 20);
            }
        }
    }
    if let Ok(value) = serde_json::from_slice(bytes) {
        let _ = ClientManifest::from_value(&value);
    }
});

fn check_accepted(manifest: &Manifest) {
    let text = serde_json::to_string(manifest).expect("a manifest can be written");
    let again = Manifest::parse_json(&text).expect("what was accepted is accepted again");
    assert_eq!(*manifest, again.manifest);
    if let Some(path) = manifest.webapp.as_ref().map(|webapp| &webapp.bundle_path) {
        assert!(path.as_str().split('/').all(|name| !matches!(name, "" | "." | "..")), "{path}");
    }
    let Some(client) = manifest.for_client(Integrity::from_digest([0; 32])) else { return };
    let value = serde_json::to_value(&client).expect("a client manifest can be written");
    let again =
        ClientManifest::from_value(&value).expect("the browser accepts what the server sends");
    assert_eq!(client, again.manifest);
}
