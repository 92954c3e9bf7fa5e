//! `/users/{id}/sessions`: where somebody is signed in, and ending that.

use api_types::{SessionInfo, StatusOk};
use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;

use super::permissions::Actor;
use crate::{
    audit,
    clock::now_ms,
    error::{Error, Result},
    request::body::Body,
    state::AppState,
    store,
    websocket::publish,
};

/// A user's sessions.
#[utoipa::path(
    get,
    path = "/users/{user_id}/sessions",
    responses((status = 200, body = Vec<SessionInfo>))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    actor: Actor,
) -> Result<Json<Vec<SessionInfo>>> {
    let user_id = actor.resolve_own(&user_id)?;
    Ok(Json(store::sessions::of_user(state.store.read(), user_id, now_ms()).await?))
}

/// Which session ends.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(crate) struct Revoke {
    session_id: String,
}

/// Ends a session.
#[utoipa::path(
    post,
    path = "/users/{user_id}/sessions/revoke",
    request_body = Revoke,
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn revoke(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    actor: Actor,
    Body(Revoke { session_id }): Body<Revoke>,
) -> Result<Json<StatusOk>> {
    let user_id = actor.resolve_own(&user_id)?;
    let mut tx = state.store.write().await?;
    if !store::sessions::delete_own(&mut *tx, user_id, &session_id).await? {
        return Err(Error::invalid("session_id", &session_id, "a session of this user"));
    }
    if actor.is_admin {
        let facts = [("user", user_id), ("session", &session_id)];
        audit::add(&state, &mut tx, &actor.who, "session.revoke", &facts).await?;
    }
    tx.commit().await?;
    publish::session_ended(&state, &session_id);
    Ok(Json(StatusOk::default()))
}

/// Ends all sessions of a user, the asking one too, as the forerunner does.
#[utoipa::path(
    post,
    path = "/users/{user_id}/sessions/revoke/all",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn revoke_all(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    actor: Actor,
) -> Result<Json<StatusOk>> {
    let user_id = actor.resolve_own(&user_id)?;
    let mut tx = state.store.write().await?;
    let ended = store::sessions::delete_of_user(&mut *tx, user_id, "").await?;
    if actor.is_admin {
        audit::add(&state, &mut tx, &actor.who, "session.revoke_all", &[("user", user_id)]).await?;
    }
    tx.commit().await?;
    end(&state, &ended);
    Ok(Json(StatusOk::default()))
}

/// Ends the sockets of sessions that are gone from the database.
pub(super) fn end(state: &AppState, session_ids: &[String]) {
    for session_id in session_ids {
        publish::session_ended(state, session_id);
    }
}
