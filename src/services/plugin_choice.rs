//! Which plugins a person keeps off in this browser: «off for me», and those that a search for a
//! culprit turns off for a while. Both are kept here, so that a reload finds them.

use std::collections::BTreeSet;

use gloo_storage::{LocalStorage, Storage, errors::StorageError};
use manifest::PluginId;

use super::browser;
use crate::state::culprit::Search;

const OFF: &str = "mortise.plugins.off";
const SEARCH: &str = "mortise.plugins.search";

/// The plugins that the person keeps off here.
#[must_use]
pub fn off_for_me() -> BTreeSet<PluginId> {
    ids(LocalStorage::get::<Vec<String>>(OFF).unwrap_or_default())
}

/// Everything that must not be loaded in this page.
#[must_use]
pub fn off_now() -> BTreeSet<PluginId> {
    let mut off = off_for_me();
    if let Some(search) = search() {
        off.extend(ids(search.off().iter().cloned()));
    }
    off
}

/// Keeps a plugin off for this person, or lets it run again.
pub fn set_off_for_me(id: &PluginId, is_off: bool) {
    let mut off = off_for_me();
    if is_off {
        off.insert(id.clone());
    } else {
        off.remove(id);
    }
    let off: Vec<String> = off.iter().map(ToString::to_string).collect();
    warn(LocalStorage::set(OFF, off));
}

/// The search that is on its way in this browser.
#[must_use]
pub fn search() -> Option<Search> {
    LocalStorage::get(SEARCH).ok()
}

/// Keeps a search, or ends it, and starts the page anew: what a plugin did to a page stays there
/// after it is gone.
pub fn go_on(search: Option<&Search>) {
    match search {
        Some(search) => warn(LocalStorage::set(SEARCH, search)),
        None => LocalStorage::delete(SEARCH),
    }
    browser::reload_with_query("");
}

/// Ids that are none are left out: the store can be changed by anybody at this browser.
fn ids(texts: impl IntoIterator<Item = String>) -> BTreeSet<PluginId> {
    texts.into_iter().filter_map(|id| PluginId::try_from(id).ok()).collect()
}

fn warn(result: Result<(), StorageError>) {
    if let Err(error) = result {
        browser::warn("the choice of plugins could not be kept", &error.to_string().into());
    }
}
