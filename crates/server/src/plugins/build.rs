//! Puts together what is there: the database's rows, their unpacked bundles, and the plugin folder.
//!
//! One bad plugin never keeps another from working, nor the server from starting.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use api_types::PluginSource;
use manifest::Manifest;
use serde_json::Value;

use super::{
    depot::{self, Depot},
    folder,
    found::{Found, Pins, Plugin, Previous, Stored, text},
    snapshot::Snapshot,
};
use crate::{
    error::Result,
    state::AppState,
    store::{self, plugins::BundleRow},
};

/// How the database says it for people.
pub(super) fn source(text: &str) -> PluginSource {
    if text == PREPACKAGED { PluginSource::Prepackaged } else { PluginSource::Installed }
}

pub(super) const INSTALLED: &str = "installed";
pub(super) const PREPACKAGED: &str = "prepackaged";

/// Reads everything again but files that were read before, as those do not change.
pub(super) async fn snapshot(
    state: &AppState,
    before: &Snapshot,
    folders: BTreeMap<String, Arc<Found>>,
) -> Result<Snapshot> {
    let rows = store::plugins::all(state.store.read()).await?;
    let bundles = store::plugins::bundles(state.store.read()).await?;
    let bundles: BTreeMap<&str, &BundleRow> =
        bundles.iter().map(|bundle| (bundle.sha256.as_str(), bundle)).collect();
    let enabled = store::plugin_states::all(state.store.read()).await?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let current = row.current.as_deref().and_then(|sha256| bundles.get(sha256));
        let Some(bundle) = current else { continue };
        let previous = row.previous.as_deref().and_then(|sha256| bundles.get(sha256));
        let stored = stored(bundle, previous.copied());
        let source = source(&row.source);
        let known = before.installed(&row.plugin_id).filter(|known| {
            // What failed is tried again: the blob store may be there by now.
            known.stored.as_ref() == Some(&stored) && known.plugin.is_ok() && known.source == source
        });
        let one = match known {
            Some(known) => Arc::clone(known),
            None => Arc::new(load(&state.plugins.depot, source, stored, bundle).await),
        };
        found.insert(row.plugin_id.clone(), one);
    }
    for (id, folder) in &folders {
        if let Some(stored) = found.get(id) {
            let path = &folder.path;
            tracing::warn!(plugin.id = id, path, hidden_by = stored.path, "folder not used");
        } else {
            found.insert(id.clone(), Arc::clone(folder));
        }
    }
    let settings = state.settings.snapshot();
    let mut beneath = BTreeMap::new();
    if settings.service.enable_developer {
        for (id, developed) in state.plugins.development.overlays() {
            beneath.insert(id.clone(), found.insert(id, developed));
        }
    }
    Ok(Snapshot { found, folders, enabled, settings: settings.plugins.clone(), beneath })
}

/// Reads the plugin folder. A folder that is missing has no plugins.
pub(super) async fn scan(dir: PathBuf) -> BTreeMap<String, Arc<Found>> {
    match tokio::task::spawn_blocking(move || folder::scan(&dir)).await {
        Ok(found) => found.into_iter().map(|(id, found)| (id, Arc::new(found))).collect(),
        Err(error) => {
            tracing::error!(error = %error, "plugin folder not read");
            BTreeMap::new()
        }
    }
}

fn stored(bundle: &BundleRow, previous: Option<&BundleRow>) -> Stored {
    Stored {
        sha256: bundle.sha256.clone(),
        manifest: serde_json::from_str(&bundle.manifest).unwrap_or_default(),
        n_bytes: u64::try_from(bundle.n_bytes).unwrap_or_default(),
        signed_by: bundle.signed_by.clone(),
        installed_at: bundle.create_at,
        previous: previous.map(|previous| Previous {
            sha256: previous.sha256.clone(),
            version: version(&previous.manifest),
        }),
    }
}

fn version(manifest: &str) -> String {
    serde_json::from_str(manifest)
        .map(|manifest: Value| text(&manifest, "version"))
        .unwrap_or_default()
}

async fn load(depot: &Depot, source: PluginSource, stored: Stored, bundle: &BundleRow) -> Found {
    let id = bundle.plugin_id.as_str();
    let plugin = plugin(depot, bundle).await;
    if let Err(error) = &plugin {
        tracing::warn!(plugin.id = id, error, "plugin refused");
    }
    let path = Depot::shown_place(id, &stored.sha256);
    Found { source, path, plugin, stored: Some(stored) }
}

/// The plugin of a bundle that was taken in, with its files in place.
pub(super) async fn plugin(
    depot: &Depot,
    bundle: &BundleRow,
) -> std::result::Result<Plugin, String> {
    let manifest: Manifest = serde_json::from_str(&bundle.manifest)
        .map_err(|error| format!("the stored manifest: {error}"))?;
    let pins = pins(&bundle.files).ok_or("the stored list of files can not be read")?;
    let folder = depot
        .folder(&bundle.plugin_id, &bundle.sha256, &pins)
        .await
        .map_err(|error| error.to_string())?;
    depot::read(manifest, folder, pins).await
}

/// Pins as the database keeps them.
pub(super) fn pins_json(pins: &Pins) -> Result<String> {
    let files: BTreeMap<&str, String> =
        pins.0.iter().map(|(path, sha256)| (path.as_str(), crate::id::hex(sha256))).collect();
    Ok(serde_json::to_string(&files)?)
}

fn pins(files: &str) -> Option<Pins> {
    let files: BTreeMap<String, String> = serde_json::from_str(files).ok()?;
    let pins = files.into_iter().map(|(path, hex)| Some((path, unhex(&hex)?)));
    pins.collect::<Option<_>>().map(Pins)
}

pub(super) fn unhex(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 2 * bytes.len() || !hex.is_ascii() {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_come_back_as_they_were_kept() {
        let kept = Pins([("a.js".to_owned(), [0xa5; 32]), ("b/c.css".to_owned(), [7; 32])].into());
        assert_eq!(pins(&pins_json(&kept).unwrap()), Some(kept));
        for damaged in ["", "[]", "{\"a\": \"0\"}", "{\"a\": 1}"] {
            assert_eq!(pins(damaged), None, "{damaged}");
        }
        let not_hex = format!("{{\"a\": \"{}\"}}", "x".repeat(64));
        assert_eq!(pins(&not_hex), None);
    }
}
