//! `/plugins/reports`: what browsers tell of plugins that failed there.
//!
//! Anybody who is signed in may tell, so nothing of it is believed: texts are cut and stay texts,
//! users count once, and who tells too often waits.

use api_types::{NewPluginReport, PluginReport, StatusOk};
use axum::{
    Json,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    audit,
    auth::{PluginsRead, PluginsWrite, Session},
    clock::now_ms,
    error::{Error, Result},
    id::new_id,
    plugins,
    request::body::Body,
    state::AppState,
    store::{
        self,
        plugin_reports::{Bounds, Told},
    },
};

/// How often a user may tell, and within how many seconds. A page that breaks tells of each slot.
pub(crate) const MAX_PER_USER: u32 = 60;
pub(crate) const WITHIN_SECS: u64 = 60;

/// A thousand users are as good a reason to act as more.
const BOUNDS: Bounds = Bounds { max_rows: 100, max_users: 1000 };

/// The most rows that one answer has.
const MAX_SHOWN: i64 = 1000;

/// The longest texts, in characters.
const MAX_WORD: usize = 64;
const MAX_SLOT: usize = 128;
const MAX_MESSAGE: usize = 1000;

/// Tells that a plugin failed in a browser.
#[utoipa::path(
    post,
    path = "/plugins/reports",
    request_body = NewPluginReport,
    responses((status = 201, body = StatusOk), (status = 429, body = api_types::AppError))
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    session: Session,
    Body(report): Body<NewPluginReport>,
) -> Result<Response> {
    plugins::check_on(&state)?;
    if let Err(wait) = state.report_limit.take(&session.user_id) {
        let error = Error::new(
            StatusCode::TOO_MANY_REQUESTS,
            "api.plugin.reports.too_many.app_error",
            "This browser reports too often.",
        );
        let seconds = (wait.as_secs() + 1).to_string();
        return Ok(([(header::RETRY_AFTER, seconds)], error).into_response());
    }
    let report = cut(&report);
    let (active, inactive) = state.plugins.manifests();
    let mut known = active.iter().chain(&inactive);
    if !known.any(|manifest| manifest.id == report.plugin_id.as_str()) {
        return Err(Error::not_found("plugin"));
    }
    let mut tx = state.store.write().await?;
    let told =
        Told { report: &report, fresh_id: &new_id(), user_id: &session.user_id, now: now_ms() };
    store::plugin_reports::add(&mut tx, told, BOUNDS).await?;
    tx.commit().await?;
    Ok(Json(StatusOk::default()).into_response())
}

/// Failures that browsers told of, the newest first.
#[utoipa::path(get, path = "/plugins/reports", responses((status = 200, body = Vec<PluginReport>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    _: PluginsRead,
) -> Result<Json<Vec<PluginReport>>> {
    plugins::check_on(&state)?;
    Ok(Json(store::plugin_reports::all(state.store.read(), MAX_SHOWN).await?))
}

/// Forgets what was told of a plugin.
#[utoipa::path(delete, path = "/plugins/{id}/reports", responses((status = 200, body = StatusOk)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
) -> Result<Json<StatusOk>> {
    plugins::check_on(&state)?;
    let id = id.to_lowercase();
    let mut tx = state.store.write().await?;
    store::plugin_reports::delete(&mut *tx, &id).await?;
    audit::add(&state, &mut tx, &who, "plugin.reports.delete", &[("plugin", &id)]).await?;
    tx.commit().await?;
    Ok(Json(StatusOk::default()))
}

fn cut(report: &NewPluginReport) -> NewPluginReport {
    let text = |text: &str, max: usize| -> String {
        text.chars().filter(|c| !c.is_control() || *c == '\n').take(max).collect()
    };
    NewPluginReport {
        plugin_id: report.plugin_id.to_lowercase(),
        version: text(&report.version, MAX_WORD),
        slot: text(&report.slot, MAX_SLOT),
        phase: text(&report.phase, MAX_WORD),
        code: text(&report.code, MAX_WORD),
        message: text(&report.message, MAX_MESSAGE),
        quarantined: report.quarantined,
    }
}
