//! `/plugins/{id}/development`: laying a build over what is installed, and taking it off.

use api_types::{BuildReport, BuildState, StatusOk};
use axum::{
    Json,
    extract::{Multipart, Path, State, multipart::MultipartRejection},
    http::StatusCode,
};
use manifest::{Manifest, PluginId};

use super::{end, hear, tell};
use crate::{
    auth::{PluginsWrite, Who},
    error::{Error, Result},
    plugins::{change, check_on, depot, install, snapshot, upload},
    request::body::Body,
    state::AppState,
};

/// Lays a bundle over what is installed under this id, and turns it on. It ends with `DELETE`, with the server, and when nothing is heard for a minute.
#[utoipa::path(
    put,
    path = "/plugins/{id}/development",
    request_body(content = upload::UploadForm, content_type = "multipart/form-data"),
    responses((status = 200, body = Object), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn put(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Json<Manifest>> {
    let id = allowed(&state, &id)?;
    let file = upload::file(&state, form).await?;
    Ok(Json(Box::pin(lay(&state, &who, &id, &file)).await?))
}

async fn lay(state: &AppState, who: &Who, id: &str, file: &depot::Passing) -> Result<Manifest> {
    let staged = state.plugins.depot.stage(file.path()).await?;
    let manifest = staged.unpacked.manifest.clone();
    install::check_name(&manifest)?;
    if manifest.id.as_str() != id {
        let rule = format!("{id}, as in the address");
        return Err(Error::invalid("id", manifest.id.as_str(), &rule));
    }
    let refuse = |error: String| {
        Error::bad_request("app.plugin.activate.app_error", "This version can not be turned on.")
            .detail(error)
    };
    if let Some(error) = snapshot::refusal(&state.settings.snapshot().plugins, &manifest) {
        return Err(refuse(error));
    }
    let folder = staged.folder.path().to_path_buf();
    let read = depot::read(manifest.clone(), folder, staged.pins.clone());
    let plugin = read.await.map_err(refuse)?;
    hear(state, who, id).await?;
    let changing = state.plugins.changing.lock().await;
    state.plugins.development.lay(id, plugin, staged.folder);
    change::refresh(state).await?;
    drop(changing);
    tracing::info!(plugin.id = id, "plugin in development replaced");
    tell(state, id, BuildReport::default())?;
    Ok(manifest)
}

/// Takes the bundle off that lies over what is installed, which runs again as it did.
#[utoipa::path(
    delete,
    path = "/plugins/{id}/development",
    responses((status = 200, body = StatusOk), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
) -> Result<Json<StatusOk>> {
    check_on(&state)?;
    end(&state, Some(&who), &id.to_lowercase()).await?;
    Ok(Json(StatusOk::default()))
}

/// Tells every open page that a build runs, failed or is on. Also says that the author is still there.
#[utoipa::path(
    post,
    path = "/plugins/{id}/development/state",
    request_body = BuildReport,
    responses((status = 200, body = StatusOk), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn report(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
    Body(report): Body<BuildReport>,
) -> Result<(StatusCode, Json<StatusOk>)> {
    let id = allowed(&state, &id)?;
    if report.state == BuildState::Failed && report.errors.is_empty() {
        return Err(Error::invalid("errors", "[]", "what is wrong, when state is failed"));
    }
    hear(&state, &who, &id).await?;
    tell(&state, &id, report)?;
    Ok((StatusCode::OK, Json(StatusOk::default())))
}

/// The id, where plugins may be developed.
fn allowed(state: &AppState, id: &str) -> Result<String> {
    check_on(state)?;
    let settings = state.settings.snapshot();
    let disabled = |detail| {
        Err(Error::new(
            StatusCode::NOT_IMPLEMENTED,
            "app.plugin.development_disabled.app_error",
            "Plugins can not be developed on this server.",
        )
        .detail(detail))
    };
    if !settings.service.enable_developer {
        return disabled("ServiceSettings.EnableDeveloper = false: must be true");
    }
    if settings.plugins.require_plugin_signature {
        return disabled(
            "PluginSettings.RequirePluginSignature = true: must be false, as what is in \
             development is not signed",
        );
    }
    let id = id.to_lowercase();
    match PluginId::try_from(id.as_str()) {
        Ok(_) => Ok(id),
        Err(error) => Err(Error::invalid("id", &id, &error.to_string())),
    }
}
