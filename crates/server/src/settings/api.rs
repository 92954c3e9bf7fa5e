//! `/config`: reading and changing the configuration.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use manifest::Manifest;
use serde_json::{Value, json};

use super::{
    Judge, Snapshot,
    change::{Extent, MASK},
    layer::Layer,
    plugin_form,
};
use crate::{
    auth::{PluginsRead, PluginsWrite},
    error::Result,
    request::body::Body,
    state::AppState,
};

/// The whole configuration, secrets masked.
#[utoipa::path(get, path = "/config", responses((status = 200, body = Object)))]
pub(crate) async fn get(State(state): State<AppState>, _: PluginsRead) -> Json<Value> {
    Json(shown(&state))
}

/// Replaces the configuration; what is left out goes back to its default.
#[utoipa::path(
    put,
    path = "/config",
    request_body = Object,
    responses((status = 200, body = Object))
)]
pub(crate) async fn put(
    State(state): State<AppState>,
    PluginsWrite(who): PluginsWrite,
    Body(body): Body<Value>,
) -> Result<Json<Value>> {
    super::change(&state, &who, "config.update", &Layer::read(&body)?, Extent::Whole).await?;
    Ok(Json(shown(&state)))
}

/// Changes the configuration; what is left out stays.
#[utoipa::path(
    put,
    path = "/config/patch",
    request_body = Object,
    responses((status = 200, body = Object))
)]
pub(crate) async fn patch(
    State(state): State<AppState>,
    PluginsWrite(who): PluginsWrite,
    Body(body): Body<Value>,
) -> Result<Json<Value>> {
    super::change(&state, &who, "config.patch", &Layer::read(&body)?, Extent::Patch).await?;
    Ok(Json(shown(&state)))
}

/// Which keys the file, the environment or the command line decides: `true` at each.
#[utoipa::path(get, path = "/config/environment", responses((status = 200, body = Object)))]
pub(crate) async fn environment(State(state): State<AppState>, _: PluginsRead) -> Json<Value> {
    Json(state.settings.snapshot().locks.to_json())
}

fn shown(state: &AppState) -> Value {
    let snapshot = state.settings.snapshot();
    let Judge { manifests, states } = Judge::new(state);
    let states = states.iter().map(|(id, on)| (id.clone(), json!({ "Enable": on })));
    let (states, plugins) = (states.collect(), masked(&snapshot, &manifests));
    snapshot.layer.to_json(plugins, states)
}

/// The settings of plugins without their secrets.
///
/// Of a plugin that is gone, or a key that its schema does not name, nobody knows whether it is
/// one, so it counts as one.
fn masked(snapshot: &Snapshot, manifests: &BTreeMap<String, Manifest>) -> Value {
    let of_plugin = |(id, values): (&String, &super::layer::Values)| {
        let manifest = manifests.get(id);
        let values = values.iter().map(|(key, value)| {
            let setting = manifest.and_then(|manifest| plugin_form::find(manifest, key));
            let is_hidden = setting.is_none_or(plugin_form::is_secret);
            let is_blank = value.as_str().is_some_and(str::is_empty);
            (key.clone(), if is_hidden && !is_blank { MASK.into() } else { value.clone() })
        });
        (id.clone(), values.collect::<Value>())
    };
    snapshot.plugins.plugins.iter().map(of_plugin).collect()
}
