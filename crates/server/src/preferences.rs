//! Reading, setting and deleting a user's own preferences.

use api_types::{
    Preference, StatusOk,
    websocket::{PreferencesChanged, PreferencesDeleted},
};
use axum::{
    Json,
    extract::{Path, State},
};

use crate::{
    auth::Session,
    error::{Error, Result},
    request::body::Body,
    state::AppState,
    store,
    websocket::publish,
};

/// The most preferences one request changes, as the forerunner has it.
const MAX_AT_ONCE: usize = 100;

/// The most a user may have; enough for a preference per channel and teammate.
const MAX_PER_USER: i64 = 10_000;

const MAX_NAME: usize = 64;
pub(crate) const MAX_VALUE: usize = 20_000;

/// A user's preferences.
#[utoipa::path(
    get,
    path = "/users/{user_id}/preferences",
    responses((status = 200, body = Vec<Preference>))
)]
pub(crate) async fn get_all(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
) -> Result<Json<Vec<Preference>>> {
    let user_id = session.resolve_own(&user_id)?;
    Ok(Json(store::preferences::of_user(state.store.read(), user_id, "").await?))
}

/// A user's preferences of one category.
#[utoipa::path(
    get,
    path = "/users/{user_id}/preferences/{category}",
    responses((status = 200, body = Vec<Preference>))
)]
pub(crate) async fn get_category(
    State(state): State<AppState>,
    Path((user_id, category)): Path<(String, String)>,
    session: Session,
) -> Result<Json<Vec<Preference>>> {
    let user_id = session.resolve_own(&user_id)?;
    Ok(Json(store::preferences::of_user(state.store.read(), user_id, &category).await?))
}

/// Sets preferences.
#[utoipa::path(
    put,
    path = "/users/{user_id}/preferences",
    request_body = Vec<Preference>,
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn put(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
    Body(preferences): Body<Vec<Preference>>,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_own(&user_id)?;
    check(user_id, &preferences)?;
    let mut tx = state.store.write().await?;
    for preference in &preferences {
        store::preferences::set(&mut *tx, preference).await?;
    }
    if store::preferences::count(&mut *tx, user_id).await? > MAX_PER_USER {
        return Err(Error::invalid("preferences", "", "at most 10000 per user"));
    }
    tx.commit().await?;
    let event = PreferencesChanged { preferences: serde_json::to_string(&preferences)? };
    publish::to_user(&state, user_id, "", &event)?;
    Ok(Json(StatusOk::default()))
}

/// Deletes preferences.
#[utoipa::path(
    post,
    path = "/users/{user_id}/preferences/delete",
    request_body = Vec<Preference>,
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
    Body(preferences): Body<Vec<Preference>>,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_own(&user_id)?;
    check(user_id, &preferences)?;
    let mut tx = state.store.write().await?;
    for preference in &preferences {
        store::preferences::delete(&mut *tx, preference).await?;
    }
    tx.commit().await?;
    let event = PreferencesDeleted { preferences: serde_json::to_string(&preferences)? };
    publish::to_user(&state, user_id, "", &event)?;
    Ok(Json(StatusOk::default()))
}

fn check(user_id: &str, preferences: &[Preference]) -> Result<()> {
    if preferences.is_empty() || preferences.len() > MAX_AT_ONCE {
        return Err(Error::invalid("preferences", "", "1 to 100 entries"));
    }
    for preference in preferences {
        if preference.user_id != user_id {
            return Err(Error::forbidden().detail("field=user_id, rule=the user of the address"));
        }
        if preference.category.is_empty() || preference.category.len() > MAX_NAME {
            return Err(Error::invalid("category", &preference.category, "1 to 64 bytes long"));
        }
        if preference.name.len() > MAX_NAME {
            return Err(Error::invalid("name", &preference.name, "at most 64 bytes long"));
        }
        if preference.value.len() > MAX_VALUE {
            return Err(Error::invalid("value", &preference.value, "at most 20000 bytes long"));
        }
    }
    Ok(())
}
