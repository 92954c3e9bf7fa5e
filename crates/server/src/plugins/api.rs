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

/// What browsers load: the web parts of plugins that are on. For everybody: a plugin may replace the sign-in page.
#[utoipa::path(
    get,
    path = "/plugins/webapp",
    responses((status = 200, body = Vec<Object>), (status = 501, body = api_types::AppError)),
    security(())
)]
pub(crate) async fn webapp(State(state): State<AppState>) -> Result<Json<Vec<ClientManifest>>> {
    check_on(&state)?;
    Ok(Json(state.plugins.client_manifests()))
}

/// The full manifests of plugins in order: those that are on, and those that are not.
#[utoipa::path(
    get,
    path = "/plugins",
    responses(
        (status = 200, body = PluginsResponse),
        (status = 501, body = api_types::AppError)
    )
)]
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

/// How each plugin fares.
#[utoipa::path(
    get,
    path = "/plugins/statuses",
    responses((status = 200, body = Vec<PluginStatus>), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn statuses(
    State(state): State<AppState>,
    _: PluginsRead,
) -> Result<Json<Vec<PluginStatus>>> {
    check_on(&state)?;
    Ok(Json(state.cluster.with_others(state.plugins.statuses()).await?))
}

/// Turns a plugin on.
#[utoipa::path(
    post,
    path = "/plugins/{id}/enable",
    responses((status = 200, body = StatusOk), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn enable(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
) -> Result<Json<StatusOk>> {
    check_on(&state)?;
    change::enable(&state, &who, &id.to_lowercase()).await?;
    Ok(Json(StatusOk::default()))
}

/// Turns a plugin off.
#[utoipa::path(
    post,
    path = "/plugins/{id}/disable",
    responses((status = 200, body = StatusOk), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn disable(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
) -> Result<Json<StatusOk>> {
    check_on(&state)?;
    change::disable(&state, &who, &id.to_lowercase()).await?;
    Ok(Json(StatusOk::default()))
}
