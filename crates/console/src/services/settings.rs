//! Calls about the settings of one plugin, and the chance that secrets are made of.

use api_types::PluginSettings;
use client::services::{Api, api::Answer};
use js_sys::Uint8Array;
use serde_json::{Map, Value};
use wasm_bindgen::prelude::*;

use super::plugins::part;
use crate::rules::settings::{TOKEN_BYTES, token};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn get_random_values(array: &Uint8Array) -> Result<JsValue, JsValue>;
}

/// The form of a plugin with what is stored.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn of_plugin(id: &str) -> Answer<PluginSettings> {
    Api.get(&format!("/plugins/{}/settings", part(id))).await
}

/// Stores changes; `null` for the default. Answers the form as it is then.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn save(id: &str, changes: &Map<String, Value>) -> Answer<PluginSettings> {
    Api.put(&format!("/plugins/{}/settings", part(id)), changes).await
}

/// A secret that nobody can guess; `None` where the browser has no chance to give.
#[must_use]
pub fn new_token() -> Option<String> {
    let array = Uint8Array::new_with_length(u32::try_from(TOKEN_BYTES).ok()?);
    get_random_values(&array).ok()?;
    Some(token(array.to_vec().try_into().ok()?))
}
