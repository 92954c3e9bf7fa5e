//! Keeps the plugins of this page in step with the server. The runtime does the rest.

use std::rc::Rc;

use manifest::PluginId;
use runtime::{Config, Runtime};
use serde_json::Value;
use wasm_bindgen::JsValue;

use super::{Api, ApiError, browser, host::PluginHost, safe_mode};

/// The plugins of this page.
#[derive(Debug, Clone)]
pub struct Plugins {
    runtime: Runtime,
    host: PluginHost,
}

impl Plugins {
    /// Installs the runtime of the page. Must come before the first slot is rendered.
    #[must_use]
    pub fn install() -> Self {
        let host = PluginHost::default();
        let (for_object, for_stop) = (host.clone(), host.clone());
        let runtime = Runtime::install(Config {
            plugins_enabled: !safe_mode::begin(),
            host: Rc::new(move |plugin_id: &PluginId| for_object.object(plugin_id)),
            on_stop: Rc::new(move |plugin_id: &PluginId| for_stop.stopped(plugin_id)),
            ..Config::default()
        });
        crate::slots::define_all(&runtime);
        Self { runtime, host }
    }

    /// What plugins are told and asked through.
    #[must_use]
    pub fn host(&self) -> &PluginHost {
        &self.host
    }

    /// The runtime of the page.
    #[must_use]
    pub fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    /// Fetches the list of plugins and follows it.
    ///
    /// # Errors
    /// When the list can not be had; what runs keeps running.
    pub async fn follow(&self) -> Result<(), ApiError> {
        let manifests = Api.web_plugins().await?;
        self.runtime.sync(&manifests);
        Ok(())
    }

    /// A plugin was turned on, or its bundle replaced.
    pub fn enabled(&self, manifest: &Value) {
        self.runtime.enable(manifest);
    }

    /// A plugin was turned off.
    pub fn disabled(&self, manifest: &Value) {
        let id = manifest.get("id").and_then(Value::as_str).unwrap_or_default();
        match PluginId::try_from(id.to_owned()) {
            Ok(id) => self.runtime.disable(&id),
            Err(error) => {
                browser::warn("plugin_disabled names no plugin", &JsValue::from(error.to_string()));
            }
        }
    }

    /// Nobody is signed in: no plugin of the last person stays.
    pub fn stop_all(&self) {
        self.runtime.sync(&[]);
        self.host.set_viewer(None);
    }
}
