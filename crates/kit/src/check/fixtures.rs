//! The author's fixtures: each fits its slot, and each slot has one.

use std::{collections::BTreeSet, fs, io, path::Path};

use contracts::fixtures::{Fault, Fixture};

use super::{
    finding::{Findings, Level, Place},
    manifest_file::{Read, Spans},
    rules::{Group, Rule},
    uses::Uses,
};

pub(super) const GROUP: Group = Group { title: "Fixtures", rules: &[&INVALID, &MISSING] };

static INVALID: Rule = Rule {
    id: "fixture",
    level: Level::Error,
    finds: "A file in `fixtures/` that does not fit the props of its slot, or is no fixture.",
    why: "The workbench can not show it, and a picture of it is never taken.",
    mend: "Correct the field; the workbench shows the props of each slot with their meaning.",
};

static MISSING: Rule = Rule {
    id: "fixture-missing",
    level: Level::Warning,
    finds: "A slot that the plugin contributes to, without a fixture of the plugin's own.",
    why: "What is special about the plugin, such as its server's answers, is never previewed.",
    mend: "Add `fixtures/<slot>/typical.json`; the workbench shows the props of each slot.",
};

const FOLDER: &str = "fixtures";

pub(super) fn check(root: &Path, read: &Read, uses: &Uses, findings: &mut Findings) {
    let mut found = BTreeSet::new();
    for slot in entries(root, FOLDER, findings) {
        let folder = format!("{FOLDER}/{slot}");
        if !root.join(&folder).is_dir() {
            if slot.ends_with(".json") {
                let message = "a fixture stands in the folder of its slot";
                let mend = format!("Move it to `{FOLDER}/<slot>/{slot}`.");
                findings.add_with(&INVALID, Place::file(folder), message, mend);
            }
            continue;
        }
        for file in entries(root, &folder, findings) {
            let Some(name) = file.strip_suffix(".json") else { continue };
            let path = format!("{folder}/{file}");
            if check_file(root, &slot, name, &path, findings) {
                found.insert(slot.clone());
            }
        }
    }
    let webapp = read.manifest.webapp.as_ref();
    let declared = webapp.iter().flat_map(|it| &it.slots).map(|slot| slot.as_str().to_owned());
    let used = uses.registered.iter().map(|used| used.slot.clone());
    for slot in declared.chain(used).collect::<BTreeSet<_>>() {
        let is_known = contracts::ALL.iter().any(|known| known.id == slot);
        if is_known && !found.contains(&slot) {
            let message = format!("{slot} has no fixture");
            let mend =
                format!("Add `{FOLDER}/{slot}/typical.json`; `mortise workbench` shows its props.");
            findings.add_with(&MISSING, read.place("webapp.slots"), message, mend);
        }
    }
}

/// The names in a folder, sorted; links out of the plugin and hidden files are passed over.
fn entries(root: &Path, folder: &str, findings: &mut Findings) -> Vec<String> {
    let list = match fs::read_dir(root.join(folder)) {
        Ok(list) => list,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            findings.add(
                &INVALID,
                Place::file(folder),
                format!("can not be read: {}", error.kind()),
            );
            return Vec::new();
        }
    };
    let is_inside = |entry: &fs::DirEntry| {
        entry.path().canonicalize().is_ok_and(|target| target.starts_with(root))
    };
    let names = list.flatten().filter(is_inside).map(|entry| entry.file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// Whether the file is a fixture of that slot.
fn check_file(root: &Path, slot: &str, name: &str, path: &str, findings: &mut Findings) -> bool {
    let place: Place = Place::file(path);
    let size = fs::metadata(root.join(path)).map(|data| data.len()).unwrap_or_default();
    if usize::try_from(size).is_ok_and(|size| size > contracts::fixtures::MAX_BYTES) {
        let n_bytes = usize::try_from(size).unwrap_or(usize::MAX);
        findings.add(&INVALID, place, Fault::TooLarge { n_bytes }.to_string());
        return false;
    }
    let text = match fs::read_to_string(root.join(path)) {
        Ok(text) => text,
        Err(error) => {
            findings.add(&INVALID, place, format!("can not be read: {}", error.kind()));
            return false;
        }
    };
    let Err(error) = Fixture::parse(slot, name, &text) else { return true };
    let fault: &Fault = &error.fault;
    let place = match fault {
        Fault::NotJson { line, column, .. } => Place::at(path, (*line, *column)),
        Fault::Field { field, .. } => Spans::in_file(path, &text).place(field),
        Fault::TooLarge { .. } | Fault::UnknownSlot { .. } => place,
    };
    let message = match fault {
        Fault::NotJson { rule, .. } => rule.clone(),
        Fault::Field { .. } | Fault::TooLarge { .. } | Fault::UnknownSlot { .. } => {
            fault.to_string()
        }
    };
    findings.add(&INVALID, place, message);
    false
}
