//! Typed registration: which view goes into which slot, and how.

use js_sys::{Object, Reflect};
use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::text_of;
use crate::view::to_js;
use crate::{Host, Slot, View};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone, Debug)]
    type JsRegistry;
    #[wasm_bindgen(method, structural, catch)]
    fn replace(
        this: &JsRegistry,
        slot: &str,
        view: &JsValue,
        options: &JsValue,
    ) -> Result<JsHandle, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn wrap(
        this: &JsRegistry,
        slot: &str,
        view: &JsValue,
        options: &JsValue,
    ) -> Result<JsHandle, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn before(
        this: &JsRegistry,
        slot: &str,
        view: &JsValue,
        options: &JsValue,
    ) -> Result<JsHandle, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn after(
        this: &JsRegistry,
        slot: &str,
        view: &JsValue,
        options: &JsValue,
    ) -> Result<JsHandle, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn hide(this: &JsRegistry, slot: &str, options: &JsValue) -> Result<JsHandle, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn item(
        this: &JsRegistry,
        slot: &str,
        key: &str,
        view: &JsValue,
        options: &JsValue,
    ) -> Result<JsHandle, JsValue>;

    #[derive(Clone, Debug)]
    pub(crate) type JsHandle;
    #[wasm_bindgen(method, structural, catch)]
    fn remove(this: &JsHandle) -> Result<(), JsValue>;
}

type Registered = Result<JsHandle, JsValue>;

/// The host refused a contribution.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{slot} refused the contribution: {reason}")]
pub struct RegisterError {
    /// The slot.
    pub slot: &'static str,
    /// The host's words.
    pub reason: String,
}

/// Choices that each contribution may make.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    order: Option<i32>,
    styles: Option<&'static str>,
}

impl Options {
    /// The host's order, and the styles of the page.
    pub fn new() -> Self {
        Self::default()
    }

    /// Smaller comes first, and wins. The default content stands at 50, and so does a contribution
    /// without this call.
    #[must_use]
    pub fn order(self, order: i32) -> Self {
        Self { order: Some(order), ..self }
    }

    /// CSS for this view alone: it gets a shadow root with this sheet.
    #[must_use]
    pub fn styles(self, css: &'static str) -> Self {
        Self { styles: Some(css), ..self }
    }

    fn to_js(self) -> Result<JsValue, JsValue> {
        let object = Object::new();
        if let Some(order) = self.order {
            Reflect::set(&object, &"order".into(), &order.into())?;
        }
        if let Some(styles) = self.styles {
            Reflect::set(&object, &"styles".into(), &styles.into())?;
        }
        Ok(object.into())
    }
}

/// Where a plugin says what it puts into which slot. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Registry {
    js: JsRegistry,
    host: Host,
}

/// One contribution or theme, to take it back. Dropping it changes nothing: what is registered
/// stays until the plugin is turned off.
#[derive(Clone, Debug)]
pub struct Handle {
    js: JsHandle,
}

impl Registry {
    pub(crate) fn from_js(js: JsValue, host: Host) -> Self {
        Self { js: js.into(), host }
    }

    /// Stands in place of the slot's content.
    ///
    /// # Errors
    ///
    /// When the host does not know the slot, or refuses this kind there.
    pub fn replace<C: Slot>(
        &self,
        view: impl View<C>,
        options: Options,
    ) -> Result<Handle, RegisterError> {
        self.add::<C>(view, options, |js, view, options| js.replace(C::ID, view, options))
    }

    /// Stands around everything the slot shows; place [`Context::children`](crate::Context::children).
    ///
    /// # Errors
    ///
    /// When the host does not know the slot, or refuses this kind there.
    pub fn wrap<C: Slot>(
        &self,
        view: impl View<C>,
        options: Options,
    ) -> Result<Handle, RegisterError> {
        self.add::<C>(view, options, |js, view, options| js.wrap(C::ID, view, options))
    }

    /// Stands before the slot's content.
    ///
    /// # Errors
    ///
    /// When the host does not know the slot, or refuses this kind there.
    pub fn before<C: Slot>(
        &self,
        view: impl View<C>,
        options: Options,
    ) -> Result<Handle, RegisterError> {
        self.add::<C>(view, options, |js, view, options| js.before(C::ID, view, options))
    }

    /// Stands after the slot's content.
    ///
    /// # Errors
    ///
    /// When the host does not know the slot, or refuses this kind there.
    pub fn after<C: Slot>(
        &self,
        view: impl View<C>,
        options: Options,
    ) -> Result<Handle, RegisterError> {
        self.add::<C>(view, options, |js, view, options| js.after(C::ID, view, options))
    }

    /// Takes the slot's content away. Of the options only the order counts.
    ///
    /// # Errors
    ///
    /// When the host does not know the slot, or refuses this kind there.
    pub fn hide<C: Slot>(&self, options: Options) -> Result<Handle, RegisterError> {
        let added = options.to_js().and_then(|options| self.js.hide(C::ID, &options));
        added.map(|js| Handle { js }).map_err(|reason| refused::<C>(&reason))
    }

    /// One entry of a list slot, named by `key`; or the content of a keyed slot for `key`.
    ///
    /// # Errors
    ///
    /// When the host does not know the slot, or the slot is a region, which takes no entries.
    pub fn item<C: Slot>(
        &self,
        key: &str,
        view: impl View<C>,
        options: Options,
    ) -> Result<Handle, RegisterError> {
        self.add::<C>(view, options, |js, view, options| js.item(C::ID, key, view, options))
    }

    fn add<C: Slot>(
        &self,
        view: impl View<C>,
        options: Options,
        register: impl FnOnce(&JsRegistry, &JsValue, &JsValue) -> Registered,
    ) -> Result<Handle, RegisterError> {
        let added = to_js::<C>(view, self.host.clone())
            .and_then(|view| register(&self.js, &view, &options.to_js()?));
        added.map(|js| Handle { js }).map_err(|reason| refused::<C>(&reason))
    }
}

impl Handle {
    pub(crate) fn from_js(js: JsHandle) -> Self {
        Self { js }
    }

    /// Takes it down, wherever it shows. A second call does nothing.
    pub fn remove(&self) {
        if let Err(reason) = self.js.remove() {
            web_sys::console::error_2(&"a contribution could not be taken down".into(), &reason);
        }
    }
}

fn refused<C: Slot>(reason: &JsValue) -> RegisterError {
    RegisterError { slot: C::ID, reason: text_of(reason) }
}
