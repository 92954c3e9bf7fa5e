//! The host as JavaScript knows it: `Host` of `contracts/types/mortise.d.ts`, member by member.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::registry::JsHandle;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone, Debug, PartialEq)]
    pub(super) type JsHost;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn version(this: &JsHost) -> String;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn plugin(this: &JsHost) -> String;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn viewer(this: &JsHost) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn locale(this: &JsHost) -> String;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn direction(this: &JsHost) -> String;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn preferences(this: &JsHost) -> JsPreferences;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn storage(this: &JsHost) -> JsStorage;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn request(this: &JsHost, path: &str, options: &JsValue)
    -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn on(this: &JsHost, event: &str, handler: &JsValue) -> Result<Function, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn hook(
        this: &JsHost,
        name: &str,
        handler: &JsValue,
        options: &JsValue,
    ) -> Result<Function, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn user(this: &JsHost, id: Option<&str>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn channel(this: &JsHost, id: Option<&str>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn posts(
        this: &JsHost,
        channel_id: &str,
        options: &JsValue,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn navigate(this: &JsHost, path: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn confirm(this: &JsHost, question: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn notice(this: &JsHost, notice: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn toast(this: &JsHost, toast: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn translations(this: &JsHost, texts: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn translate(this: &JsHost, key: &str, values: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn theme(this: &JsHost, theme: &JsValue) -> Result<JsHandle, JsValue>;

    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn panel(this: &JsHost, panel: &JsValue) -> Result<JsOpener, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn page(this: &JsHost, page: &JsValue) -> Result<JsOpener, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn product(this: &JsHost, product: &JsValue) -> Result<JsOpener, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = userSettings)]
    pub(super) fn user_settings(
        this: &JsHost,
        settings: &JsValue,
    ) -> Result<JsUserSettings, JsValue>;

    #[wasm_bindgen(method, structural, catch, js_name = channelOption)]
    pub(super) fn channel_option(this: &JsHost, option: &JsValue) -> Result<JsKeyed, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = channelSettingsTab)]
    pub(super) fn channel_settings_tab(this: &JsHost, tab: &JsValue) -> Result<JsKeyed, JsValue>;

    #[derive(Clone, Debug)]
    pub(super) type JsKeyed;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn key(this: &JsKeyed) -> String;
    #[wasm_bindgen(method, structural)]
    pub(super) fn remove(this: &JsKeyed);

    #[derive(Clone, Debug)]
    pub(super) type JsUserSettings;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn key(this: &JsUserSettings) -> String;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn open(this: &JsUserSettings) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn get(this: &JsUserSettings, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn set(
        this: &JsUserSettings,
        name: &str,
        value: &JsValue,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn watch(this: &JsUserSettings, handler: &JsValue) -> Result<Function, JsValue>;
    #[wasm_bindgen(method, structural)]
    pub(super) fn remove(this: &JsUserSettings);

    #[derive(Clone, Debug)]
    pub(super) type JsOpener;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn key(this: &JsOpener) -> String;
    #[wasm_bindgen(method, getter, structural, js_name = headerKey)]
    pub(super) fn header_key(this: &JsOpener) -> String;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn path(this: &JsOpener) -> String;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn open(this: &JsOpener) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = open)]
    pub(super) fn open_at(this: &JsOpener, rest: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn close(this: &JsOpener) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn toggle(this: &JsOpener) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural)]
    pub(super) fn remove(this: &JsOpener);

    #[derive(Clone, Debug)]
    pub(super) type JsPreferences;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn get(this: &JsPreferences, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn set(this: &JsPreferences, key: &str, value: &JsValue)
    -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn remove(this: &JsPreferences, key: &str) -> Result<Promise, JsValue>;

    #[derive(Clone, Debug)]
    pub(super) type JsStorage;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn get(this: &JsStorage, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn set(this: &JsStorage, key: &str, value: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn remove(this: &JsStorage, key: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn keys(this: &JsStorage) -> Result<Array, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub(super) fn clear(this: &JsStorage) -> Result<(), JsValue>;

    pub(super) type JsMessage;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn data(this: &JsMessage) -> JsValue;
}

/// A plain object of these members; those without a value are left out.
pub(super) fn object(members: &[(&str, Option<JsValue>)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        if let Some(value) = value {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&object, &JsValue::from_str(name), value);
        }
    }
    object.into()
}
