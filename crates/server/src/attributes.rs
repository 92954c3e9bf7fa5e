//! Custom profile attributes: extra fields of a profile and each user's values.

use api_types::{AttributeField, AttributeFieldAttrs, AttributeValues};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde_json::Value;

use crate::{
    audit,
    auth::{Admin, Session},
    channels::names,
    clock::now_ms,
    error::{Error, Result},
    id::new_id,
    request::body::Body,
    state::AppState,
    store,
};

/// As the forerunner has it.
const MAX_VALUE_RUNES: usize = 64;
const MAX_LIST: usize = 32;
const MAX_FIELDS: usize = 20;

/// Those of the forerunner's types whose values this server keeps.
const TYPES: [&str; 2] = ["text", "multiselect"];

/// The forerunner's, and Skype.
const VALUE_TYPES: [&str; 5] = ["", "email", "url", "phone", "skype"];

/// The fields that profiles have beyond the given ones.
#[utoipa::path(
    get,
    path = "/custom_profile_attributes/fields",
    responses((status = 200, body = Vec<AttributeField>))
)]
pub(crate) async fn fields(
    State(state): State<AppState>,
    _: Session,
) -> Result<Json<Vec<AttributeField>>> {
    Ok(Json(store::attributes::fields(state.store.read()).await?))
}

/// Makes a field for profiles.
#[utoipa::path(
    post,
    path = "/custom_profile_attributes/fields",
    request_body = AttributeField,
    responses((status = 201, body = AttributeField))
)]
pub(crate) async fn create_field(
    State(state): State<AppState>,
    Admin(who): Admin,
    Body(request): Body<AttributeField>,
) -> Result<(StatusCode, Json<AttributeField>)> {
    names::check_display_name(&request.name)?;
    if !TYPES.contains(&request.field_type.as_str()) {
        return Err(Error::invalid("type", &request.field_type, "text or multiselect"));
    }
    if !VALUE_TYPES.contains(&request.attrs.value_type.as_str()) {
        let rule = "empty, email, url, phone or skype";
        return Err(Error::invalid("attrs.value_type", &request.attrs.value_type, rule));
    }
    let visibility = match request.attrs.visibility.as_str() {
        "" => "when_set",
        known @ ("always" | "when_set" | "hidden") => known,
        other => {
            let rule = "always, when_set or hidden";
            return Err(Error::invalid("attrs.visibility", other, rule));
        }
    };
    let mut tx = state.store.write().await?;
    let fields = store::attributes::fields(&mut *tx).await?;
    if fields.len() >= MAX_FIELDS {
        return Err(Error::invalid("fields", &fields.len().to_string(), "at most 20"));
    }
    if fields.iter().any(|field| field.name == request.name) {
        return Err(Error::invalid("name", &request.name, "unique"));
    }
    let now = now_ms();
    let field = AttributeField {
        id: new_id(),
        group_id: "custom_profile_attributes".to_owned(),
        name: request.name,
        field_type: request.field_type,
        attrs: AttributeFieldAttrs { visibility: visibility.to_owned(), ..request.attrs },
        create_at: now,
        update_at: now,
        ..AttributeField::default()
    };
    store::attributes::insert_field(&mut *tx, &field).await?;
    let facts = [("id", field.id.as_str()), ("name", &field.name)];
    audit::add(&state, &mut tx, &who, "profile_field.create", &facts).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(field)))
}

/// A user's values of profile fields, by field id.
#[utoipa::path(
    get,
    path = "/users/{user_id}/custom_profile_attributes",
    responses((status = 200, body = std::collections::BTreeMap<String, serde_json::Value>))
)]
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

/// Changes one's own values of profile fields; what is absent stays.
#[utoipa::path(
    patch,
    path = "/custom_profile_attributes/values",
    request_body = std::collections::BTreeMap<String, serde_json::Value>,
    responses((status = 200, body = std::collections::BTreeMap<String, serde_json::Value>))
)]
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
