//! Custom profile attributes: extra fields of a profile and each user's values.

use api_types::{AttributeField, AttributeValues};
use axum::{
    Json,
    extract::{Path, State},
};
use serde_json::Value;

use crate::{
    auth::Session,
    error::{Error, Result},
    request::body::Body,
    state::AppState,
    store,
};

/// As the forerunner has it.
const MAX_VALUE_RUNES: usize = 64;
const MAX_LIST: usize = 32;

pub(crate) async fn fields(
    State(state): State<AppState>,
    _: Session,
) -> Result<Json<Vec<AttributeField>>> {
    Ok(Json(store::attributes::fields(state.store.read()).await?))
}

pub(crate) async fn values(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
) -> Result<Json<AttributeValues>> {
    let user_id = session.resolve(&user_id);
    if store::users::by_id(state.store.read(), user_id).await?.is_none() {
        return Err(Error::not_found("user"));
    }
    Ok(Json(store::attributes::values(state.store.read(), user_id).await?))
}

/// `PATCH /custom_profile_attributes/values`: one's own; what is absent stays.
pub(crate) async fn patch_own(
    State(state): State<AppState>,
    session: Session,
    Body(values): Body<AttributeValues>,
) -> Result<Json<AttributeValues>> {
    let mut tx = state.store.write().await?;
    let fields = store::attributes::fields(&mut *tx).await?;
    for (field_id, value) in &values {
        if !fields.iter().any(|field| field.id == *field_id) {
            return Err(Error::not_found("custom_profile_attribute"));
        }
        check(value)?;
        store::attributes::set_value(&mut *tx, &session.user_id, field_id, value).await?;
    }
    let values = store::attributes::values(&mut *tx, &session.user_id).await?;
    tx.commit().await?;
    Ok(Json(values))
}

fn check(value: &Value) -> Result<()> {
    let is_short = |text: &str| text.chars().count() <= MAX_VALUE_RUNES;
    let fits = match value {
        Value::String(text) => is_short(text),
        Value::Array(list) => {
            list.len() <= MAX_LIST && list.iter().all(|entry| entry.as_str().is_some_and(is_short))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    };
    if fits {
        return Ok(());
    }
    Err(Error::invalid("value", &value.to_string(), "text of at most 64 characters, or a list"))
}
