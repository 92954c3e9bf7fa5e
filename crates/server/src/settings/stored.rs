//! The layer in the database: what administrators set, one row per key, one per plugin.

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::{AnyConnection, AnyExecutor};

use super::{
    keys::{self, Kind, PLUGIN, PLUGINS},
    layer::{Layer, plugin_values},
};
use crate::store;

/// Where the settings of plugins stand, with the plugin's id behind it.
const PLUGIN_PREFIX: &str = "PluginSettings.Plugins.";

/// Reads the layer. What this version does not know stays in the table, untouched.
pub(super) async fn load(db: impl AnyExecutor<'_>) -> sqlx::Result<Layer> {
    let mut layer = Layer::default();
    for (name, text) in store::settings::all(db).await? {
        let Ok(value) = serde_json::from_str::<Value>(&text) else {
            tracing::warn!(name, "a stored setting is no JSON: left out");
            continue;
        };
        let read = match name.strip_prefix(PLUGIN_PREFIX) {
            Some(id) => plugin_values(PLUGINS, id, &value).map(|(id, values)| {
                layer.plugins.insert(id, values);
            }),
            None => match find(&name) {
                Some(key) => layer.set(key, &value),
                None => continue,
            },
        };
        if let Err(error) = read {
            tracing::warn!(name, rule = error.rule, "a stored setting is out of bounds: left out");
        }
    }
    Ok(layer)
}

/// Writes what differs between two states of the layer.
pub(super) async fn save(
    db: &mut AnyConnection,
    before: &Layer,
    after: &Layer,
    now: i64,
) -> sqlx::Result<()> {
    let (before, after) = (rows(before), rows(after));
    for (name, value) in &after {
        if before.get(name) != Some(value) {
            store::settings::set(&mut *db, name, value, now).await?;
        }
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        store::settings::delete(&mut *db, name).await?;
    }
    Ok(())
}

fn rows(layer: &Layer) -> BTreeMap<String, String> {
    let keys = layer
        .values
        .iter()
        .map(|((section, name), value)| (format!("{section}.{name}"), value.to_string()));
    let plugins = layer.plugins.iter().map(|(id, values)| {
        (format!("{PLUGIN_PREFIX}{id}"), Value::Object(values.clone()).to_string())
    });
    keys.chain(plugins).collect()
}

fn find(name: &str) -> Option<&'static keys::Key> {
    let (section, name) = name.split_once('.')?;
    let key = keys::find(section, name)?;
    let is_map = matches!(key.kind, Kind::Plugins | Kind::States);
    debug_assert!(!is_map || section == PLUGIN);
    (!is_map).then_some(key)
}
