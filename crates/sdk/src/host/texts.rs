//! Texts in the page's language, which the plugin brings along.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use super::Host;
use crate::HostError;

impl Host {
    /// Adds the plugin's texts from JSON; a text that is there already gives way. At most 2000
    /// texts for a language.
    ///
    /// A file of texts, by language and key; a text with a number has forms by plural category:
    ///
    /// ```json
    /// {
    ///   "en": {"greeting": "Hello {name}", "notes": {"one": "{count} note", "other": "{count} notes"}},
    ///   "de": {"greeting": "Hallo {name}", "notes": {"one": "{count} Notiz", "other": "{count} Notizen"}}
    /// }
    /// ```
    ///
    /// ```no_run
    /// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
    /// host.translations(r#"{"en": {"greeting": "Hello {name}"}}"#)?;
    /// let greeting = host.translate("greeting", &[("name", "Ada".into())]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] for what is no JSON or not in this form; [`HostError::Quota`] for too
    /// many.
    pub fn translations(&self, json: &str) -> Result<(), HostError> {
        let texts = JSON::parse(json).map_err(|reason| HostError::Invalid {
            message: ["translations are no JSON: ", &crate::error::text_of(&reason)].concat(),
        })?;
        self.js.translations(&texts).map_err(|thrown| HostError::from_js(&thrown))
    }

    /// The text of `key` in the page's language: `pt-BR`, else `pt`, else `en`, else the key itself.
    ///
    /// `{name}` becomes the value of that name, numbers as the language writes them; `count` chooses
    /// among the forms of a text. It is text, never HTML.
    pub fn translate(&self, key: &str, values: &[(&str, JsValue)]) -> String {
        let object = Object::new();
        for (name, value) in values {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&object, &JsValue::from_str(name), value);
        }
        self.js.translate(key, &object).unwrap_or_else(|_| key.to_owned())
    }
}
