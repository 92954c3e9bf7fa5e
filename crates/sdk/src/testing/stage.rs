//! The stage: the plugin's entry, what it put into a slot, and a person who acts on it.

use std::fmt;
use std::marker::PhantomData;

use contracts::{NewChannelAnswer, NewChannelForm};
use js_sys::{Array, Object, Promise, Reflect};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::fake_host::{Call, FakeHost};
use crate::error::text_of;
use crate::from_js::from_js;
use crate::hooks::Hook;
use crate::{Host, Registry, Slot, exports};

#[wasm_bindgen(module = "/js/stage.js")]
extern "C" {
    #[wasm_bindgen(js_name = createStage)]
    fn create_stage(plugin: &JsValue, fake: &JsValue) -> Promise;

    #[derive(Clone)]
    type JsStage;
    #[wasm_bindgen(method, getter)]
    fn calls(this: &JsStage) -> Array;
    #[wasm_bindgen(method)]
    fn mount(this: &JsStage, slot: &str, props: &JsValue, which: &JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn hook(this: &JsStage, name: &str, value: &JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn hides(this: &JsStage, slot: &str) -> bool;
    #[wasm_bindgen(method)]
    fn stop(this: &JsStage) -> Promise;

    #[derive(Clone)]
    type JsFake;
    #[wasm_bindgen(method)]
    fn emit(this: &JsFake, event: &str, data: &JsValue);
    #[wasm_bindgen(method, js_name = makeChannel)]
    fn make_channel(this: &JsFake, name: &str, form: &JsValue) -> Promise;

    #[derive(Clone)]
    type JsShown;
    #[wasm_bindgen(method, getter)]
    fn element(this: &JsShown) -> HtmlElement;
    #[wasm_bindgen(method, getter)]
    fn actions(this: &JsShown) -> Array;
    #[wasm_bindgen(method)]
    fn text(this: &JsShown) -> String;
    #[wasm_bindgen(method)]
    fn update(this: &JsShown, props: &JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn click(this: &JsShown, selector: &JsValue) -> Promise;
    #[wasm_bindgen(method, js_name = type)]
    fn type_(this: &JsShown, selector: &str, words: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn press(this: &JsShown, selector: &str, key: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn until(this: &JsShown, is_so: &JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn unmount(this: &JsShown);
}

/// What went wrong in a test, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestError(pub String);

impl fmt::Display for TestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TestError {}

impl From<JsValue> for TestError {
    fn from(thrown: JsValue) -> Self {
        Self(text_of(&thrown))
    }
}

/// How a hook ended.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HookEnding<V> {
    /// What the handlers left.
    pub value: V,
    /// The reason of a refusal.
    pub refused: Option<String>,
    /// Whether a handler did it already, or wants that nothing is shown.
    pub done: bool,
    /// What was wrong with the handlers that were skipped.
    pub faults: Vec<String>,
}

/// A plugin that runs against a fake host, on the test's page.
pub struct Stage {
    js: JsStage,
    fake: JsFake,
}

impl Stage {
    /// Runs the plugin's entry.
    ///
    /// # Errors
    ///
    /// What the entry fails with, or an option of the host that is none.
    pub async fn new<E: fmt::Display>(
        host: FakeHost,
        initialize: impl Fn(&Registry, &Host) -> Result<(), E> + 'static,
    ) -> Result<Self, TestError> {
        let entry = move |registry: JsValue, host: JsValue| {
            let (registry, host) = exports::enter(registry, host)?;
            initialize(&registry, &host).map_err(exports::error)
        };
        let entry: Closure<dyn Fn(JsValue, JsValue) -> Result<(), JsValue>> = Closure::new(entry);
        let plugin = Object::new();
        Reflect::set(&plugin, &"initialize".into(), &entry.into_js_value())?;
        let fake = host.create()?;
        let js = JsFuture::from(create_stage(&plugin, &fake)).await?;
        Ok(Self { js: js.unchecked_into(), fake: JsValue::from(fake).unchecked_into() })
    }

    /// Shows what the plugin put into the slot `C`, the first when there are several.
    ///
    /// # Errors
    ///
    /// When it put nothing there, or the view fails.
    pub async fn mount<C>(&self, props: &C::Props) -> Result<Shown<C>, TestError>
    where
        C: Slot<Props: Serialize>,
    {
        self.mount_as(props, &Object::new()).await
    }

    /// Shows the entry that the plugin put into the slot `C` under `key`.
    ///
    /// # Errors
    ///
    /// When it put nothing there, or the view fails.
    pub async fn mount_item<C>(&self, key: &str, props: &C::Props) -> Result<Shown<C>, TestError>
    where
        C: Slot<Props: Serialize>,
    {
        let which = Object::new();
        Reflect::set(&which, &"key".into(), &key.into())?;
        self.mount_as(props, &which).await
    }

    async fn mount_as<C>(&self, props: &C::Props, which: &Object) -> Result<Shown<C>, TestError>
    where
        C: Slot<Props: Serialize>,
    {
        let props = to_js(props)?;
        let js = JsFuture::from(self.js.mount(C::ID, &props, which)).await?;
        Ok(Shown { js: js.unchecked_into(), slot: PhantomData })
    }

    /// Whether the plugin hides the content of the slot `C`.
    pub fn hides<C: Slot>(&self) -> bool {
        self.js.hides(C::ID)
    }

    /// The calls of the host with this name so far: `request`, `storage.set`, …
    pub fn calls(&self, name: &str) -> Vec<Call> {
        let calls = self.js.calls();
        calls.iter().map(|call| Call::from_js(&call)).filter(|call| call.name == name).collect()
    }

    /// Runs the plugin's handlers of a hook, as the host does.
    ///
    /// # Errors
    ///
    /// When the value can not be written, or what comes back can not be read.
    pub async fn hook<H>(&self, value: &H::Gets) -> Result<HookEnding<H::Gets>, TestError>
    where
        H: Hook<Gets: Serialize>,
    {
        let ended = JsFuture::from(self.js.hook(H::NAME, &to_js(value)?)).await?;
        from_js(ended).map_err(|reason| TestError(reason.to_string()))
    }

    /// Makes a channel of the plugin's kind `name`, as the person does: what the plugin answered,
    /// `None` where the chat makes the channel.
    ///
    /// # Errors
    ///
    /// When there is no such kind, and what the plugin fails with: also nonsense, and more than 10
    /// seconds.
    pub async fn make_channel(
        &self,
        name: &str,
        form: &NewChannelForm,
    ) -> Result<Option<NewChannelAnswer>, TestError> {
        let made = JsFuture::from(self.fake.make_channel(name, &to_js(form)?)).await?;
        from_js(made).map_err(|reason| TestError(reason.to_string()))
    }

    /// Hands an event of the WebSocket to the plugin.
    ///
    /// # Errors
    ///
    /// When the data can not be written.
    pub fn emit<T: Serialize + ?Sized>(&self, event: &str, data: &T) -> Result<(), TestError> {
        self.fake.emit(event, &to_js(data)?);
        Ok(())
    }

    /// Turns the plugin off, as a host does.
    ///
    /// # Errors
    ///
    /// What a view fails with when it goes.
    pub async fn stop(&self) -> Result<(), TestError> {
        JsFuture::from(self.js.stop()).await?;
        Ok(())
    }
}

impl fmt::Debug for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stage").field("calls", &self.js.calls().length()).finish_non_exhaustive()
    }
}

/// One appearance of a view on the test's page. Each act waits until the view has settled.
pub struct Shown<C> {
    js: JsShown,
    slot: PhantomData<fn() -> C>,
}

impl<C: Slot<Props: Serialize, Action: DeserializeOwned>> Shown<C> {
    /// What the view asked its slot for, in order; what is no action of the slot is left out.
    pub fn actions(&self) -> Vec<C::Action> {
        self.js.actions().iter().filter_map(|it| serde_wasm_bindgen::from_value(it).ok()).collect()
    }
}

impl<C: Slot<Props: Serialize>> Shown<C> {
    /// The element that the view fills.
    pub fn element(&self) -> HtmlElement {
        self.js.element()
    }

    /// The words, spaces made single.
    pub fn text(&self) -> String {
        self.js.text()
    }

    /// Shows new props.
    ///
    /// # Errors
    ///
    /// What the view fails with.
    pub async fn update(&self, props: &C::Props) -> Result<(), TestError> {
        done(self.js.update(&to_js(props)?)).await
    }

    /// Clicks the first element for a CSS selector.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn click(&self, selector: &str) -> Result<(), TestError> {
        done(self.js.click(&selector.into())).await
    }

    /// Clicks the control that assistive technology calls so.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn click_named(&self, name: &str) -> Result<(), TestError> {
        let by = Object::new();
        Reflect::set(&by, &"name".into(), &name.into())?;
        done(self.js.click(&by)).await
    }

    /// Puts words into a field, as typing them does.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn type_into(&self, selector: &str, words: &str) -> Result<(), TestError> {
        done(self.js.type_(selector, words)).await
    }

    /// Presses a key on an element: `Enter`, `Escape`, `a`.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn press(&self, selector: &str, key: &str) -> Result<(), TestError> {
        done(self.js.press(selector, key)).await
    }

    /// Waits until `is_so` says so, at most five seconds; for what comes later than a turn.
    ///
    /// # Errors
    ///
    /// When the time is over.
    pub async fn until(&self, is_so: impl Fn() -> bool + 'static) -> Result<(), TestError> {
        let is_so: Closure<dyn Fn() -> bool> = Closure::new(is_so);
        done(self.js.until(&is_so.into_js_value())).await
    }

    /// Ends the view and takes its element off the page. A second call does nothing.
    pub fn unmount(&self) {
        self.js.unmount();
    }
}

impl<C> fmt::Debug for Shown<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shown").field("text", &self.js.text()).finish_non_exhaustive()
    }
}

async fn done(act: Promise) -> Result<(), TestError> {
    JsFuture::from(act).await?;
    Ok(())
}

fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, TestError> {
    Ok(value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)?)
}
