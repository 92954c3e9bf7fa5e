//! One layer of the configuration: values by key, checked when read.
//!
//! Upper layers win key by key; the settings of plugins and their states win one by one below
//! their key.

use std::collections::BTreeMap;

use manifest::PluginId;
use serde_json::{Map, Value};

use super::{
    InvalidSetting,
    keys::{self, KEYS, Key, Kind, PLUGIN, PLUGINS, STATES},
};

/// Settings of one plugin, as JSON: what a form may hold, with a custom field or two.
pub(super) const MAX_PLUGIN_BYTES: usize = 256 << 10;

/// Settings of one plugin, keys in lower case.
pub(crate) type Values = Map<String, Value>;

/// Values by section and key.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Layer {
    pub(super) values: BTreeMap<(&'static str, &'static str), Value>,
    /// Plugin id to its settings.
    pub(super) plugins: BTreeMap<String, Values>,
    /// Plugin id to whether it is on.
    pub(super) states: BTreeMap<String, bool>,
}

impl Layer {
    pub(super) fn defaults() -> Self {
        let with_value =
            KEYS.iter().filter(|key| !matches!(key.kind, Kind::Plugins | Kind::States));
        let values = with_value.map(|key| ((key.section, key.name), (key.default)()));
        Self { values: values.collect(), ..Self::default() }
    }

    /// Reads `{"Section": {"Key": …}}`. `null` stands for nothing.
    ///
    /// # Errors
    /// Names the section or key that is unknown, or the value that does not belong.
    pub(super) fn read(json: &Value) -> Result<Self, InvalidSetting> {
        let mut layer = Self::default();
        let sections = json
            .as_object()
            .ok_or_else(|| InvalidSetting::new("config", json, "must be an object of sections"))?;
        for (section, entries) in sections {
            if !KEYS.iter().any(|key| key.section == section) {
                let rule = "must be a section that this server has: \
                            ServiceSettings, TeamSettings, SupportSettings, FileSettings or \
                            PluginSettings";
                return Err(InvalidSetting::new(section, entries, rule));
            }
            let Some(entries) = entries.as_object() else {
                return Err(InvalidSetting::new(section, entries, "must be an object of keys"));
            };
            for (name, value) in entries.iter().filter(|(_, value)| !value.is_null()) {
                let key = keys::find(section, name).ok_or_else(|| {
                    let field = format!("{section}.{name}");
                    InvalidSetting::new(&field, value, "must be a key that this server has")
                })?;
                layer.set(key, value)?;
            }
        }
        Ok(layer)
    }

    /// Checks and keeps one value.
    pub(super) fn set(&mut self, key: &Key, value: &Value) -> Result<(), InvalidSetting> {
        let path = key.path();
        key.kind.check(value).map_err(|rule| InvalidSetting::new(&path, value, &rule))?;
        match key.kind {
            Kind::Plugins => {
                for (id, settings) in value.as_object().into_iter().flatten() {
                    let (id, settings) = plugin_values(&path, id, settings)?;
                    self.plugins.insert(id, settings);
                }
            }
            Kind::States => {
                for (id, state) in value.as_object().into_iter().flatten() {
                    let id = plugin_id(&path, id)?;
                    let enable = state.get("Enable").and_then(Value::as_bool).ok_or_else(|| {
                        let field = format!("{path}.{id}");
                        InvalidSetting::new(&field, state, "must be {\"Enable\": true} or false")
                    })?;
                    self.states.insert(id, enable);
                }
            }
            Kind::Switch
            | Kind::Number { .. }
            | Kind::Text { .. }
            | Kind::Site
            | Kind::Catalogue
            | Kind::Page
            | Kind::Paths
            | Kind::Networks
            | Kind::Choice(_) => {
                let value = value.as_str().map_or_else(|| value.clone(), |text| text.trim().into());
                self.values.insert((key.section, key.name), value);
            }
        }
        Ok(())
    }

    /// Puts another layer above this one.
    pub(super) fn cover(&mut self, above: &Self) {
        self.values.extend(above.values.iter().map(|(key, value)| (*key, value.clone())));
        self.states.extend(above.states.iter().map(|(id, on)| (id.clone(), *on)));
        for (id, settings) in &above.plugins {
            let own = self.plugins.entry(id.clone()).or_default();
            own.extend(settings.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
    }

    /// The forerunner's shape, with these in the place of the plugins' settings and states.
    pub(super) fn to_json(&self, plugins: Value, states: Value) -> Value {
        let mut sections: BTreeMap<&str, Values> = BTreeMap::new();
        for ((section, name), value) in &self.values {
            sections.entry(section).or_default().insert((*name).to_owned(), value.clone());
        }
        let section = sections.entry(PLUGIN).or_default();
        section.insert(PLUGINS.to_owned(), plugins);
        section.insert(STATES.to_owned(), states);
        sections.into_iter().map(|(name, section)| (name, Value::Object(section))).collect()
    }
}

/// Checks the settings of one plugin as far as that goes without its schema.
pub(super) fn plugin_values(
    path: &str,
    id: &str,
    settings: &Value,
) -> Result<(String, Values), InvalidSetting> {
    let id = plugin_id(path, id)?;
    let field = format!("{path}.{id}");
    let Some(entries) = settings.as_object() else {
        // It may be a secret that was written one level too high.
        let rule = "must be an object by key".to_owned();
        return Err(InvalidSetting { field, value: String::new(), rule });
    };
    let values: Values =
        entries.iter().map(|(key, value)| (key.to_lowercase(), value.clone())).collect();
    if settings.to_string().len() > MAX_PLUGIN_BYTES {
        return Err(too_large(field));
    }
    Ok((id, values))
}

/// What a plugin's settings must not be, altogether.
pub(super) fn too_large(field: String) -> InvalidSetting {
    let rule = "must be at most 256 KiB as JSON altogether".to_owned();
    InvalidSetting { field, value: String::new(), rule }
}

fn plugin_id(path: &str, id: &str) -> Result<String, InvalidSetting> {
    match PluginId::try_from(id) {
        Ok(id) => Ok(id.to_string()),
        Err(error) => Err(InvalidSetting {
            field: path.to_owned(),
            value: id.to_owned(),
            rule: error.rule.to_owned(),
        }),
    }
}
