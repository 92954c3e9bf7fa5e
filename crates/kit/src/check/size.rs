//! How much a browser downloads of a built plugin, against a budget.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};

use super::{
    finding::{Findings, Level, Place, Size, SizePart},
    manifest_file::{NAME, Read},
    options::{FILE, Options},
    rules::{Group, Rule},
};
use crate::pack::{BROTLI_QUALITY, brotli_size};

pub(super) const GROUP: Group = Group { title: "Size", rules: &[&BUDGET] };

static BUDGET: Rule = Rule {
    id: "size-budget",
    level: Level::Warning,
    finds: "Scripts, WebAssembly and styles that are larger than their budget: 100 KB for Rust and 60 KB for JavaScript, packed by brotli.",
    why: "The plugin shows later than what it replaces, most of all on phones.",
    mend: "Leave out what is not used, or set `budget_kb` in `mortise.toml` when it is worth it.",
};

const RUST_KB: usize = 100;
const SCRIPT_KB: usize = 60;

/// Above this the best packing takes minutes, and the budget is exceeded in any case.
const LARGE_BYTES: usize = 4 << 20;
const QUICK_QUALITY: i32 = 4;

/// A bundle with more files is looked at in part.
const MAX_FILES: usize = 2000;

/// Nothing larger is packed here: a browser would not want it either.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// The latest build for giving away, else the one for looking at.
pub(super) fn built(root: &Path) -> Option<PathBuf> {
    let of = |profile: &str| root.join("target/mortise").join(profile);
    [of("release"), of("dev")].into_iter().find(|folder| folder.join(NAME).is_file())
}

/// Whether something must be built before a browser can load it.
pub(super) fn is_compiled(root: &Path) -> bool {
    root.join("Cargo.toml").is_file() || has_build_script(root)
}

fn has_build_script(root: &Path) -> bool {
    let text = fs::read_to_string(root.join("package.json")).unwrap_or_default();
    let package: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    package.pointer("/scripts/build").is_some()
}

pub(super) fn check(
    root: &Path,
    read: Option<&Read>,
    options: &Options,
    findings: &mut Findings,
) -> Option<Size> {
    let webapp = read?.manifest.webapp.as_ref()?;
    let (of, folder) = match built(root) {
        Some(folder) => (folder.strip_prefix(root).ok()?.to_string_lossy().into_owned(), folder),
        None if is_compiled(root) => {
            findings.note("the size was not checked, as nothing is built: `mortise plugin check --build` builds first");
            return None;
        }
        None => (String::new(), root.to_owned()),
    };
    if of.ends_with("dev") {
        findings.note("the size is that of a build for looking at; `mortise plugin check --build` makes the small one");
    }
    // The folder of the bundle is what a server hands out.
    let bundle = Path::new(webapp.bundle_path.as_str());
    let served = bundle.parent().filter(|parent| !parent.as_os_str().is_empty());
    let mut parts = Vec::new();
    match served {
        Some(served) => weigh_folder(&folder, &folder.join(served), &mut parts),
        None => weigh(&folder, &folder.join(bundle), &mut parts),
    }
    parts.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.file.cmp(&b.file)));
    let kb = options.budget_kb.unwrap_or(if root.join("Cargo.toml").is_file() {
        RUST_KB
    } else {
        SCRIPT_KB
    });
    let sum = |of: fn(&SizePart) -> usize| parts.iter().map(of).sum();
    let size = Size {
        of,
        raw: sum(|part| part.raw),
        gzip: sum(|part| part.gzip),
        brotli: sum(|part| part.brotli),
        budget: kb.saturating_mul(1000),
        parts,
    };
    if size.brotli > size.budget {
        let largest: Vec<String> = size
            .parts
            .iter()
            .take(3)
            .map(|part| format!("{} {}", part.file, kilobytes(part.brotli)))
            .collect();
        let message = format!(
            "browsers download {}, and the budget is {}; the largest: {}",
            kilobytes(size.brotli),
            kilobytes(size.budget),
            largest.join(", ")
        );
        let place = Place::file(if options.budget_kb.is_some() { FILE } else { NAME });
        findings.add(&BUDGET, place, message);
    }
    Some(size)
}

/// Bytes as people say them.
pub(super) fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

fn weigh_folder(root: &Path, folder: &Path, parts: &mut Vec<SizePart>) {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if parts.len() >= MAX_FILES {
            return;
        }
        // Links are not followed: a bundle has none.
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            weigh_folder(root, &entry.path(), parts);
        } else if kind.is_file() {
            weigh(root, &entry.path(), parts);
        }
    }
}

/// Weighs one file, when a browser loads files of its kind.
fn weigh(root: &Path, path: &Path, parts: &mut Vec<SizePart>) {
    let extension = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    let is_loaded = extension.is_some_and(|it| ["js", "mjs", "wasm", "css"].contains(&&*it));
    let is_small = fs::metadata(path).is_ok_and(|data| data.len() <= MAX_FILE_BYTES);
    if !is_loaded || !is_small {
        return;
    }
    let Ok(bytes) = fs::read(path) else { return };
    let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    parts.push(SizePart {
        file: name,
        raw: bytes.len(),
        gzip: gzip(&bytes),
        brotli: brotli(&bytes),
    });
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map_or(bytes.len(), |packed| packed.len())
}

fn brotli(bytes: &[u8]) -> usize {
    let quality = if bytes.len() > LARGE_BYTES { QUICK_QUALITY } else { BROTLI_QUALITY };
    let size = brotli_size(bytes, quality).ok().and_then(|size| usize::try_from(size).ok());
    size.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::{brotli, gzip, kilobytes};

    #[test]
    fn sizes_are_told_in_kilobytes() {
        assert_eq!(kilobytes(0), "0.0 KB");
        assert_eq!(kilobytes(1), "0.1 KB");
        assert_eq!(kilobytes(60_000), "60.0 KB");
    }

    #[test]
    fn packing_makes_it_smaller() {
        let text = "const a = 1;\n".repeat(500);
        assert!(brotli(text.as_bytes()) < gzip(text.as_bytes()));
        assert!(gzip(text.as_bytes()) < 200);
    }
}
