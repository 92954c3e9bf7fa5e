//! Everything about plugins at one moment: what is there, what is on, what may run.

use std::{collections::BTreeMap, sync::Arc};

use api_types::{PluginState, PluginStatus};
use manifest::{ClientManifest, Manifest};

use super::found::{Found, Plugin};
use crate::settings::{PluginSettings, typed::TrustPolicy};

/// Replaced as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    /// By id; by folder name where no id can be read.
    pub(crate) found: BTreeMap<String, Arc<Found>>,
    /// What lies in the plugin folder, whether or not it counts.
    pub(crate) folders: BTreeMap<String, Arc<Found>>,
    /// What administrators turned on and off.
    pub(crate) enabled: BTreeMap<String, bool>,
    pub(crate) settings: PluginSettings,
    /// What lies below each plugin in development: what is installed, if anything is.
    pub(crate) beneath: BTreeMap<String, Option<Arc<Found>>>,
}

impl Snapshot {
    /// Whether it is turned on; it may fail all the same.
    pub(crate) fn is_enabled(&self, id: &str) -> bool {
        let fixed = self.settings.plugin_states.get(id);
        let is_developed = self.beneath.contains_key(id);
        let chosen = fixed.or_else(|| self.enabled.get(id).filter(|_| !is_developed));
        chosen.copied().unwrap_or(is_developed)
    }

    /// What is installed, also while something in development lies over it.
    pub(crate) fn installed(&self, id: &str) -> Option<&Arc<Found>> {
        match self.beneath.get(id) {
            Some(beneath) => beneath.as_ref(),
            None => self.found.get(id),
        }
    }

    /// The plugin, if it could run; otherwise why it can not.
    pub(crate) fn runnable<'a>(&self, found: &'a Found) -> Result<&'a Plugin, String> {
        let plugin = found.plugin.as_ref().map_err(Clone::clone)?;
        match refusal(&self.settings, &plugin.manifest) {
            None => Ok(plugin),
            Some(error) => Err(error),
        }
    }

    /// The plugin, if it runs.
    pub(crate) fn active<'a>(&self, id: &str, found: &'a Found) -> Option<&'a Plugin> {
        let is_on = self.settings.enable && self.is_enabled(id);
        if is_on { self.runnable(found).ok() } else { None }
    }

    /// The web parts of all that runs.
    pub(crate) fn bundles(&self) -> BTreeMap<&str, &ClientManifest> {
        let active = self.found.iter().filter_map(|(id, found)| self.active(id, found));
        let bundles = active.filter_map(|plugin| plugin.bundle.as_ref());
        bundles.map(|bundle| (bundle.client.id.as_str(), &bundle.client)).collect()
    }

    pub(crate) fn statuses(&self) -> Vec<PluginStatus> {
        self.found.iter().map(|(id, found)| self.status(id, found)).collect()
    }

    fn status(&self, id: &str, found: &Found) -> PluginStatus {
        let is_enabled = self.is_enabled(id);
        let name = found.name();
        let status = PluginStatus {
            plugin_id: id.to_owned(),
            plugin_path: found.path.clone(),
            name: if name.is_empty() { id.to_owned() } else { name },
            version: found.version(),
            ..PluginStatus::default()
        };
        match self.runnable(found) {
            Ok(Plugin { manifest, .. }) => PluginStatus {
                state: if is_enabled { PluginState::Running } else { PluginState::NotRunning },
                description: manifest.description.clone(),
                ..status
            },
            Err(error) => {
                let failed = PluginState::FailedToStart;
                let state = if is_enabled { failed } else { PluginState::NotRunning };
                PluginStatus { state, error, ..status }
            }
        }
    }
}

/// Why the configuration keeps a plugin from running.
pub(super) fn refusal(settings: &PluginSettings, manifest: &Manifest) -> Option<String> {
    let webapp = manifest.webapp.as_ref()?;
    (settings.trust_policy == TrustPolicy::SandboxedOnly && webapp.kind.is_trusted()).then(|| {
        format!(
            "webapp.kind = \"{}\": must be a kind that runs in a sandbox, \
             as PluginSettings.TrustPolicy is sandboxed_only",
            webapp.kind
        )
    })
}
