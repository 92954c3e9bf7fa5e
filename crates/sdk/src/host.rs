//! The app around the plugin: who is signed in, the server, the WebSocket.

use js_sys::{Function, Object, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use crate::{Method, RequestError, panic};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone, Debug, PartialEq)]
    type JsHost;
    #[wasm_bindgen(method, getter, structural)]
    fn version(this: &JsHost) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn viewer(this: &JsHost) -> Option<String>;
    #[wasm_bindgen(method, structural, catch)]
    fn request(this: &JsHost, path: &str, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn on(this: &JsHost, event: &str, handler: &JsValue) -> Result<Function, JsValue>;

    type JsMessage;
    #[wasm_bindgen(method, getter, structural)]
    fn data(this: &JsMessage) -> JsValue;
}

/// The app around the plugin. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    js: JsHost,
}

impl Host {
    pub(crate) fn from_js(js: JsValue) -> Self {
        Self { js: js.into() }
    }

    /// Version of the host, semver.
    pub fn version(&self) -> String {
        self.js.version()
    }

    /// Id of the person who is signed in; `None` on the sign-in page.
    pub fn viewer(&self) -> Option<String> {
        self.js.viewer()
    }

    /// Reads from this server. `path` starts with `/api/` or `/plugins/`.
    ///
    /// The request starts at the call, so two of them run side by side when both are called before
    /// the first is awaited.
    ///
    /// ```no_run
    /// # async fn example(host: sdk::Host) -> Result<(), sdk::RequestError> {
    /// #[derive(serde::Deserialize)]
    /// struct Me {
    ///     username: String,
    /// }
    ///
    /// let me: Me = host.request("/api/v4/users/me").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When the server refuses, can not be reached, or answers with something else than a `T`.
    pub fn request<T: DeserializeOwned>(
        &self,
        path: &str,
    ) -> impl Future<Output = Result<T, RequestError>> + use<T> {
        self.ask(Method::Get, path, Ok(None))
    }

    /// Sends `body` as JSON to this server, and reads the answer; take `()` where it is empty.
    ///
    /// # Errors
    ///
    /// When the server refuses, can not be reached, or answers with something else than a `T`.
    pub fn send<T: DeserializeOwned, B: Serialize + ?Sized>(
        &self,
        method: Method,
        path: &str,
        body: &B,
    ) -> impl Future<Output = Result<T, RequestError>> + use<T, B> {
        let body = body.serialize(&Serializer::json_compatible());
        self.ask(method, path, body.map(Some).map_err(JsValue::from))
    }

    fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Result<Option<JsValue>, JsValue>,
    ) -> impl Future<Output = Result<T, RequestError>> + use<T> {
        let promise = body.and_then(|body| self.promise(method, path, body)).map(JsFuture::from);
        let path = path.to_owned();
        async move {
            let answer = match promise {
                Ok(promise) => promise.await,
                Err(thrown) => Err(thrown),
            };
            let answer = answer.map_err(|reason| RequestError::from_js(&reason))?;
            serde_wasm_bindgen::from_value(answer)
                .map_err(|reason| RequestError::Unreadable { path, reason: reason.to_string() })
        }
    }

    fn promise(
        &self,
        method: Method,
        path: &str,
        body: Option<JsValue>,
    ) -> Result<Promise, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"method".into(), &method.to_string().into())?;
        if let Some(body) = body {
            Reflect::set(&options, &"body".into(), &body)?;
        }
        self.js.request(path, &options)
    }

    /// Listens to one WebSocket event until the [`Subscription`] is dropped or the plugin is turned
    /// off. Data that is no `T` is told on the console and left out.
    ///
    /// # Errors
    ///
    /// When the host refuses; its words are inside.
    pub fn on<T: DeserializeOwned + 'static>(
        &self,
        event: &str,
        handler: impl Fn(T) + 'static,
    ) -> Result<Subscription, RequestError> {
        let name = event.to_owned();
        let listener: Closure<dyn Fn(JsMessage)> = Closure::new(move |message: JsMessage| {
            if panic::check().is_err() {
                return;
            }
            match serde_wasm_bindgen::from_value(message.data()) {
                Ok(data) => handler(data),
                Err(reason) => web_sys::console::warn_1(&format!("{name}: {reason}").into()),
            }
        });
        let stop = self
            .js
            .on(event, &listener.into_js_value())
            .map_err(|thrown| RequestError::from_js(&thrown))?;
        Ok(Subscription { stop: Some(stop) })
    }
}

/// Ends a subscription to events when it is dropped.
#[derive(Debug)]
#[must_use = "dropping it ends the subscription; `keep` leaves it until the plugin is turned off"]
pub struct Subscription {
    stop: Option<Function>,
}

impl Subscription {
    /// Leaves it to the host, which ends it when the plugin is turned off.
    pub fn keep(mut self) {
        self.stop = None;
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(Err(reason)) = self.stop.take().map(|stop| stop.call0(&JsValue::UNDEFINED)) {
            web_sys::console::error_2(&"a subscription could not be ended".into(), &reason);
        }
    }
}
