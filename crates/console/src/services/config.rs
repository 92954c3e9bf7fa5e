//! Calls about the configuration.

use client::services::{Api, api::Answer};
use serde_json::Value;

/// The configuration in force, by section and key; secrets masked.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn get() -> Answer<Value> {
    Api.get("/config").await
}

/// `true` where the file or the environment decides.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn environment() -> Answer<Value> {
    Api.get("/config/environment").await
}

/// Changes what the patch names; answers what is in force then.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn patch(patch: &Value) -> Answer<Value> {
    Api.put("/config/patch", patch).await
}
