//! Calls about plugins, one function per call.

use api_types::{ManagedPlugin, MarketplacePlugin, StatusOk};
use client::services::{Api, api::Answer};
use serde_json::{Value, json};

/// A text as one part of an address.
#[must_use]
pub fn part(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// All plugins, installed or not, by name.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn managed() -> Answer<Vec<ManagedPlugin>> {
    Api.get("/plugins/management").await
}

/// The client manifests of the plugins that are on and have a web part.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn web_manifests() -> Answer<Vec<Value>> {
    Api.get("/plugins/webapp").await
}

/// Turns a plugin on.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn enable(id: &str) -> Answer<StatusOk> {
    Api.post(&format!("/plugins/{}/enable", part(id)), &json!({})).await
}

/// Turns a plugin off.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn disable(id: &str) -> Answer<StatusOk> {
    Api.post(&format!("/plugins/{}/disable", part(id)), &json!({})).await
}

/// Removes a plugin with its bundle.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn remove(id: &str) -> Answer<StatusOk> {
    Api.delete(&format!("/plugins/{}", part(id))).await
}

/// Brings the version before the installed one back; answers its manifest.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn roll_back(id: &str) -> Answer<Value> {
    Api.post(&format!("/plugins/{}/rollback", part(id)), &json!({})).await
}

/// Lets the server fetch a bundle; answers its manifest.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn install_from_url(url: &str, force: bool) -> Answer<Value> {
    let url = part(url);
    let path = format!("/plugins/install_from_url?plugin_download_url={url}&force={force}");
    Api.post(&path, &json!({})).await
}

/// What the catalogue offers.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn marketplace(filter: &str) -> Answer<Vec<MarketplacePlugin>> {
    let filter = part(filter);
    Api.get(&format!("/plugins/marketplace?page=0&per_page=200&filter={filter}")).await
}

/// Installs from the catalogue or from what came with the server; answers the manifest.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn install_offered(id: &str) -> Answer<Value> {
    Api.post("/plugins/marketplace", &json!({ "id": id, "version": "" })).await
}
