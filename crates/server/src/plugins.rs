//! The plugins of this server: what lies in the folder, what is turned on, who is told.
//!
//! `folder` reads the files, `api` answers requests, `assets` serves the web parts.
//! One bad plugin never keeps another from working.

pub(crate) mod api;
pub(crate) mod assets;
pub(crate) mod folder;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use api_types::{
    PluginState, PluginStatus,
    websocket::{PluginDisabled, PluginEnabled, PluginStatusesChanged},
};
use manifest::ClientManifest;

pub(crate) use self::folder::{Bundle, Found, Plugin};
use crate::{
    clock::now_ms,
    error::{Error, Result},
    state::AppState,
    store,
    websocket::publish,
};

/// What is installed and what is on.
#[derive(Debug)]
pub(crate) struct Plugins {
    dir: PathBuf,
    now: RwLock<Snapshot>,
    /// Held while something is turned on or off: one change after the other.
    changing: tokio::sync::Mutex<()>,
}

#[derive(Clone, Debug, Default)]
struct Snapshot {
    /// By id; by folder name where no id can be read.
    found: BTreeMap<String, Arc<Found>>,
    enabled: BTreeMap<String, bool>,
}

impl Snapshot {
    fn is_enabled(&self, id: &str) -> bool {
        self.enabled.get(id).copied().unwrap_or(false)
    }

    fn active(&self) -> impl Iterator<Item = &Plugin> {
        let plugins = self.found.iter().filter(|(id, _)| self.is_enabled(id));
        plugins.filter_map(|(_, found)| found.plugin.as_ref().ok())
    }

    fn bundles(&self) -> BTreeMap<&str, &ClientManifest> {
        let bundles = self.active().filter_map(|plugin| plugin.bundle.as_ref());
        bundles.map(|bundle| (bundle.client.id.as_str(), &bundle.client)).collect()
    }
}

impl Plugins {
    /// Reads the folder. A folder that is missing has no plugins.
    pub(crate) async fn open(dir: PathBuf, enabled: BTreeMap<String, bool>) -> Self {
        let found = scan(dir.clone()).await;
        let now = RwLock::new(Snapshot { found, enabled });
        Self { dir, now, changing: tokio::sync::Mutex::new(()) }
    }

    /// What browsers load: the web parts of plugins that are on.
    pub(crate) fn client_manifests(&self) -> Vec<ClientManifest> {
        self.snapshot().bundles().into_values().cloned().collect()
    }

    /// The plugin, if it is on and in order.
    pub(crate) fn active(&self, id: &str) -> Option<Arc<Found>> {
        let now = self.now.read().unwrap_or_else(PoisonError::into_inner);
        let found = now.found.get(id).filter(|found| found.plugin.is_ok())?;
        now.is_enabled(id).then(|| Arc::clone(found))
    }

    /// Manifests of plugins in order: those that are on, and those that are not.
    pub(crate) fn manifests(&self) -> (Vec<manifest::Manifest>, Vec<manifest::Manifest>) {
        let now = self.snapshot();
        let (mut active, mut inactive) = (Vec::new(), Vec::new());
        for (id, found) in &now.found {
            let Ok(plugin) = &found.plugin else { continue };
            let list = if now.is_enabled(id) { &mut active } else { &mut inactive };
            list.push(plugin.manifest.clone());
        }
        (active, inactive)
    }

    pub(crate) fn statuses(&self) -> Vec<PluginStatus> {
        let now = self.snapshot();
        now.found.iter().map(|(id, found)| status(id, found, now.is_enabled(id))).collect()
    }

    fn snapshot(&self) -> Snapshot {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, snapshot: Snapshot) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
    }
}

async fn scan(dir: PathBuf) -> BTreeMap<String, Arc<Found>> {
    match tokio::task::spawn_blocking(move || folder::scan(&dir)).await {
        Ok(found) => found.into_iter().map(|(id, found)| (id, Arc::new(found))).collect(),
        Err(error) => {
            tracing::error!(error = %error, "plugin folder not read");
            BTreeMap::new()
        }
    }
}

fn status(id: &str, found: &Found, enabled: bool) -> PluginStatus {
    let status = PluginStatus {
        plugin_id: id.to_owned(),
        plugin_path: found.folder_name.clone(),
        ..PluginStatus::default()
    };
    match &found.plugin {
        Ok(Plugin { manifest, .. }) => PluginStatus {
            state: if enabled { PluginState::Running } else { PluginState::NotRunning },
            name: manifest.name.clone(),
            description: manifest.description.clone(),
            version: manifest.version.as_ref().map(ToString::to_string).unwrap_or_default(),
            ..status
        },
        Err(error) => {
            let state = if enabled { PluginState::FailedToStart } else { PluginState::NotRunning };
            PluginStatus { state, error: error.clone(), name: id.to_owned(), ..status }
        }
    }
}

/// Turns a plugin on. The folder is read again, so that a replaced bundle counts.
pub(crate) async fn enable(state: &AppState, id: &str) -> Result<()> {
    let plugins = &state.plugins;
    let changing = plugins.changing.lock().await;
    let mut after = plugins.snapshot();
    after.found = scan(plugins.dir.clone()).await;
    let found = after.found.get(id).ok_or_else(|| Error::not_found("plugin"))?;
    let refused = found.plugin.as_ref().err().cloned();
    if refused.is_none() {
        after.enabled.insert(id.to_owned(), true);
        remember(state, id, true).await?;
        tracing::info!(plugin.id = id, "plugin turned on");
    }
    apply(state, after).await?;
    drop(changing);
    match refused {
        None => Ok(()),
        Some(error) => Err(Error::bad_request(
            "app.plugin.activate.app_error",
            "The plugin can not be turned on.",
        )
        .detail(error)),
    }
}

/// Turns a plugin off.
pub(crate) async fn disable(state: &AppState, id: &str) -> Result<()> {
    let plugins = &state.plugins;
    let changing = plugins.changing.lock().await;
    let mut after = plugins.snapshot();
    if !after.found.contains_key(id) {
        return Err(Error::not_found("plugin"));
    }
    after.enabled.insert(id.to_owned(), false);
    remember(state, id, false).await?;
    tracing::info!(plugin.id = id, "plugin turned off");
    apply(state, after).await?;
    drop(changing);
    Ok(())
}

async fn remember(state: &AppState, id: &str, enabled: bool) -> Result<()> {
    let mut tx = state.store.write().await?;
    store::plugin_states::set(&mut *tx, id, enabled, now_ms()).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts the new state into force and tells every page what changed for it.
async fn apply(state: &AppState, after: Snapshot) -> Result<()> {
    let before = state.plugins.snapshot();
    state.plugins.replace(after.clone());
    let (bundles_before, bundles_after) = (before.bundles(), after.bundles());
    for (id, client) in &bundles_before {
        if !bundles_after.contains_key(id) {
            let manifest = serde_json::to_value(client)?;
            publish::to_everyone(state, &PluginDisabled { manifest })?;
        }
    }
    for (id, client) in &bundles_after {
        if bundles_before.get(id) != Some(client) {
            let manifest = serde_json::to_value(client)?;
            publish::to_everyone(state, &PluginEnabled { manifest })?;
        }
    }
    let plugin_statuses = state.plugins.statuses();
    publish::to_admins(state, &PluginStatusesChanged { plugin_statuses }).await
}
