//! Presence: online while a window is open, away when its user says so, offline after the last.
//!
//! What a user chose by hand stays until they choose again.

pub(crate) mod custom;
mod emoji;

use api_types::{PresenceStatus, Status, UpdateStatus, websocket::StatusChange};
use axum::{
    Json,
    extract::{Path, State},
};

use sqlx::{Any, Transaction};

use crate::{
    auth::Session,
    clock::now_ms,
    error::{Error, Result},
    request::body::Body,
    state::AppState,
    store,
    websocket::publish,
};

/// The most users one request asks about.
const MAX_IDS: usize = 1000;

/// Whether a user is there.
#[utoipa::path(get, path = "/users/{user_id}/status", responses((status = 200, body = Status)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
) -> Result<Json<Status>> {
    let user_id = session.resolve(&user_id);
    let found = store::users::by_id(state.store.read(), user_id).await?;
    let user = found.ok_or_else(|| Error::not_found("user"))?;
    let mut statuses = of_users(&state, &[user.id]).await?;
    statuses.pop().map(Json).ok_or_else(|| Error::not_found("user"))
}

/// Whether users are there.
#[utoipa::path(
    post,
    path = "/users/status/ids",
    request_body = Vec<String>,
    responses((status = 200, body = Vec<Status>))
)]
pub(crate) async fn by_ids(
    State(state): State<AppState>,
    _: Session,
    Body(user_ids): Body<Vec<String>>,
) -> Result<Json<Vec<Status>>> {
    if user_ids.len() > MAX_IDS {
        return Err(Error::invalid("user_ids", "", "at most 1000 ids"));
    }
    Ok(Json(of_users(&state, &user_ids).await?))
}

/// Sets what a user chose about being there.
#[utoipa::path(
    put,
    path = "/users/{user_id}/status",
    request_body = UpdateStatus,
    responses((status = 200, body = Status))
)]
pub(crate) async fn put(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
    Body(request): Body<UpdateStatus>,
) -> Result<Json<Status>> {
    let user_id = session.resolve_own(&user_id)?;
    if !request.user_id.is_empty() && request.user_id != user_id {
        return Err(Error::invalid("user_id", &request.user_id, "the user of the address"));
    }
    if store::users::by_id(state.store.read(), user_id).await?.is_none() {
        return Err(Error::not_found("user"));
    }
    choose(&state, user_id, request.status, request.dnd_end_time).await.map(Json)
}

/// Sets what a user chose by hand. `dnd_end_time` counts for «do not disturb» only.
pub(crate) async fn choose(
    state: &AppState,
    user_id: &str,
    status: PresenceStatus,
    dnd_end_time: i64,
) -> Result<Status> {
    let status = Status {
        user_id: user_id.to_owned(),
        status,
        // «Online» hands presence back to coming and going.
        manual: status != PresenceStatus::Online,
        last_activity_at: now_ms(),
        dnd_end_time: if status == PresenceStatus::Dnd { dnd_end_time } else { 0 },
    };
    save(state, &status).await?;
    Ok(status)
}

/// The statuses of users; those who were never here are offline.
pub(crate) async fn of_users(state: &AppState, user_ids: &[String]) -> Result<Vec<Status>> {
    let mut stored = store::statuses::by_ids(state.store.read(), user_ids).await?;
    let now_secs = now_ms() / 1000;
    for status in &mut stored {
        let is_over = status.dnd_end_time > 0 && status.dnd_end_time <= now_secs;
        if status.status == PresenceStatus::Dnd && is_over {
            let connected = state.hub.is_connected(&status.user_id)
                || state.cluster.is_elsewhere(state.store.read(), &status.user_id).await?;
            status.status =
                if connected { PresenceStatus::Online } else { PresenceStatus::Offline };
            status.manual = false;
            status.dnd_end_time = 0;
        }
    }
    let known: std::collections::HashSet<&str> =
        stored.iter().map(|status| status.user_id.as_str()).collect();
    let unknown: Vec<Status> = user_ids
        .iter()
        .filter(|user_id| !known.contains(user_id.as_str()))
        .map(|user_id| Status { user_id: user_id.clone(), ..Status::default() })
        .collect();
    stored.extend(unknown);
    Ok(stored)
}

/// Changes a user's presence unless they chose it by hand, and tells everybody.
pub(crate) async fn change(
    state: &AppState,
    user_id: &str,
    status: PresenceStatus,
    manual: bool,
) -> Result<()> {
    let tx = state.store.write().await?;
    change_in(state, tx, user_id, status, manual).await
}

/// What is stored is looked at while nobody else changes it, and the transaction ends here.
async fn change_in(
    state: &AppState,
    mut tx: Transaction<'_, Any>,
    user_id: &str,
    status: PresenceStatus,
    manual: bool,
) -> Result<()> {
    let stored = of_users(state, &[user_id.to_owned()]).await?;
    let stored = stored.into_iter().next().unwrap_or_default();
    if (stored.manual && !manual) || stored.status == status {
        return Ok(tx.commit().await?);
    }
    let status = Status {
        user_id: user_id.to_owned(),
        status,
        manual,
        last_activity_at: now_ms(),
        dnd_end_time: 0,
    };
    store::statuses::set(&mut *tx, &status).await?;
    tx.commit().await?;
    tell(state, &status)
}

async fn save(state: &AppState, status: &Status) -> Result<()> {
    let mut tx = state.store.write().await?;
    store::statuses::set(&mut *tx, status).await?;
    tx.commit().await?;
    tell(state, status)
}

fn tell(state: &AppState, status: &Status) -> Result<()> {
    let event = StatusChange { user_id: status.user_id.clone(), status: status.status };
    publish::to_everyone(state, &event)
}

/// The user opened their first window on this node.
pub(crate) async fn came(state: &AppState, user_id: &str) {
    if let Err(error) = enter(state, user_id).await {
        tracing::warn!(error.id = %error.id, user.id = user_id, "presence not stored");
    }
}

async fn enter(state: &AppState, user_id: &str) -> Result<()> {
    let mut tx = state.store.write().await?;
    state.cluster.enter(&mut tx, user_id).await?;
    change_in(state, tx, user_id, PresenceStatus::Online, false).await
}

/// A window of the user closed; without another one they are offline after a moment.
pub(crate) fn left(state: AppState, user_id: String) {
    tokio::spawn(async move {
        tokio::time::sleep(state.config.timings.offline_after).await;
        if let Err(error) = exit(&state, &user_id).await {
            tracing::debug!(error.id = %error.id, user.id = user_id, "presence not stored");
        }
    });
}

async fn exit(state: &AppState, user_id: &str) -> Result<()> {
    if state.hub.is_connected(user_id) {
        return Ok(());
    }
    let mut tx = state.store.write().await?;
    // Asked again: who came meanwhile has noted it, or does so after us.
    if state.hub.is_connected(user_id) || state.cluster.exit(&mut tx, user_id).await? {
        return Ok(tx.commit().await?);
    }
    change_in(state, tx, user_id, PresenceStatus::Offline, false).await
}
