//! How much a browser loads for a plugin: as it is, and packed by Brotli.
//!
//! Packing takes a moment, so it happens aside, once for each content.

use std::{
    collections::HashMap,
    fs,
    io::Write as _,
    path::Path,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{plugins::Plugin, web::files};

/// What a browser runs or applies; pictures and texts come as they are needed.
const COUNTED: [&str; 4] = ["js", "mjs", "wasm", "css"];

/// Folders that are no part of what is served, should the bundle lie beside them.
const ASIDE: [&str; 5] = ["fixtures", "pictures", "node_modules", "target", "src"];

/// The most that is measured: a plugin of this size is too large by all measures.
const MAX_BYTES: u64 = 64 << 20;
const MAX_FILES: usize = 500;

/// Contents whose packed size is remembered.
const MAX_KNOWN: usize = 1000;

/// The best that Brotli can do, as files are packed when they are built.
const QUALITY: i32 = 11;

/// How large a plugin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Bytes {
    raw: u64,
    /// `None` while it is being measured.
    brotli: Option<u64>,
}

/// What is to be measured.
#[derive(Debug)]
pub(super) struct Unmeasured {
    sha256: [u8; 32],
    files: Vec<Vec<u8>>,
}

static KNOWN: LazyLock<Mutex<HashMap<[u8; 32], Option<u64>>>> = LazyLock::new(Mutex::default);

fn known() -> MutexGuard<'static, HashMap<[u8; 32], Option<u64>>> {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The size of a plugin, and what is to be measured first. Reads files.
pub(super) fn of(plugin: &Plugin) -> (Bytes, Option<Unmeasured>) {
    let files = contents(plugin);
    let raw = files.iter().map(|file| file.len() as u64).sum();
    let mut hasher = Sha256::new();
    for file in &files {
        hasher.update((file.len() as u64).to_le_bytes());
        hasher.update(file);
    }
    let sha256: [u8; 32] = hasher.finalize().into();
    let mut known = known();
    if let Some(brotli) = known.get(&sha256) {
        return (Bytes { raw, brotli: *brotli }, None);
    }
    if known.len() >= MAX_KNOWN {
        known.clear();
    }
    // Noted before it is known, so that nobody else measures it meanwhile.
    known.insert(sha256, None);
    (Bytes { raw, brotli: None }, Some(Unmeasured { sha256, files }))
}

/// Packs, and remembers the size. Takes a moment.
pub(super) fn measure(unmeasured: &Unmeasured) {
    let packed = unmeasured.files.iter().map(|file| packed(file)).sum();
    known().insert(unmeasured.sha256, Some(packed));
}

fn packed(content: &[u8]) -> u64 {
    let mut counter = Counter(0);
    let params = brotli::enc::BrotliEncoderParams { quality: QUALITY, ..Default::default() };
    let mut writer = brotli::CompressorWriter::with_params(&mut counter, 1 << 16, &params);
    // The counter takes everything.
    let _ = writer.write_all(content);
    drop(writer);
    counter.0
}

struct Counter(u64);

impl std::io::Write for Counter {
    fn write(&mut self, part: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.saturating_add(part.len() as u64);
        Ok(part.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything that counts, in order of the paths.
fn contents(plugin: &Plugin) -> Vec<Vec<u8>> {
    let Some(bundle) = &plugin.bundle else { return Vec::new() };
    let root = plugin.root.join(&bundle.folder);
    let mut paths = Vec::new();
    list(&root, "", bundle.folder.is_empty(), &mut paths);
    paths.sort_unstable();
    paths.truncate(MAX_FILES);
    let mut left = MAX_BYTES;
    let files = paths.iter().map_while(|path| {
        let file = files::resolve(&root, path)?;
        left = left.checked_sub(file.metadata().ok()?.len())?;
        fs::read(file).ok()
    });
    files.collect()
}

fn list(root: &Path, below: &str, is_top: bool, paths: &mut Vec<String>) {
    for entry in fs::read_dir(root.join(below)).into_iter().flatten().filter_map(Result::ok) {
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') || paths.len() > MAX_FILES {
            continue;
        }
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        // Links are not followed: they may lead in circles.
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && !(is_top && ASIDE.contains(&name.as_str())) {
            list(root, &path, false, paths);
        } else if kind.is_file() && has_counted_extension(&name) {
            paths.push(path);
        }
    }
}

fn has_counted_extension(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| COUNTED.contains(&extension))
}
