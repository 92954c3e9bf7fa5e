//! Reads the plugin folder, one folder per plugin, and any unpacked plugin.
//!
//! Only reads; what is wrong with a plugin becomes a text that names field, value and rule.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use api_types::PluginSource;
use axum::body::Bytes;
use manifest::{FILE_NAMES, Format, Integrity, Limits, Manifest, Version};
use sha2::{Digest, Sha256};

use super::found::{Bundle, Found, Pins, Plugin};
use crate::{system::VERSION, web::files};

/// The largest bundle. Real ones have up to 10 MB; they are kept in memory.
const MAX_BUNDLE_BYTES: u64 = 32 << 20;

/// The most folders looked at.
const MAX_PLUGINS: usize = 500;

/// All plugins of the folder, by id; by folder name where no id can be read.
pub(super) fn scan(dir: &Path) -> BTreeMap<String, Found> {
    let mut all: BTreeMap<String, Found> = BTreeMap::new();
    for folder in folders(dir) {
        let path =
            folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let plugin = read_manifest(&folder).and_then(|manifest| read(manifest, &folder, None));
        if let Err(error) = &plugin {
            tracing::warn!(plugin.folder = path, error, "plugin refused");
        }
        let id = match &plugin {
            Ok(plugin) => plugin.manifest.id.to_string(),
            Err(_) => path.clone(),
        };
        match all.get(&id) {
            None => {
                all.insert(id, of_folder(path, plugin));
            }
            // Folders come in order of their names, so it is always the same one that stays.
            Some(Found { path: first, .. }) => {
                let error = format!("id = {id:?}: must be unique; the folder {first:?} has it too");
                tracing::warn!(plugin.folder = path, error, "plugin refused");
                all.insert(path.clone(), of_folder(path, Err(error)));
            }
        }
    }
    all
}

fn of_folder(path: String, plugin: Result<Plugin, String>) -> Found {
    Found { source: PluginSource::Folder, path, plugin, stored: None }
}

fn folders(dir: &Path) -> Vec<PathBuf> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!(error = %error, "plugin folder not readable");
            }
            return Vec::new();
        }
    };
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir() && !is_hidden(path))
        .collect();
    folders.sort_unstable();
    if folders.len() > MAX_PLUGINS {
        tracing::warn!(n_folders = folders.len(), "only the first 500 plugins are read");
        folders.truncate(MAX_PLUGINS);
    }
    folders
}

/// Half-written installs and editors' leftovers.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// The plugin of any folder in the shape of a bundle.
pub(crate) fn open(folder: &Path) -> Result<Plugin, String> {
    read(read_manifest(folder)?, folder, None)
}

/// The plugin of an unpacked folder, if this server can run it.
pub(super) fn read(
    manifest: Manifest,
    folder: &Path,
    pins: Option<Pins>,
) -> Result<Plugin, String> {
    let server = Version::try_from(VERSION).map_err(|error| error.to_string())?;
    if !manifest.runs_on(&server) {
        let wanted = manifest.min_server_version.map(|version| version.to_string());
        return Err(format!(
            "min_server_version = {:?}: must be at most {VERSION}, the version of this server",
            wanted.unwrap_or_default()
        ));
    }
    let root = folder.canonicalize().map_err(|error| format!("the folder: {error}"))?;
    let bundle = read_bundle(&root, &manifest)?;
    Ok(Plugin { manifest, bundle, root, pins })
}

fn read_manifest(folder: &Path) -> Result<Manifest, String> {
    let file_name = FILE_NAMES
        .into_iter()
        .find(|name| folder.join(name).exists())
        .ok_or_else(|| format!("the folder must hold one of {}", FILE_NAMES.join(", ")))?;
    let format = Format::of(file_name).map_err(|error| error.to_string())?;
    let limits = Limits::default();
    // One byte more than allowed, so that the manifest's own check says what is wrong.
    let max_bytes = u64::try_from(limits.max_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let bytes = read_file(&folder.join(file_name), max_bytes)
        .map_err(|error| format!("{file_name}: {error}"))?;
    let parsed =
        Manifest::parse(&bytes, format, limits).map_err(|error| format!("{file_name}: {error}"))?;
    for warning in &parsed.warnings {
        tracing::info!(plugin.id = %parsed.manifest.id, %warning, "manifest");
    }
    Ok(parsed.manifest)
}

fn read_bundle(root: &Path, manifest: &Manifest) -> Result<Option<Bundle>, String> {
    let Some(webapp) = &manifest.webapp else { return Ok(None) };
    let path = &webapp.bundle_path;
    let refuse = |rule: String| format!("webapp.bundle_path = {:?}: {rule}", path.as_str());
    let file = files::resolve(root, path.as_str()).ok_or_else(|| {
        refuse("must name a regular file of the bundle, not reached over links".to_owned())
    })?;
    let content = read_file(&file, MAX_BUNDLE_BYTES + 1).map_err(|e| refuse(e.to_string()))?;
    if u64::try_from(content.len()).is_ok_and(|n_bytes| n_bytes > MAX_BUNDLE_BYTES) {
        return Err(refuse("must name a file of at most 32 MiB".to_owned()));
    }
    let integrity = Integrity::from_digest(Sha256::digest(&content).into());
    if let Some(wanted) = webapp.integrity
        && wanted != integrity
    {
        return Err(format!(
            "webapp.integrity = \"{wanted}\": must be the pin of the file, which is \"{integrity}\""
        ));
    }
    let folder = path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let file_name = format!("{}_{}_bundle.js", manifest.id, integrity.short_hex());
    let client = manifest.for_client(integrity);
    let content = Bytes::from(content);
    Ok(client.map(|client| Bundle { client, file_name, content, folder }))
}

/// A file's content, cut off at `max_bytes`.
fn read_file(path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    File::open(path)?.take(max_bytes).read_to_end(&mut content)?;
    Ok(content)
}
