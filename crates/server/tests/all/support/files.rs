//! Plugins and clients on disk.

use std::{fs, path::Path};

use serde_json::{Value, json};

/// The smallest manifest with a web part.
pub(crate) fn manifest(id: &str) -> Value {
    json!({
        "id": id, "name": id, "version": "1.0.0", "description": "For tests",
        "webapp": { "bundle_path": "webapp/main.js", "kind": "module" }
    })
}

/// Writes a plugin's folder with a manifest and a bundle.
pub(crate) fn write_plugin(root: &Path, folder: &str, manifest: &Value, bundle: &str) {
    let dir = root.join("plugins").join(folder);
    fs::create_dir_all(dir.join("webapp")).unwrap();
    fs::write(dir.join("plugin.json"), manifest.to_string()).unwrap();
    fs::write(dir.join("webapp/main.js"), bundle).unwrap();
}
