//! The layers that administrators can not change: the command line, the file, the environment.
//!
//! What one of them sets is locked; [`Locks`] knows by whom.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Value, json};

use super::{
    InvalidSetting,
    keys::{self, KEYS, Kind, PLUGIN, PLUGINS, STATES, TEAM},
    layer::Layer,
};
use crate::config::Config;

/// The largest file. Bundles do not belong in there.
const MAX_FILE_BYTES: u64 = 4 << 20;

const PREFIX: &str = "MORTISE_";

/// What is set outside of the database, and by what.
#[derive(Debug, Default)]
pub(super) struct Fixed {
    pub(super) layer: Layer,
    pub(super) locks: Locks,
}

/// Paths that can not be changed, with the words for what sets them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Locks {
    keys: BTreeMap<(&'static str, &'static str), String>,
    /// By plugin id and key.
    plugins: BTreeMap<String, BTreeMap<String, String>>,
    states: BTreeMap<String, String>,
}

impl Locks {
    pub(super) fn key(&self, section: &'static str, name: &'static str) -> Option<&str> {
        self.keys.get(&(section, name)).map(String::as_str)
    }

    /// By what a setting of a plugin is locked. `key` in lower case.
    pub(crate) fn plugin(&self, id: &str, key: &str) -> Option<&str> {
        self.plugins.get(id)?.get(key).map(String::as_str)
    }

    /// `true` where something is locked, as `GET /config/environment` shows it.
    pub(super) fn to_json(&self) -> Value {
        let mut sections: BTreeMap<&str, BTreeMap<&str, Value>> = BTreeMap::new();
        for (section, name) in self.keys.keys() {
            sections.entry(section).or_default().insert(name, true.into());
        }
        let with_all = |keys: &BTreeMap<String, String>| -> Value {
            keys.keys().map(|key| (key.clone(), true)).collect()
        };
        let mut plugin = |name, value| {
            sections.entry(PLUGIN).or_default().insert(name, value);
        };
        if !self.plugins.is_empty() {
            let all = self.plugins.iter().map(|(id, keys)| (id.clone(), with_all(keys)));
            plugin(PLUGINS, all.collect());
        }
        if !self.states.is_empty() {
            let all = self.states.keys().map(|id| (id.clone(), json!({ "Enable": true })));
            plugin(STATES, all.collect());
        }
        json!(sections)
    }
}

impl Fixed {
    /// Everything that was chosen at the start: the command line wins over the environment, and
    /// that over the file.
    ///
    /// # Errors
    /// Names the field, its value and the rule; for the file also where it can not be read.
    pub(super) fn read(config: &Config) -> Result<Self, InvalidSetting> {
        let mut fixed = Self::default();
        if let Some(file) = &config.config_file {
            fixed.add(&Layer::read(&of_file(file)?)?, "the configuration file");
        }
        for (name, text) in &config.environment {
            if let Some(layer) = of_variable(name, text)? {
                fixed.add(&layer, &format!("the environment variable {name}"));
            }
        }
        fixed.add(&of_command_line(config)?, "the command line");
        Ok(fixed)
    }

    fn add(&mut self, layer: &Layer, by: &str) {
        let Locks { keys, plugins, states } = &mut self.locks;
        keys.extend(layer.values.keys().map(|key| (*key, by.to_owned())));
        states.extend(layer.states.keys().map(|id| (id.clone(), by.to_owned())));
        for (id, values) in &layer.plugins {
            let own = plugins.entry(id.clone()).or_default();
            own.extend(values.keys().map(|key| (key.clone(), by.to_owned())));
        }
        self.layer.cover(layer);
    }
}

fn of_command_line(config: &Config) -> Result<Layer, InvalidSetting> {
    // `null` stands for nothing.
    Layer::read(&json!({
        PLUGIN: { "Enable": (!config.plugins_enabled).then_some(false) },
        TEAM: { "EnableOpenServer": config.open_server.then_some(true) },
    }))
}

fn of_file(file: &Path) -> Result<Value, InvalidSetting> {
    let wrong = |rule: String| InvalidSetting {
        field: "--config".to_owned(),
        value: file.display().to_string(),
        rule,
    };
    let metadata =
        fs::metadata(file).map_err(|error| wrong(format!("must be readable: {error}")))?;
    if !metadata.is_file() || metadata.len() > MAX_FILE_BYTES {
        return Err(wrong("must be a regular file of at most 4 MiB".to_owned()));
    }
    let text = fs::read(file).map_err(|error| wrong(format!("must be readable: {error}")))?;
    serde_json::from_slice(&text).map_err(|error| wrong(format!("must be JSON: {error}")))
}

/// `MORTISE_SECTION_KEY`; other variables are none of ours.
fn of_variable(name: &str, text: &str) -> Result<Option<Layer>, InvalidSetting> {
    let Some(rest) = name.strip_prefix(PREFIX) else { return Ok(None) };
    let Some((section, key_name)) = rest.split_once('_') else { return Ok(None) };
    if !section.ends_with("SETTINGS") {
        return Ok(None);
    }
    let wrong = |value: &str, rule: String| InvalidSetting {
        field: name.to_owned(),
        value: value.to_owned(),
        rule,
    };
    let key = KEYS
        .iter()
        .find(|key| {
            key.section.eq_ignore_ascii_case(section) && key.name.eq_ignore_ascii_case(key_name)
        })
        .ok_or_else(|| {
            wrong("", "must be MORTISE_, a section and a key that this server has".to_owned())
        })?;
    let value = parse(key.kind, text).map_err(|rule| wrong(shown(key, text), rule))?;
    let mut layer = Layer::default();
    layer.set(key, &value).map_err(|error| wrong(shown(key, text), error.rule))?;
    Ok(Some(layer))
}

/// Settings of plugins may be secrets.
fn shown<'a>(key: &keys::Key, text: &'a str) -> &'a str {
    if matches!(key.kind, Kind::Plugins) { "" } else { text }
}

fn parse(kind: Kind, text: &str) -> Result<Value, String> {
    match kind {
        Kind::Switch => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" | "on" => Ok(true.into()),
            "false" | "0" | "no" | "off" => Ok(false.into()),
            _ => Err("must be true or false".to_owned()),
        },
        Kind::Number { .. } => match text.trim().parse::<i64>() {
            Ok(number) => Ok(number.into()),
            Err(_) => Err("must be a whole number".to_owned()),
        },
        Kind::Text { .. } | Kind::Site | Kind::Catalogue | Kind::Page | Kind::Choice(_) => {
            Ok(text.into())
        }
        Kind::Paths | Kind::Networks if !text.trim_start().starts_with('[') => {
            let is_gap = |c: char| c == ',' || c.is_whitespace();
            Ok(text.split(is_gap).filter(|part| !part.is_empty()).collect())
        }
        Kind::Paths | Kind::Networks | Kind::Plugins | Kind::States => {
            serde_json::from_str(text).map_err(|error| format!("must be JSON: {error}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(variables: &[(&str, &str)]) -> Result<Fixed, InvalidSetting> {
        let mut config = Config::new("data".into());
        config.environment =
            variables.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Fixed::read(&config)
    }

    #[test]
    fn variables_are_read_by_the_kind_of_their_key() {
        let fixed = fixed(&[
            ("MORTISE_PLUGINSETTINGS_ENABLEUPLOADS", "TRUE"),
            ("MORTISE_SERVICESETTINGS_TRUSTEDPROXIES", "10.0.0.0/8, ::1"),
            ("MORTISE_TEAMSETTINGS_SITENAME", "Harbour"),
            ("MORTISE_PLUGINSETTINGS_PLUGINS", "{\"hovercard\": {\"Colour\": \"red\"}}"),
            ("MORTISE_LISTEN", "127.0.0.1:1"),
            ("PATH", "/bin"),
        ])
        .unwrap();
        assert_eq!(fixed.layer.plugins["hovercard"]["colour"], "red");
        assert_eq!(
            fixed.layer.to_json(json!({}), json!({})),
            json!({
                "PluginSettings": { "EnableUploads": true, "Plugins": {}, "PluginStates": {} },
                "ServiceSettings": { "TrustedProxies": ["10.0.0.0/8", "::1"] },
                "TeamSettings": { "SiteName": "Harbour" },
            })
        );
        let by = fixed.locks.plugin("hovercard", "colour").unwrap();
        assert_eq!(by, "the environment variable MORTISE_PLUGINSETTINGS_PLUGINS");
        assert_eq!(fixed.locks.to_json()["PluginSettings"]["Plugins"]["hovercard"]["colour"], true);
        assert_eq!(fixed.locks.key("PluginSettings", "Enable"), None);
    }

    #[test]
    fn a_wrong_variable_is_named_and_no_secret_is_shown() {
        for (name, text, part) in [
            ("MORTISE_PLUGINSETTINGS_ENABLED", "true", "a key that this server has"),
            ("MORTISE_EMAILSETTINGS_SMTPSERVER", "x", "a key that this server has"),
            ("MORTISE_PLUGINSETTINGS_ENABLE", "perhaps", "true or false"),
            ("MORTISE_SERVICESETTINGS_TLSSTRICTTRANSPORTMAXAGE", "1h", "whole number"),
            ("MORTISE_PLUGINSETTINGS_TRUSTPOLICY", "none", "one of trusted"),
            ("MORTISE_PLUGINSETTINGS_PLUGINS", "{\"hovercard\": \"s3cret\"}", "an object by key"),
        ] {
            let error = fixed(&[(name, text)]).unwrap_err();
            assert!(error.rule.contains(part), "{error}");
            assert!(error.field.starts_with(name), "{error}");
            assert!(!error.to_string().contains("s3cret"), "{error}");
        }
    }
}
