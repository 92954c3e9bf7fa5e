//! The `host` object that a plugin's `initialize(registry, host)` gets.
//!
//! Plugins run with the person's rights, but not on other servers: `request` takes paths of this
//! one only. What a plugin's handlers throw stays with the plugin.

use std::{cell::RefCell, collections::HashMap, fmt, rc::Rc};

use api_types::websocket::ServerEvent;
use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Function, Object, Promise, Reflect};
use manifest::PluginId;
use serde::Serialize;
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::future_to_promise;
use web_sys::RequestCredentials;

use super::{
    browser,
    error::{ApiError, Refusal},
};

/// What plugins listen to, and who they run for.
#[derive(Clone, Default)]
pub struct PluginHost {
    inner: Rc<Inner>,
}

#[derive(Default)]
struct Inner {
    viewer: RefCell<Option<String>>,
    listeners: RefCell<HashMap<PluginId, Vec<Listener>>>,
    next_listener: RefCell<u64>,
}

#[derive(Clone)]
struct Listener {
    number: u64,
    event: String,
    handler: Function,
}

impl fmt::Debug for PluginHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PluginHost")
            .field("plugins", &self.inner.listeners.borrow().len())
            .finish_non_exhaustive()
    }
}

impl PluginHost {
    /// Who is signed in, for plugins that start from now on.
    pub fn set_viewer(&self, viewer: Option<&str>) {
        self.inner.viewer.replace(viewer.map(str::to_owned));
    }

    /// The object for one plugin.
    #[must_use]
    pub fn object(&self, plugin_id: &PluginId) -> JsValue {
        let object = Object::new();
        let viewer = self.inner.viewer.borrow().as_deref().map_or(JsValue::NULL, JsValue::from_str);
        let members: [(&str, JsValue); 4] = [
            ("version", JsValue::from_str(env!("CARGO_PKG_VERSION"))),
            ("viewer", viewer),
            ("request", request_function()),
            ("on", self.on_function(plugin_id)),
        ];
        for (name, value) in members {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&object, &JsValue::from_str(name), &value);
        }
        Object::freeze(&object).into()
    }

    /// Drops what a plugin listened to.
    pub fn stopped(&self, plugin_id: &PluginId) {
        self.inner.listeners.borrow_mut().remove(plugin_id);
    }

    /// Hands an event to the plugins that listen to it.
    ///
    /// `failed` hears of every handler that threw.
    pub fn forward(&self, event: &ServerEvent, failed: impl Fn(&PluginId, &JsValue)) {
        let listeners: Vec<(PluginId, Function)> = {
            let all = self.inner.listeners.borrow();
            let named =
                all.iter().flat_map(|(id, listeners)| listeners.iter().map(move |it| (id, it)));
            named
                .filter(|(_, listener)| listener.event == event.event)
                .map(|(id, listener)| (id.clone(), listener.handler.clone()))
                .collect()
        };
        if listeners.is_empty() {
            return;
        }
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        for (plugin_id, handler) in listeners {
            // Each gets its own: one plugin must not change what the next one sees.
            let message = Message { event: &event.event, data: &event.data };
            let Ok(message) = message.serialize(&serializer) else { continue };
            if let Err(error) = handler.call1(&JsValue::UNDEFINED, &message) {
                failed(&plugin_id, &error);
            }
        }
    }

    fn on_function(&self, plugin_id: &PluginId) -> JsValue {
        let host = self.clone();
        let plugin_id = plugin_id.clone();
        Closure::<dyn Fn(String, Function) -> JsValue>::new(move |event, handler| {
            host.listen(&plugin_id, event, handler)
        })
        .into_js_value()
    }

    fn listen(&self, plugin_id: &PluginId, event: String, handler: Function) -> JsValue {
        let number = {
            let mut next = self.inner.next_listener.borrow_mut();
            *next += 1;
            *next
        };
        let listener = Listener { number, event, handler };
        self.inner.listeners.borrow_mut().entry(plugin_id.clone()).or_default().push(listener);
        let host = self.clone();
        let plugin_id = plugin_id.clone();
        Closure::<dyn Fn()>::new(move || {
            if let Some(listeners) = host.inner.listeners.borrow_mut().get_mut(&plugin_id) {
                listeners.retain(|listener| listener.number != number);
            }
        })
        .into_js_value()
    }
}

#[derive(Serialize)]
struct Message<'a> {
    event: &'a str,
    data: &'a serde_json::Value,
}

/// What a plugin sees of a failed request.
#[derive(Serialize)]
struct RequestError {
    status: u16,
    id: String,
    message: String,
}

impl From<ApiError> for RequestError {
    fn from(error: ApiError) -> Self {
        let message = error.to_string();
        match error {
            ApiError::Offline | ApiError::Unreadable(_) => {
                Self { status: 0, id: String::new(), message }
            }
            ApiError::Unauthorized => Self { status: 401, id: String::new(), message },
            ApiError::Refused(refusal) => {
                let Refusal { id, message, status, .. } = *refusal;
                Self { status, id, message }
            }
        }
    }
}

fn request_function() -> JsValue {
    Closure::<dyn Fn(String, JsValue) -> Promise>::new(|path: String, options: JsValue| {
        future_to_promise(async move {
            request(&path, &options).await.map_err(|error| {
                let serializer = serde_wasm_bindgen::Serializer::json_compatible();
                error.serialize(&serializer).unwrap_or(JsValue::NULL)
            })
        })
    })
    .into_js_value()
}

async fn request(path: &str, options: &JsValue) -> Result<JsValue, RequestError> {
    let refused = |message: String| RequestError { status: 0, id: String::new(), message };
    check_path(path).map_err(refused)?;
    let option = |name: &str| {
        Reflect::get(options, &JsValue::from_str(name)).ok().filter(|it| !it.is_undefined())
    };
    let method = option("method").and_then(|it| it.as_string()).unwrap_or_else(|| "GET".to_owned());
    let method = Method::from_bytes(method.to_uppercase().as_bytes())
        .map_err(|_| refused(format!("method {method:?} is no HTTP method")))?;
    let is_read = matches!(method, Method::GET | Method::HEAD);
    let mut builder = RequestBuilder::new(path)
        .method(method)
        .credentials(RequestCredentials::SameOrigin)
        .header("X-Requested-With", "XMLHttpRequest");
    if !is_read && let Some(token) = browser::cookie("MMCSRF") {
        builder = builder.header("X-CSRF-Token", &token);
    }
    let request = match option("body") {
        Some(body) => {
            let text = js_sys::JSON::stringify(&body)
                .map_err(|_| refused("body can not be written as JSON".to_owned()))?;
            builder.header("Content-Type", "application/json").body(String::from(text))
        }
        None => builder.build(),
    };
    let request = request.map_err(|error| refused(error.to_string()))?;
    let response = request.send().await.map_err(|_| ApiError::Offline)?;
    let text = response.text().await.map_err(|_| ApiError::Offline)?;
    if !response.ok() {
        return Err(ApiError::from_answer(response.status(), &text).into());
    }
    if text.is_empty() {
        return Ok(JsValue::NULL);
    }
    js_sys::JSON::parse(&text).map_err(|_| ApiError::Unreadable("it is no JSON".to_owned()).into())
}

/// Refuses what would leave `/api/` and `/plugins/` of this server: other hosts (`//evil`), steps
/// upwards (`/api/../admin`, also percent-encoded), and what browsers read as a slash (`\`).
fn check_path(path: &str) -> Result<(), String> {
    let route = path.split(['?', '#']).next().unwrap_or_default();
    if !route.starts_with("/api/") && !route.starts_with("/plugins/") {
        return Err(format!("path {path:?} does not start with /api/ or /plugins/"));
    }
    let decoded = route.to_lowercase().replace("%2e", ".").replace("%2f", "/").replace("%5c", "\\");
    let has_steps = decoded.split('/').any(|part| part == ".." || part == ".");
    if has_steps || decoded.contains('\\') || route.contains(|it: char| it.is_control()) {
        return Err(format!("path {path:?} has steps upwards or characters that are not allowed"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_path;

    #[test]
    fn paths_of_this_server_pass() {
        for path in [
            "/api/v4/users/me",
            "/plugins/hovercard/data?x=/../y",
            "/api/v4/users/..name..",
            "/api/v4/users/a%20b",
        ] {
            check_path(path).unwrap();
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for path in [
            "https://evil.example/api/v4",
            "//evil.example/api/",
            "api/v4",
            "/admin",
            "/apiary",
            "/api/../static/x",
            "/api/%2e%2E/static",
            "/api/..%2fstatic",
            "/api/.\t./static",
            "/api/..\\static",
            "/api/%5c..",
            "",
        ] {
            assert!(check_path(path).is_err(), "{path:?}");
        }
    }
}
