//! The plugins of this server: which there are, which run, how they come and go.
//!
//! The database says what is installed, `blobs` keeps the bundles, `depot` unpacks them, `folder`
//! reads the folder of people who write plugins, `development` lays what they build over it. `build` puts it together as a `Snapshot`.
//! `change` and `install` change it; the rest answers requests.
//! See `docs/adr/0006-managing-plugins.md`.

pub(crate) mod api;
pub(crate) mod assets;
mod build;
pub(crate) mod change;
pub(crate) mod depot;
pub(crate) mod development;
mod folder;
mod found;
mod install;
pub(crate) mod management;
pub(crate) mod marketplace;
pub(crate) mod prepackaged;
mod refusal;
mod signature;
mod snapshot;
pub(crate) mod upload;
pub(crate) mod url;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use api_types::PluginStatus;
use axum::http::StatusCode;
use manifest::{ClientManifest, Manifest};
use tokio::sync::watch;

pub(crate) use self::{
    change::reload,
    folder::open as open_folder,
    found::{Found, Pins, Plugin},
};
use self::{depot::Depot, development::Development, prepackaged::Offered, snapshot::Snapshot};
use crate::{
    error::{Error, Result},
    settings::PluginSettings,
    state::AppState,
    store,
};

/// What is there and what is on.
#[derive(Debug)]
pub(crate) struct Plugins {
    /// The folder of people who write plugins.
    dir: PathBuf,
    depot: Depot,
    now: RwLock<Arc<Snapshot>>,
    /// Told each time `now` is replaced.
    changes: watch::Sender<()>,
    /// What lies over the installed ones while people write it.
    development: Development,
    /// The prepackaged bundles, by file name.
    offered: RwLock<Arc<Vec<Offered>>>,
    /// What the marketplace answered.
    catalogue: marketplace::catalogue::Known,
    /// Held while something is changed: one change after the other.
    changing: tokio::sync::Mutex<()>,
}

impl Plugins {
    /// Knows of nothing until [`start`].
    pub(crate) fn new(dir: PathBuf, depot: Depot, settings: PluginSettings) -> Self {
        let now = Snapshot {
            found: BTreeMap::new(),
            folders: BTreeMap::new(),
            enabled: BTreeMap::new(),
            settings,
            beneath: BTreeMap::new(),
        };
        Self {
            dir,
            depot,
            now: RwLock::new(Arc::new(now)),
            changes: watch::Sender::new(()),
            development: Development::default(),
            offered: RwLock::default(),
            catalogue: marketplace::catalogue::Known::default(),
            changing: tokio::sync::Mutex::new(()),
        }
    }

    /// What browsers load: the web parts of plugins that are on.
    pub(crate) fn client_manifests(&self) -> Vec<ClientManifest> {
        self.snapshot().bundles().into_values().cloned().collect()
    }

    /// The plugin, if it runs.
    pub(crate) fn active(&self, id: &str) -> Option<Arc<Found>> {
        let now = self.snapshot();
        let found = now.found.get(id)?;
        now.active(id, found).map(|_| Arc::clone(found))
    }

    /// Manifests of plugins in order: those that are on, and those that are not.
    pub(crate) fn manifests(&self) -> (Vec<Manifest>, Vec<Manifest>) {
        let now = self.snapshot();
        let (mut active, mut inactive) = (Vec::new(), Vec::new());
        for (id, found) in &now.found {
            let Ok(plugin) = &found.plugin else { continue };
            let is_active = now.active(id, found).is_some();
            let list = if is_active { &mut active } else { &mut inactive };
            list.push(plugin.manifest.clone());
        }
        (active, inactive)
    }

    /// Of this node.
    pub(crate) fn statuses(&self) -> Vec<PluginStatus> {
        self.snapshot().statuses()
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn replace(&self, snapshot: Arc<Snapshot>) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
        self.announce();
    }

    /// Tells who listens to changes to ask again.
    pub(crate) fn announce(&self) {
        self.changes.send_replace(());
    }

    /// Hears of each change from now on.
    pub(crate) fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }

    /// All that is there, by id, and whether it runs; broken ones are there, too.
    pub(crate) fn with_activity(&self) -> Vec<(String, Arc<Found>, bool)> {
        let now = self.snapshot();
        let runnable = now.found.iter().filter(|(_, found)| {
            // What the configuration forbids is no fault of the plugin.
            found.plugin.is_err() || now.runnable(found).is_ok()
        });
        runnable
            .map(|(id, found)| (id.clone(), Arc::clone(found), now.active(id, found).is_some()))
            .collect()
    }

    fn offered(&self) -> Arc<Vec<Offered>> {
        Arc::clone(&self.offered.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn offer(&self, offered: Vec<Offered>) {
        *self.offered.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(offered);
    }
}

/// Brings the plugins up when the server starts: sweeps leftovers, loads what is installed, and
/// takes in what is prepackaged.
pub(crate) async fn start(state: &AppState) -> Result<()> {
    let plugins = &state.plugins;
    let changing = plugins.changing.lock().await;
    sweep(state).await?;
    let folders = build::scan(plugins.dir.clone()).await;
    let after = build::snapshot(state, &plugins.snapshot(), folders).await?;
    plugins.replace(Arc::new(after));
    drop(changing);
    prepackaged::take_in(state).await
}

async fn sweep(state: &AppState) -> Result<()> {
    let bundles = store::plugins::bundles(state.store.read()).await?;
    let mut needed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for bundle in &bundles {
        needed.entry(bundle.plugin_id.clone()).or_default().push(bundle.sha256.clone());
    }
    // What can not be swept does not keep the server from starting.
    if let Err(error) = state.plugins.depot.sweep(&needed) {
        tracing::warn!(error = %error, "unpacked plugins not swept");
    }
    let needed = bundles.iter().map(|bundle| bundle.sha256.as_str()).collect();
    match state.plugins.depot.blobs.sweep(&needed).await {
        Ok(0) => {}
        Ok(n_bundles) => tracing::info!(n_bundles, "bundles that nobody needs removed"),
        Err(error) => tracing::warn!(error = %error, "stored bundles not swept"),
    }
    Ok(())
}

/// Every route about plugins says so when they are off.
pub(crate) fn check_on(state: &AppState) -> Result<()> {
    if state.settings.snapshot().plugins.enable {
        return Ok(());
    }
    Err(disabled())
}

fn disabled() -> Error {
    Error::new(
        StatusCode::NOT_IMPLEMENTED,
        "app.plugin.disabled.app_error",
        "Plugins have been disabled.",
    )
}

fn not_installed() -> Error {
    Error::new(
        StatusCode::NOT_FOUND,
        "app.plugin.not_installed.app_error",
        "No plugin of this id is installed.",
    )
}
