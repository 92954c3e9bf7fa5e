//! What the System Console shows and does beyond the forerunner's interface.

use std::collections::BTreeMap;

use api_types::{ManagedPlugin, PluginSource, StatusOk};
use axum::{
    Json,
    extract::{Path, State},
};
use manifest::Manifest;
use serde_json::Value;

use super::{
    change, check_on,
    found::{Found, text},
    prepackaged::Offered,
    snapshot::Snapshot,
};
use crate::{
    auth::{PluginsRead, PluginsWrite},
    error::Result,
    state::AppState,
    store,
};

/// What is installed and what could be, by name.
#[utoipa::path(
    get,
    path = "/plugins/management",
    responses((status = 200, body = Vec<ManagedPlugin>), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    _: PluginsRead,
) -> Result<Json<Vec<ManagedPlugin>>> {
    check_on(&state)?;
    let n_reports = store::plugin_reports::counts(state.store.read()).await?;
    Ok(Json(managed(&state.plugins.snapshot(), &state.plugins.offered(), &n_reports)))
}

/// Removes an installed plugin.
#[utoipa::path(
    delete,
    path = "/plugins/{id}",
    responses((status = 200, body = StatusOk), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn remove(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
) -> Result<Json<StatusOk>> {
    check_on(&state)?;
    change::remove(&state, &who, &id.to_lowercase()).await?;
    Ok(Json(StatusOk::default()))
}

/// Goes back to the version before.
#[utoipa::path(
    post,
    path = "/plugins/{id}/rollback",
    responses((status = 200, body = Object), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn rollback(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
) -> Result<Json<Manifest>> {
    check_on(&state)?;
    Ok(Json(change::rollback(&state, &who, &id.to_lowercase()).await?))
}

fn managed(
    now: &Snapshot,
    offered: &[Offered],
    n_reports: &BTreeMap<String, u64>,
) -> Vec<ManagedPlugin> {
    let statuses = now.statuses().into_iter().map(|status| (status.plugin_id.clone(), status));
    let mut statuses: BTreeMap<_, _> = statuses.collect();
    let mut all = BTreeMap::new();
    for (id, found) in &now.found {
        let status = statuses.remove(id).unwrap_or_default();
        let stored = now.installed(id).and_then(|installed| installed.stored.clone());
        let manifest = manifest(found);
        let mut plugin = of_manifest(id, manifest);
        plugin.name = status.name;
        plugin.source = found.source;
        plugin.installed = true;
        plugin.enabled = now.is_enabled(id);
        plugin.state = status.state;
        plugin.error = status.error;
        plugin.n_reports = n_reports.get(id).copied().unwrap_or_default();
        if let Some(stored) = stored {
            plugin.integrity = integrity(&stored.sha256);
            plugin.n_bytes = stored.n_bytes;
            plugin.signed_by = stored.signed_by;
            plugin.installed_at = stored.installed_at;
            plugin.previous_version = stored.previous.map(|one| one.version).unwrap_or_default();
        }
        all.insert(id.clone(), plugin);
    }
    for offered in offered {
        let plugin = all.entry(offered.id.clone()).or_insert_with(|| {
            let mut plugin = of_manifest(&offered.id, offered.manifest.clone());
            plugin.source = PluginSource::Prepackaged;
            plugin.integrity = integrity(&offered.sha256);
            plugin.n_bytes = offered.n_bytes;
            plugin
        });
        plugin.prepackaged_version = text(&offered.manifest, "version");
        if plugin.error.is_empty() && !offered.error.is_empty() {
            plugin.error = format!("the prepackaged {}: {}", offered.file_name, offered.error);
        }
    }
    let mut all: Vec<ManagedPlugin> = all.into_values().collect();
    all.sort_by_cached_key(|plugin| (plugin.name.to_lowercase(), plugin.id.clone()));
    all
}

fn manifest(found: &Found) -> Value {
    match (&found.plugin, &found.stored) {
        (Ok(plugin), _) => serde_json::to_value(&plugin.manifest).unwrap_or_default(),
        (Err(_), Some(stored)) => stored.manifest.clone(),
        (Err(_), None) => Value::Null,
    }
}

fn of_manifest(id: &str, manifest: Value) -> ManagedPlugin {
    let name = text(&manifest, "name");
    let schema = manifest.get("settings_schema");
    let has = |key| {
        let list = schema.and_then(|schema| schema.get(key)).and_then(Value::as_array);
        list.is_some_and(|list| !list.is_empty())
    };
    ManagedPlugin {
        id: id.to_owned(),
        name: if name.is_empty() { id.to_owned() } else { name },
        description: text(&manifest, "description"),
        version: text(&manifest, "version"),
        slots: texts(&manifest, "/webapp/slots"),
        capabilities: texts(&manifest, "/webapp/capabilities"),
        has_settings: has("settings") || has("sections"),
        manifest,
        ..ManagedPlugin::default()
    }
}

fn texts(manifest: &Value, pointer: &str) -> Vec<String> {
    let list = manifest.pointer(pointer).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// As browsers write it.
fn integrity(sha256: &str) -> String {
    super::build::unhex(sha256)
        .map(|digest| manifest::Integrity::from_digest(digest).to_string())
        .unwrap_or_default()
}
