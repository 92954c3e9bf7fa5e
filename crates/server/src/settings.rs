//! The configuration in force: four layers, the upper ones win.
//!
//! Defaults, what administrators set (in the database, so that all nodes share it), the file given
//! by `--config`, and environment variables. The upper two lock what they set.
//! `api.rs` answers requests; `plugin_form.rs` knows the rules of plugins' own settings.

pub(crate) mod keys;
pub(crate) mod layer;
pub(crate) mod sources;
pub(crate) mod typed;
pub(crate) mod plugin_form;
mod stored;
mod change;
pub(crate) mod api;
pub(crate) mod plugin_api;

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use api_types::websocket::ConfigChanged;
use manifest::Manifest;
use serde_json::Value;

pub(crate) use self::change::locked;
pub(crate) use self::typed::{
    FileSettings, PluginSettings, ServiceSettings, SupportSettings, TeamSettings,
};
use self::{
    change::{Context, Extent},
    layer::Layer,
    sources::{Fixed, Locks},
};
use crate::{
    audit,
    auth::Who,
    clock::now_ms,
    cluster::Topic,
    config::Config,
    error::{Error, Result},
    plugins,
    state::AppState,
    store::Store,
    system,
    websocket::publish,
};

/// A value of the configuration that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} = {value:?}: {rule}")]
pub struct InvalidSetting {
    /// `Section.Key`, `--config`, or the name of a variable.
    pub field: String,
    /// Empty where it may be a secret.
    pub value: String,
    /// A sentence that reads on after the field: `must be …`.
    pub rule: String,
}

impl InvalidSetting {
    fn new(field: &str, value: &Value, rule: &str) -> Self {
        // Long or nested values would make the message unreadable, and may hold secrets.
        let value = match value {
            Value::Object(_) => "{…}".to_owned(),
            Value::String(text) => text.chars().take(64).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
                value.to_string().chars().take(64).collect()
            }
        };
        Self { field: field.to_owned(), value, rule: rule.to_owned() }
    }
}

impl From<InvalidSetting> for Error {
    fn from(error: InvalidSetting) -> Self {
        Self::invalid(&error.field, &error.value, &error.rule)
    }
}

/// The configuration at one moment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Snapshot {
    pub(crate) service: ServiceSettings,
    pub(crate) team: TeamSettings,
    pub(crate) support: SupportSettings,
    pub(crate) files: FileSettings,
    pub(crate) plugins: PluginSettings,
    /// What the file or the environment sets.
    pub(crate) locks: Locks,
    /// All layers in one.
    layer: Layer,
}

/// The configuration.
#[derive(Debug)]
pub(crate) struct Settings {
    defaults: Layer,
    fixed: Fixed,
    now: RwLock<Arc<Snapshot>>,
    /// Held while the database is read: what was read last must be in force last.
    reading: tokio::sync::Mutex<()>,
}

impl Settings {
    /// Reads everything but the database, which is opened later.
    ///
    /// # Errors
    /// Names the field, its value and the rule.
    pub(crate) fn open(config: &Config) -> std::result::Result<Self, InvalidSetting> {
        let mut defaults = Layer::defaults();
        if config.demo {
            // A demo is there to try things, and only this machine reaches it.
            defaults.values.insert((keys::PLUGIN, "EnableUploads"), true.into());
            defaults.values.insert((keys::SERVICE, "EnableDeveloper"), true.into());
        }
        let fixed = Fixed::read(config)?;
        let now = combine(&defaults, &Layer::default(), &fixed);
        let reading = tokio::sync::Mutex::default();
        Ok(Self { defaults, fixed, now: RwLock::new(Arc::new(now)), reading })
    }

    /// Reads what administrators set; answers what was in force before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn load(&self, store: &Store) -> sqlx::Result<Arc<Snapshot>> {
        let _reading = self.reading.lock().await;
        let stored = stored::load(store.read()).await?;
        let after = Arc::new(combine(&self.defaults, &stored, &self.fixed));
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        Ok(std::mem::replace(&mut *now, after))
    }

    /// What is in force. Cheap: one reference.
    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }
}

fn combine(defaults: &Layer, stored: &Layer, fixed: &Fixed) -> Snapshot {
    let mut layer = defaults.clone();
    layer.cover(stored);
    layer.cover(&fixed.layer);
    Snapshot {
        service: ServiceSettings::of(&layer),
        team: TeamSettings::of(&layer),
        support: SupportSettings::of(&layer),
        files: FileSettings::of(&layer),
        plugins: PluginSettings::of(&layer),
        locks: fixed.locks.clone(),
        layer,
    }
}

/// Reads the database again and tells everybody on this node what changed.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn reload(state: &AppState) -> Result<()> {
    let before = state.settings.load(&state.store).await?;
    let after = state.settings.snapshot();
    if before == after {
        return Ok(());
    }
    if before.plugins.enable != after.plugins.enable
        || before.plugins.trust_policy != after.plugins.trust_policy
        || before.service.enable_developer != after.service.enable_developer
    {
        plugins::reload(state).await?;
    }
    let event = ConfigChanged { config: system::client_config(state, false).await? };
    if differs_for_clients(&before, &after) {
        publish::to_everyone(state, &event)
    } else {
        publish::to_admins(state, &event).await
    }
}

/// Whether more changed than the settings of plugins, which only administrators see.
fn differs_for_clients(before: &Snapshot, after: &Snapshot) -> bool {
    before.layer.values != after.layer.values
}

/// What a change is judged by, as it is now.
#[derive(Debug)]
struct Judge {
    manifests: BTreeMap<String, Manifest>,
    states: BTreeMap<String, bool>,
}

impl Judge {
    fn new(state: &AppState) -> Self {
        let (active, inactive) = state.plugins.manifests();
        let on = active.into_iter().map(|manifest| (manifest, true));
        let off = inactive.into_iter().map(|manifest| (manifest, false));
        let (mut manifests, mut states) = (BTreeMap::new(), BTreeMap::new());
        for (manifest, is_on) in on.chain(off) {
            states.insert(manifest.id.to_string(), is_on);
            manifests.insert(manifest.id.to_string(), manifest);
        }
        Self { manifests, states }
    }
}

/// Changes what is stored, notes it, and lets everybody know.
async fn change(
    state: &AppState,
    who: &Who,
    action: &str,
    wanted: &Layer,
    extent: Extent,
) -> Result<()> {
    let judge = Judge::new(state);
    let Settings { defaults, fixed, .. } = &state.settings;
    let mut tx = state.store.write().await?;
    // Read inside: of two administrators who change different keys, neither undoes the other.
    let stored = stored::load(&mut *tx).await?;
    let in_force = combine(defaults, &stored, fixed).layer;
    let context = Context {
        in_force: &in_force,
        locks: &fixed.locks,
        manifests: &judge.manifests,
        states: &judge.states,
    };
    let (after, paths) = change::changed(&stored, wanted, extent, &context)?;
    if paths.is_empty() {
        return Ok(());
    }
    stored::save(&mut tx, &stored, &after, now_ms()).await?;
    audit::add(state, &mut tx, who, action, &[("keys", &paths.join(","))]).await?;
    tx.commit().await?;
    state.cluster.announce(Topic::Config);
    reload(state).await
}
