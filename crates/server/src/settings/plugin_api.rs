//! `/plugins/{id}/settings`: the form that an administrator fills in for a plugin.

use api_types::PluginSettings;
use axum::{
    Json,
    extract::{Path, State},
};
use manifest::{Manifest, SettingType};
use serde_json::{Map, Value};

use super::{
    Snapshot,
    change::Extent,
    keys::{PLUGIN, PLUGINS},
    layer::{Layer, Values},
    plugin_form,
};
use crate::{
    auth::{PluginsRead, PluginsWrite},
    error::{Error, Result},
    plugins,
    request::body::Body,
    state::AppState,
    store,
};

/// A plugin's settings: the form, the values, which are secret and which are locked.
#[utoipa::path(
    get,
    path = "/plugins/{id}/settings",
    responses((status = 200, body = PluginSettings))
)]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    _: PluginsRead,
) -> Result<Json<PluginSettings>> {
    plugins::check_on(&state)?;
    Ok(Json(form(&state.settings.snapshot(), &manifest(&state, &id)?)?))
}

/// Changes a plugin's settings: `null` for the default; absent keys stay.
#[utoipa::path(
    put,
    path = "/plugins/{id}/settings",
    request_body = Object,
    responses((status = 200, body = PluginSettings))
)]
pub(crate) async fn put(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
    Body(body): Body<Map<String, Value>>,
) -> Result<Json<PluginSettings>> {
    plugins::check_on(&state)?;
    let manifest = manifest(&state, &id)?;
    let values: Values = body.into_iter().map(|(key, value)| (key.to_lowercase(), value)).collect();
    check_users(&state, &manifest, &values).await?;
    let plugins = [(manifest.id.to_string(), values)].into();
    let wanted = Layer { plugins, ..Layer::default() };
    super::change(&state, &who, "plugin.settings", &wanted, Extent::Patch).await?;
    Ok(Json(form(&state.settings.snapshot(), &manifest)?))
}

fn manifest(state: &AppState, id: &str) -> Result<Manifest> {
    let id = id.to_lowercase();
    let (active, inactive) = state.plugins.manifests();
    let mut all = active.into_iter().chain(inactive);
    all.find(|manifest| manifest.id == id.as_str()).ok_or_else(|| Error::not_found("plugin"))
}

/// A setting of type `username` names somebody, or nobody.
async fn check_users(state: &AppState, manifest: &Manifest, values: &Values) -> Result<()> {
    for (key, value) in values {
        let setting = plugin_form::find(manifest, key);
        let is_username = setting.is_some_and(|setting| setting.kind == SettingType::Username);
        let Some(name) = value.as_str().filter(|name| is_username && !name.is_empty()) else {
            continue;
        };
        let username = name.trim_start_matches('@').to_lowercase();
        if store::users::by_username(state.store.read(), &username).await?.is_none() {
            let field = format!("{PLUGIN}.{PLUGINS}.{}.{key}", manifest.id);
            return Err(Error::invalid(&field, name, "must be the name of a user of this server"));
        }
    }
    Ok(())
}

fn form(snapshot: &Snapshot, manifest: &Manifest) -> Result<PluginSettings> {
    let id = manifest.id.as_str();
    let stored = snapshot.plugins.plugins.get(id);
    let mut form = PluginSettings {
        schema: serde_json::to_value(&manifest.settings_schema)?,
        ..PluginSettings::default()
    };
    for setting in plugin_form::settings(manifest) {
        let key = setting.key.to_lowercase();
        let value = stored.and_then(|values| values.get(&key)).filter(|value| !value.is_null());
        if plugin_form::is_secret(setting) {
            if value.is_some_and(|value| value != "") {
                form.secrets.push(setting.key.clone());
            }
        } else if let Some(value) =
            value.or(Some(&setting.default).filter(|value| !value.is_null()))
        {
            form.values.insert(setting.key.clone(), value.clone());
        }
        if snapshot.locks.plugin(id, &key).is_some() {
            form.locked.push(setting.key.clone());
        }
    }
    Ok(form)
}
