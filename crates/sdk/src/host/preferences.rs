//! The person's choices for the plugin, kept on the server.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::js::JsPreferences;
use super::{Host, read, wait};
use crate::HostError;

/// What a person chose for the plugin: the same in every browser, readable by nobody else.
///
/// A value is anything that JSON can hold, at most 20 000 bytes as text ([`HostError::Quota`]).
/// A key has 1 to 64 bytes of `A-Z a-z 0-9 . _ -` ([`HostError::Invalid`]).
///
/// ```no_run
/// # async fn example(host: sdk::Host) -> Result<(), sdk::HostError> {
/// let preferences = host.preferences();
/// let compact: bool = preferences.get("compact").await?.unwrap_or_default();
/// preferences.set("compact", &!compact).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Preferences {
    js: JsPreferences,
}

impl Host {
    /// The person's choices, kept on the server.
    pub fn preferences(&self) -> Preferences {
        Preferences { js: self.js.preferences() }
    }
}

impl Preferences {
    /// The value; `None` when none was set.
    ///
    /// # Errors
    ///
    /// [`HostError::Unreadable`] when the value is no `T`; when no answer comes.
    pub fn get<T: DeserializeOwned>(
        &self,
        key: &str,
    ) -> impl Future<Output = Result<Option<T>, HostError>> + use<T> {
        let promised = self.js.get(key);
        let key = key.to_owned();
        async move { read(&key, wait(promised).await?) }
    }

    /// Sets a value; done when the server has it.
    ///
    /// # Errors
    ///
    /// When the key or the value breaks its rule, or no answer comes.
    pub fn set<T: Serialize + ?Sized>(
        &self,
        key: &str,
        value: &T,
    ) -> impl Future<Output = Result<(), HostError>> + use<T> {
        let value = value.serialize(&Serializer::json_compatible()).map_err(JsValue::from);
        let promised = value.and_then(|value| self.js.set(key, &value));
        async move { wait(promised).await.map(drop) }
    }

    /// Takes a value away; fine when there is none.
    ///
    /// # Errors
    ///
    /// When the key breaks its rule, or no answer comes.
    pub fn remove(&self, key: &str) -> impl Future<Output = Result<(), HostError>> + use<> {
        let promised = self.js.remove(key);
        async move { wait(promised).await.map(drop) }
    }
}
