//! `/users/{id}/password`, `/roles` and `/active`: what decides over an account.
//!
//! Each of them ends the sessions that should not go on. The last administrator stays one.

use api_types::{StatusOk, User, websocket::UserUpdated};
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use sqlx::AnyConnection;

use super::{
    login::too_many,
    password,
    permissions::{Actor, Admin, READ_ONLY_ADMIN, Who},
    session::{SYSTEM_ADMIN, is_admin},
    sessions,
};
use crate::{
    audit,
    clock::now_ms,
    error::{Error, Result},
    request::{body::Body, proxy::Peer},
    state::AppState,
    store,
    users::visible,
    websocket::publish,
};

/// The roles that a user may have.
const ROLES: [&str; 3] = ["system_user", SYSTEM_ADMIN, READ_ONLY_ADMIN];

/// A new password.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ChangePassword {
    /// Asked for when it is one's own.
    #[serde(default)]
    current_password: String,
    new_password: String,
}

impl std::fmt::Debug for ChangePassword {
    /// Without any of the values, so that a careless log line reveals nothing.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChangePassword").finish_non_exhaustive()
    }
}

/// One's own with the current one; somebody else's by an administrator. Ends all other sessions.
#[utoipa::path(
    put,
    path = "/users/{user_id}/password",
    request_body = ChangePassword,
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn password(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    peer: Peer,
    actor: Actor,
    Body(request): Body<ChangePassword>,
) -> Result<Response> {
    let user_id = actor.resolve_own(&user_id)?;
    if user_id == actor.who.user_id {
        // Whoever finds an open window must not be able to guess here what they can not at the door.
        if let Err(wait) = state.attempts.begin(user_id, peer.address) {
            return Ok(too_many(wait));
        }
        let stored = store::accounts::password_hash(state.store.read(), user_id).await?;
        if !state.hasher.verify(request.current_password, stored).await? {
            return Err(Error::bad_request(
                "api.user.update_password.incorrect.app_error",
                "The current password is not right.",
            )
            .detail("field=current_password, rule=the password in use"));
        }
        state.attempts.succeeded(user_id, peer.address);
    }
    password::check(&request.new_password)?;
    let hash = state.hasher.hash(request.new_password).await?;

    let mut tx = state.store.write().await?;
    find(&mut tx, user_id).await?;
    store::accounts::set_password(&mut *tx, user_id, &hash, now_ms()).await?;
    let kept = &actor.who.session_id;
    let ended = store::sessions::delete_of_user(&mut *tx, user_id, kept).await?;
    if actor.is_admin {
        audit::add(&state, &mut tx, &actor.who, "user.password", &[("user", user_id)]).await?;
    }
    tx.commit().await?;
    sessions::end(&state, &ended);
    Ok(Json(StatusOk::default()).into_response())
}

/// The roles of a user, separated by spaces.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(crate) struct ChangeRoles {
    roles: String,
}

/// Sets a user's roles.
#[utoipa::path(
    put,
    path = "/users/{user_id}/roles",
    request_body = ChangeRoles,
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn roles(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    actor: Actor,
    Admin(who): Admin,
    Body(request): Body<ChangeRoles>,
) -> Result<Json<StatusOk>> {
    let user_id = actor.resolve_own(&user_id)?;
    let wanted: Vec<&str> = request.roles.split_whitespace().collect();
    let unknown = wanted.iter().find(|role| !ROLES.contains(role));
    if let Some(unknown) = unknown {
        let rule = "system_user, system_admin and system_read_only_admin only";
        return Err(Error::invalid("roles", unknown, rule));
    }
    if !wanted.contains(&"system_user") {
        return Err(Error::invalid("roles", &request.roles, "system_user among them"));
    }
    let roles = wanted.join(" ");
    let mut tx = state.store.write().await?;
    let user = find(&mut tx, user_id).await?;
    if is_admin(&user.roles) && !is_admin(&roles) {
        keep_one_admin(&mut tx, user_id).await?;
    }
    store::accounts::set_roles(&mut *tx, user_id, &roles, now_ms()).await?;
    let facts = [("user", user_id), ("roles", roles.as_str())];
    audit::add(&state, &mut tx, &who, "user.roles", &facts).await?;
    finish(&state, tx, user_id).await
}

/// Whether an account may sign in.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(crate) struct ChangeActive {
    active: bool,
}

/// Activates or deactivates an account.
#[utoipa::path(
    put,
    path = "/users/{user_id}/active",
    request_body = ChangeActive,
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn active(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    actor: Actor,
    Admin(who): Admin,
    Body(request): Body<ChangeActive>,
) -> Result<Json<StatusOk>> {
    set_active(&state, actor.resolve_own(&user_id)?, &who, request.active).await
}

/// Deactivates an account; its posts stay.
#[utoipa::path(delete, path = "/users/{user_id}", responses((status = 200, body = StatusOk)))]
pub(crate) async fn deactivate(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    actor: Actor,
    Admin(who): Admin,
) -> Result<Json<StatusOk>> {
    set_active(&state, actor.resolve_own(&user_id)?, &who, false).await
}

async fn set_active(
    state: &AppState,
    user_id: &str,
    who: &Who,
    active: bool,
) -> Result<Json<StatusOk>> {
    let now = now_ms();
    let mut tx = state.store.write().await?;
    let user = find(&mut tx, user_id).await?;
    let mut ended = Vec::new();
    if !active {
        if is_admin(&user.roles) {
            keep_one_admin(&mut tx, user_id).await?;
        }
        ended = store::sessions::delete_of_user(&mut *tx, user_id, "").await?;
    }
    store::accounts::set_active(&mut *tx, user_id, if active { 0 } else { now }, now).await?;
    let facts = [("user", user_id), ("active", if active { "true" } else { "false" })];
    audit::add(state, &mut tx, who, "user.active", &facts).await?;
    let done = finish(state, tx, user_id).await;
    sessions::end(state, &ended);
    done
}

async fn finish(
    state: &AppState,
    mut tx: sqlx::Transaction<'static, sqlx::Any>,
    user_id: &str,
) -> Result<Json<StatusOk>> {
    let user = find(&mut tx, user_id).await?;
    tx.commit().await?;
    publish::to_everyone(state, &UserUpdated { user: visible::public(user) })?;
    Ok(Json(StatusOk::default()))
}

async fn find(db: &mut AnyConnection, user_id: &str) -> Result<User> {
    store::users::by_id(db, user_id).await?.ok_or_else(|| Error::not_found("user"))
}

/// A server without administrator could not get one again.
async fn keep_one_admin(db: &mut AnyConnection, user_id: &str) -> Result<()> {
    if store::accounts::has_other_with_role(db, user_id, SYSTEM_ADMIN).await? {
        return Ok(());
    }
    Err(Error::bad_request(
        "api.user.last_admin.app_error",
        "This is the last administrator: make somebody else one first.",
    )
    .detail(format!("field=user_id, value={user_id:?}, rule=one active system_admin must stay")))
}
