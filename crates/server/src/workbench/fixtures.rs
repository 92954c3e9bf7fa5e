//! Fixtures that a plugin brings: `fixtures/<slot id>/<name>.json` in its folder or bundle.
//!
//! Found and bounded here; read and checked against the types of their slots by `contracts`.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::Read as _,
    path::Path,
};

use contracts::fixtures::{Fixture, MAX_BYTES};
use manifest::SlotId;
use sha2::{Digest, Sha256};

use super::Diagnostic;
use crate::{plugins::Pins, web::files};

/// The folder of a plugin that holds them.
const FOLDER: &str = "fixtures";

/// The most files of one plugin: twenty for each slot of the catalogue.
const MAX_FILES: usize = 500;

/// All files of one plugin together.
const MAX_ALL_BYTES: usize = 4 << 20;

/// The most faults that are told: who has more mends the first ones first.
const MAX_ERRORS: usize = 50;

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Fixtures {
    pub(super) good: Vec<Fixture>,
    pub(super) errors: Vec<Diagnostic>,
}

/// Reads the fixtures below `root`, which is canonical. Of a bundle only what is pinned counts.
pub(super) fn read(root: &Path, pins: Option<&Pins>) -> Fixtures {
    let mut found = Fixtures::default();
    let mut n_bytes = 0_usize;
    for (n_read, path) in paths(root, pins, &mut found.errors).into_iter().enumerate() {
        if found.errors.len() >= MAX_ERRORS {
            break;
        }
        if n_read >= MAX_FILES {
            let error = format!("only the first {MAX_FILES} fixtures are read");
            found.errors.push(Diagnostic::in_file(FOLDER, error));
            break;
        }
        match one(root, &path, pins) {
            Ok((fixture, size)) => {
                n_bytes = n_bytes.saturating_add(size);
                if n_bytes > MAX_ALL_BYTES {
                    let error =
                        "all fixtures together must have at most 4 MiB; the rest is left out";
                    found.errors.push(Diagnostic::in_file(path, error));
                    break;
                }
                found.good.push(fixture);
            }
            Err(error) => found.errors.push(Diagnostic { file: path, ..error }),
        }
    }
    found
}

/// Files that may be fixtures, in order; anything else in the folder is a fault.
fn paths(root: &Path, pins: Option<&Pins>, errors: &mut Vec<Diagnostic>) -> Vec<String> {
    let prefix = format!("{FOLDER}/");
    let all: BTreeSet<String> = match pins {
        Some(pins) => pins.0.keys().filter(|path| path.starts_with(&prefix)).cloned().collect(),
        None => listed(root),
    };
    let is_fixture = |path: &String| {
        let mut parts = path.split('/').skip(1);
        let (Some(slot), Some(name), None) = (parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        let name = name.strip_suffix(".json").unwrap_or_default();
        SlotId::try_from(slot).is_ok() && is_name(name)
    };
    let (good, bad): (Vec<String>, Vec<String>) = all.into_iter().partition(is_fixture);
    let rule =
        "must be fixtures/<slot id>/<name>.json, the name of small letters, digits and hyphens";
    errors.extend(bad.into_iter().take(MAX_ERRORS).map(|path| Diagnostic::in_file(path, rule)));
    good
}

fn is_name(name: &str) -> bool {
    let is_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=64).contains(&name.len()) && name.bytes().all(is_letter) && !name.starts_with('-')
}

/// What lies in `fixtures` and one folder deeper.
fn listed(root: &Path) -> BTreeSet<String> {
    let names = |folder: &Path| -> Vec<(String, bool)> {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let names = entries.filter_map(|entry| {
            // Leftovers of editors begin with a dot.
            let name =
                entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'))?;
            Some((name, entry.path().is_dir()))
        });
        names.take(2 * MAX_FILES).collect()
    };
    let mut all = BTreeSet::new();
    let folder = root.join(FOLDER);
    for (slot, is_folder) in names(&folder) {
        if !is_folder {
            all.insert(format!("{FOLDER}/{slot}"));
            continue;
        }
        let below = names(&folder.join(&slot));
        all.extend(below.into_iter().map(|(name, _)| format!("{FOLDER}/{slot}/{name}")));
    }
    all
}

fn one(root: &Path, path: &str, pins: Option<&Pins>) -> Result<(Fixture, usize), Diagnostic> {
    let file = files::resolve(root, path)
        .ok_or_else(|| Diagnostic::new("must be a regular file, not reached over links"))?;
    let mut content = Vec::new();
    File::open(file)
        .and_then(|file| file.take(MAX_BYTES as u64 + 1).read_to_end(&mut content))
        .map_err(|error| Diagnostic::new(error.to_string()))?;
    if content.len() > MAX_BYTES {
        return Err(Diagnostic::new("must have at most 256 KiB"));
    }
    let sha256: [u8; 32] = Sha256::digest(&content).into();
    if pins.is_some_and(|pins| pins.0.get(path) != Some(&sha256)) {
        return Err(Diagnostic::new("was changed since the plugin was installed"));
    }
    let n_bytes = content.len();
    let text = String::from_utf8(content).map_err(|error| Diagnostic::new(error.to_string()))?;
    let mut parts = path.split('/').skip(1);
    let slot = parts.next().unwrap_or_default();
    let name = parts.next().unwrap_or_default().trim_end_matches(".json");
    let fixture = Fixture::parse(slot, name, &text).map_err(|error| Diagnostic {
        line: error.fault.line().and_then(|line| u32::try_from(line).ok()),
        ..Diagnostic::new(error.fault.to_string())
    })?;
    Ok((fixture, n_bytes))
}
