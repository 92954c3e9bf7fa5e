//! Changing the configuration: what is asked for against what is in force.
//!
//! Pure: values in, values out. What stays as it is may be sent along, locked or not, so that a
//! client can send back all that it was shown.

use std::collections::BTreeMap;

use manifest::Manifest;
use serde_json::{Value, json};

use super::{
    InvalidSetting,
    keys::{self, Kind, PLUGIN, PLUGINS, STATES, SetBy},
    layer::{Layer, MAX_PLUGIN_BYTES, Values, too_large},
    plugin_form,
    sources::Locks,
};
use crate::error::Error;

/// What stands in an answer for a secret, as in the forerunner; sent back, it means «unchanged».
pub(crate) const MASK: &str = "********************************";

/// How much a request speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Keys that are left out stay.
    Patch,
    /// Keys that are left out go back to their defaults; plugins that are left out stay.
    Whole,
}

/// What a change is judged by.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// All layers in one.
    pub(super) in_force: &'a Layer,
    pub(super) locks: &'a Locks,
    /// By id, of the plugins that are installed.
    pub(super) manifests: &'a BTreeMap<String, Manifest>,
    /// Which installed plugins are on.
    pub(super) states: &'a BTreeMap<String, bool>,
}

/// The stored layer as it shall be, and the paths of what changes.
///
/// # Errors
/// What is locked, may not be set over the wire, or does not fit the plugin's schema.
pub(super) fn changed(
    stored: &Layer,
    wanted: &Layer,
    extent: Extent,
    context: &Context<'_>,
) -> Result<(Layer, Vec<String>), Error> {
    let mut after = stored.clone();
    let mut paths = Vec::new();
    for ((section, name), value) in &wanted.values {
        let Some(key) = keys::find(section, name) else { continue };
        if context.in_force.values.get(&(*section, *name)) == Some(value) {
            continue;
        }
        if let Some(by) = context.locks.key(section, name) {
            return Err(locked(&key.path(), by));
        }
        let is_file =
            matches!(key.kind, Kind::Catalogue) && value.as_str().is_some_and(keys::is_file);
        if key.set_by == SetBy::Owner || is_file {
            let rule = "must be set by the configuration file or the environment, \
                        as it names files of the machine";
            return Err(InvalidSetting::new(&key.path(), value, rule).into());
        }
        after.values.insert((section, name), value.clone());
        paths.push(key.path());
    }
    if extent == Extent::Whole {
        after.values.retain(|(section, name), _| {
            let stays = wanted.values.contains_key(&(*section, *name))
                || context.locks.key(section, name).is_some();
            if !stays {
                paths.push(format!("{section}.{name}"));
            }
            stays
        });
    }
    check_states(wanted, context)?;
    for (id, values) in &wanted.plugins {
        let mut own = after.plugins.remove(id).unwrap_or_default();
        paths.extend(set_plugin(&mut own, id, values, context)?);
        if !own.is_empty() {
            after.plugins.insert(id.clone(), own);
        }
    }
    Ok((after, paths))
}

/// Puts new values among a plugin's stored ones; `null` takes one away. Answers what changed.
pub(super) fn set_plugin(
    own: &mut Values,
    id: &str,
    wanted: &Values,
    context: &Context<'_>,
) -> Result<Vec<String>, Error> {
    let in_force = context.in_force.plugins.get(id);
    let manifest = context.manifests.get(id);
    let mut paths = Vec::new();
    for (key, value) in wanted {
        let setting = manifest.and_then(|manifest| plugin_form::find(manifest, key));
        let is_hidden = setting.is_none_or(plugin_form::is_secret);
        let old = in_force.and_then(|values| values.get(key));
        let is_same = old.unwrap_or(&Value::Null) == value;
        if is_same || is_hidden && value == MASK {
            continue;
        }
        let path = format!("{PLUGIN}.{PLUGINS}.{id}.{key}");
        if let Some(by) = context.locks.plugin(id, key) {
            return Err(locked(&path, by));
        }
        if value.is_null() {
            own.remove(key);
        } else {
            let Some(setting) = setting else {
                let rule = if manifest.is_some() {
                    "must be a key of the plugin's settings_schema"
                } else {
                    "must be a setting of a plugin that is installed"
                };
                return Err(Error::invalid(&path, "", rule));
            };
            plugin_form::check(setting, value).map_err(|rule| {
                let shown = if is_hidden { json!("") } else { value.clone() };
                InvalidSetting::new(&path, &shown, &rule)
            })?;
            own.insert(key.clone(), value.clone());
        }
        paths.push(path);
    }
    // What came in small pieces must be readable as a whole, or all of it would be left out.
    if !paths.is_empty() && Value::Object(own.clone()).to_string().len() > MAX_PLUGIN_BYTES {
        return Err(too_large(format!("{PLUGIN}.{PLUGINS}.{id}")).into());
    }
    Ok(paths)
}

/// Plugins are turned on and off by their own requests, which tell when one can not run.
fn check_states(wanted: &Layer, context: &Context<'_>) -> Result<(), Error> {
    for (id, enable) in &wanted.states {
        let is_on = context.states.get(id).copied().unwrap_or(false);
        if is_on != *enable {
            let field = format!("{PLUGIN}.{STATES}.{id}.Enable");
            let rule = "must be changed by POST /plugins/{id}/enable or /disable";
            return Err(Error::invalid(&field, &enable.to_string(), rule));
        }
    }
    Ok(())
}

/// The refusal of what is set outside of the database.
pub(crate) fn locked(path: &str, by: &str) -> Error {
    Error::bad_request(
        "api.config.locked.app_error",
        "This setting is set outside of the System Console and can not be changed here.",
    )
    .detail(format!("field={path}, rule=must stay as it is, since {by} sets it"))
}
