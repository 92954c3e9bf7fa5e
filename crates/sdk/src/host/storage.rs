//! What the plugin keeps in this browser.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::js::JsStorage;
use super::{Host, read};
use crate::HostError;

/// What the plugin keeps in this browser for the person who is signed in: caches, drafts, the state
/// of its views.
///
/// A value is anything that JSON can hold. Keys and values together have at most 262 144 bytes
/// (256 KiB) as text ([`HostError::Quota`]). A key has 1 to 64 bytes of `A-Z a-z 0-9 . _ -`
/// ([`HostError::Invalid`]). It outlives reloading, signing out and turning the plugin off;
/// [`Storage::clear`] and clearing the browser's data end it.
///
/// ```no_run
/// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
/// let storage = host.storage();
/// let n_opened: u32 = storage.get("opened")?.unwrap_or_default();
/// storage.set("opened", &(n_opened + 1))?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Storage {
    js: JsStorage,
}

impl Host {
    /// What the plugin keeps in this browser.
    pub fn storage(&self) -> Storage {
        Storage { js: self.js.storage() }
    }
}

impl Storage {
    /// The value; `None` when there is none.
    ///
    /// # Errors
    ///
    /// [`HostError::Unreadable`] when the value is no `T`; when the key breaks its rule.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, HostError> {
        read(key, self.js.get(key).map_err(error)?)
    }

    /// Sets a value.
    ///
    /// # Errors
    ///
    /// [`HostError::Quota`] when there is no room; when the key or the value breaks its rule.
    pub fn set<T: Serialize + ?Sized>(&self, key: &str, value: &T) -> Result<(), HostError> {
        let value = value.serialize(&Serializer::json_compatible()).map_err(JsValue::from);
        value.and_then(|value| self.js.set(key, &value)).map_err(error)
    }

    /// Takes a value away; fine when there is none.
    ///
    /// # Errors
    ///
    /// When the key breaks its rule.
    pub fn remove(&self, key: &str) -> Result<(), HostError> {
        self.js.remove(key).map_err(error)
    }

    /// The keys that have a value, in the order of the alphabet.
    ///
    /// # Errors
    ///
    /// When the plugin was turned off.
    pub fn keys(&self) -> Result<Vec<String>, HostError> {
        let keys = self.js.keys().map_err(error)?;
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// Takes all values away.
    ///
    /// # Errors
    ///
    /// When the plugin was turned off.
    pub fn clear(&self) -> Result<(), HostError> {
        self.js.clear().map_err(error)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "map_err hands it over")]
fn error(thrown: JsValue) -> HostError {
    HostError::from_js(&thrown)
}
