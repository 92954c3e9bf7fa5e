//! `/plugins`: what is installed, and turning it on and off.

use api_types::{PluginStatus, PluginsResponse, StatusOk};
use axum::{
    Json,
    extract::{Path, State},
};
use manifest::{ClientManifest, Manifest};

use super::{change, check_on};
use crate::{
    auth::{PluginsRead, PluginsWrite},
    error::Result,
    state::AppState,
};

/// For everybody, signed in or not: a plugin may replace the sign-in page.
pub(crate) async fn webapp(State(state): State<AppState>) -> Result<Json<Vec<ClientManifest>>> {
    check_on(&state)?;
    Ok(Json(state.plugins.client_manifests()))
}

pub(crate) async fn list(
    State(state): State<AppState>,
    _: PluginsRead,
) -> Result<Json<PluginsResponse>> {
    check_on(&state)?;
    let (active, inactive) = state.plugins.manifests();
    let values = |list: Vec<Manifest>| {
        list.iter().map(serde_json::to_value).collect::<std::result::Result<Vec<_>, _>>()
    };
    Ok(Json(PluginsResponse { active: values(active)?, inactive: values(inactive)? }))
}

pub(crate) async fn statuses(
    State(state): State<AppState>,
    _: PluginsRead,
) -> Result<Json<Vec<PluginStatus>>> {
    check_on(&state)?;
    Ok(Json(state.cluster.with_others(state.plugins.statuses()).await?))
}

pub(crate) async fn enable(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
) -> Result<Json<StatusOk>> {
    check_on(&state)?;
    change::enable(&state, &who, &id.to_lowercase()).await?;
    Ok(Json(StatusOk::default()))
}

pub(crate) async fn disable(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
) -> Result<Json<StatusOk>> {
    check_on(&state)?;
    change::disable(&state, &who, &id.to_lowercase()).await?;
    Ok(Json(StatusOk::default()))
}
