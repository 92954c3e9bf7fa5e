//! `/plugins/marketplace/first_admin_visit`: whether an administrator has seen the marketplace.
//!
//! Also answered while plugins are off, as in the forerunner.

use api_types::{StatusOk, websocket::FirstAdminVisitMarketplace};
use axum::{Json, extract::State};
use serde_json::{Value, json};

use crate::{auth::Admin, error::Result, state::AppState, store::facts, websocket::publish};

/// The forerunner's name of the fact.
const NAME: &str = "FirstAdminVisitMarketplace";

/// Whether an administrator has seen the marketplace.
#[utoipa::path(
    get,
    path = "/plugins/marketplace/first_admin_visit",
    responses((status = 200, body = Object))
)]
pub(crate) async fn get(State(state): State<AppState>, _: Admin) -> Result<Json<Value>> {
    let value = facts::get(state.store.read(), NAME).await?;
    Ok(Json(json!({ "name": NAME, "value": value.unwrap_or_else(|| "false".to_owned()) })))
}

/// Notes that an administrator has seen the marketplace.
#[utoipa::path(
    post,
    path = "/plugins/marketplace/first_admin_visit",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn set(State(state): State<AppState>, _: Admin) -> Result<Json<StatusOk>> {
    let mut tx = state.store.write().await?;
    facts::set(&mut *tx, NAME, "true").await?;
    tx.commit().await?;
    let status = "true".to_owned();
    publish::to_everyone(&state, &FirstAdminVisitMarketplace { status })?;
    Ok(Json(StatusOk::default()))
}
