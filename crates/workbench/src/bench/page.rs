//! What the bench asks of the page, by `js/page.js`: frames, the address, the server.
//!
//! In JavaScript, as observers and listeners with their closures would take several times the bytes.

use serde::Deserialize;
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/page.js")]
extern "C" {
    /// Begins to load frames and to listen to their cells and to «back».
    pub fn start(on_told: &Closure<dyn FnMut(String)>, on_address: &Closure<dyn FnMut(String)>);

    /// Tells the cells whose name holds some words; with none, all of them.
    pub fn send(words: &str, message: &str);

    /// Tells those cells, and each that comes later; with an empty message, later ones nothing.
    pub fn keep(words: &str, message: &str);

    /// Fetches JSON and keeps it on `window` for the cells. Fails with the status, 0 without answer.
    #[wasm_bindgen(catch)]
    pub async fn ask(address: &str, name: &str) -> Result<JsValue, JsValue>;

    /// Calls when the server says that the plugins changed.
    pub fn follow(address: &str, on_change: &Closure<dyn FnMut()>);

    /// Puts a query into the address, as a step for «back» or not.
    pub fn write(query: &str, is_step: bool);

    /// Copies a text.
    #[wasm_bindgen(catch)]
    pub async fn copy(text: &str) -> Result<(), JsValue>;

    /// Puts the focus on what a selector names.
    pub fn focus(selector: &str);

    /// How wide what a selector names is, in pixels.
    #[wasm_bindgen(js_name = widthOf)]
    pub fn width_of(selector: &str) -> f64;

    /// Lets an element have a pointer until it is let go.
    pub fn drag(selector: &str, pointer: i32);

    /// Whether the page runs from right to left.
    #[wasm_bindgen(js_name = isMirrored)]
    pub fn is_mirrored() -> bool;
}

/// What a frame's cell said.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// The frame's name: its address.
    pub cell: String,
    /// Whether nothing was `ready` in it before.
    pub is_first: bool,
    /// Its message; absent when it was `undefined`.
    #[serde(default)]
    pub message: Value,
}

/// Why nothing came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer, or none that can be read.
    Unreachable,
    /// Nobody is signed in.
    SignedOut,
    /// Another refusal, with its status.
    Refused(u16),
}

/// Asks the server.
///
/// # Errors
/// When there is no answer that can be read.
pub async fn fetch<T: serde::de::DeserializeOwned>(
    address: &str,
    name: &str,
) -> Result<T, Failure> {
    let answer = ask(address, name).await.map_err(|status| failure(&status))?;
    let text = answer.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|_| Failure::Unreachable)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a status has three digits"
)]
fn failure(status: &JsValue) -> Failure {
    match status.as_f64() {
        Some(401.0) => Failure::SignedOut,
        Some(status) if (100.0..1000.0).contains(&status) => Failure::Refused(status as u16),
        _ => Failure::Unreachable,
    }
}
