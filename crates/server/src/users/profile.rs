//! Reading one user, and changing one's own profile.

use api_types::{PatchUser, User, websocket::UserUpdated};
use axum::{
    Json,
    extract::{Path, State},
};

use super::{create::taken, notify, validate, visible};
use crate::{
    audit,
    auth::{Session, Viewer},
    clock::now_ms,
    error::{Error, Result},
    request::body::Body,
    state::AppState,
    statuses::custom,
    store,
    websocket::publish,
};

/// A user.
#[utoipa::path(get, path = "/users/{user_id}", responses((status = 200, body = User)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
) -> Result<Json<User>> {
    let user = store::users::by_id(state.store.read(), session.resolve(&user_id)).await?;
    found(&session, user)
}

/// A user by name.
#[utoipa::path(get, path = "/users/username/{username}", responses((status = 200, body = User)))]
pub(crate) async fn by_username(
    State(state): State<AppState>,
    Path(username): Path<String>,
    Viewer(session, _): Viewer,
) -> Result<Json<User>> {
    let user = store::users::by_username(state.store.read(), &username).await?;
    found(&session, user)
}

fn found(session: &Session, user: Option<User>) -> Result<Json<User>> {
    let user = user.ok_or_else(|| Error::not_found("user"))?;
    Ok(Json(visible::visible_to(session, user)))
}

/// Changes a profile; what is absent stays, and so does what the user says of themselves, which has
/// an address of its own.
#[utoipa::path(
    put,
    path = "/users/{user_id}/patch",
    request_body = PatchUser,
    responses((status = 200, body = User))
)]
pub(crate) async fn patch(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    Viewer(session, who): Viewer,
    Body(patch): Body<PatchUser>,
) -> Result<Json<User>> {
    let user_id = session.resolve_own(&user_id)?;
    patch.notify_props.as_ref().map_or(Ok(()), notify::check)?;
    let mut tx = state.store.write().await?;
    let user = store::users::by_id(&mut *tx, user_id).await?;
    let mut user = user.ok_or_else(|| Error::not_found("user"))?;
    apply(&mut user, patch);
    user.update_at = now_ms();
    validate::user(&user)?;
    store::users::update_profile(&mut *tx, &user)
        .await
        .map_err(|error| taken(error, &user.username))?;
    if user.id != session.user_id {
        let facts = [("user", user.id.as_str()), ("username", &user.username)];
        audit::add(&state, &mut tx, &who, "user.patch", &facts).await?;
    }
    tx.commit().await?;

    let everyone = UserUpdated { user: visible::public(user.clone()) };
    publish::to_everyone(&state, &everyone)?;
    // What is left out for others, their own windows want to know.
    let own = UserUpdated { user: visible::own(user.clone()) };
    publish::to_user(&state, &user.id, "", &own)?;
    Ok(Json(visible::visible_to(&session, user)))
}

fn apply(user: &mut User, patch: PatchUser) {
    let PatchUser {
        username,
        nickname,
        first_name,
        last_name,
        position,
        email,
        locale,
        timezone,
        notify_props,
        props,
    } = patch;
    let set = |field: &mut String, value: Option<String>| {
        if let Some(value) = value {
            *field = value;
        }
    };
    set(&mut user.username, username.map(|name| name.trim().to_lowercase()));
    set(&mut user.email, email.map(|email| email.trim().to_lowercase()));
    set(&mut user.nickname, nickname);
    set(&mut user.first_name, first_name);
    set(&mut user.last_name, last_name);
    set(&mut user.position, position);
    set(&mut user.locale, locale);
    if let Some(timezone) = timezone {
        user.timezone = timezone;
    }
    if let Some(notify_props) = notify_props {
        user.notify_props = notify_props;
    }
    if let Some(mut props) = props {
        custom::keep(&user.props, &mut props);
        user.props = props;
    }
}
