//! Keeps the quarantine over reloads, in this browser's local storage. Decides nothing.

use gloo_storage::{LocalStorage, Storage};

use super::Quarantine;

/// The version is part of the name: another format gets another name.
const KEY: &str = "mortise.quarantine.v1";

/// What was kept. Nothing, or something unreadable, means that no plugin is in quarantine.
pub(crate) fn load() -> Quarantine {
    LocalStorage::get(KEY).unwrap_or_default()
}

/// Keeps it. A full or forbidden storage loses the quarantine on reload, and nothing else.
pub(crate) fn save(quarantine: &Quarantine) {
    LocalStorage::set(KEY, quarantine).unwrap_or_default();
}
