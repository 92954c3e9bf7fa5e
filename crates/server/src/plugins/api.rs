//! `/plugins`: what is installed, and turning it on and off.

use api_types::{PluginStatus, PluginsResponse, StatusOk};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use manifest::ClientManifest;

use crate::{
    auth::Admin,
    error::{Error, Result},
    state::AppState,
};

/// For everybody, signed in or not: a plugin may replace the sign-in page.
pub(crate) async fn webapp(State(state): State<AppState>) -> Result<Json<Vec<ClientManifest>>> {
    check_on(&state)?;
    Ok(Json(state.plugins.client_manifests()))
}

pub(crate) async fn list(State(state): State<AppState>, _: Admin) -> Result<Json<PluginsResponse>> {
    check_on(&state)?;
    let (active, inactive) = state.plugins.manifests();
    let values = |list: Vec<manifest::Manifest>| {
        list.iter().map(serde_json::to_value).collect::<std::result::Result<Vec<_>, _>>()
    };
    Ok(Json(PluginsResponse { active: values(active)?, inactive: values(inactive)? }))
}

pub(crate) async fn statuses(
    State(state): State<AppState>,
    _: Admin,
) -> Result<Json<Vec<PluginStatus>>> {
    check_on(&state)?;
    Ok(Json(state.plugins.statuses()))
}

pub(crate) async fn enable(
    State(state): State<AppState>,
    Path(id): Path<String>,
    _: Admin,
) -> Result<Json<StatusOk>> {
    check_on(&state)?;
    super::enable(&state, &id.to_lowercase()).await?;
    Ok(Json(StatusOk::default()))
}

pub(crate) async fn disable(
    State(state): State<AppState>,
    Path(id): Path<String>,
    _: Admin,
) -> Result<Json<StatusOk>> {
    check_on(&state)?;
    super::disable(&state, &id.to_lowercase()).await?;
    Ok(Json(StatusOk::default()))
}

fn check_on(state: &AppState) -> Result<()> {
    if state.config.plugins_enabled {
        return Ok(());
    }
    Err(Error::new(
        StatusCode::NOT_IMPLEMENTED,
        "app.plugin.disabled.app_error",
        "Plugins have been disabled.",
    ))
}
