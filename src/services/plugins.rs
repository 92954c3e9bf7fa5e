//! Keeps the plugins of this page in step with the server. The runtime does the rest.

mod channel_options;
mod hooks;

use std::{cell::Cell, rc::Rc};

use api_types::SlotOrders;
use futures_util::future::join;
use manifest::PluginId;
use runtime::{Config, Failure, Runtime};
use serde_json::Value;
use wasm_bindgen::JsValue;

use super::{
    Api, ApiError, browser, host::PluginHost, plugin_choice, plugin_reports::PluginReports,
    safe_mode,
};
use crate::state::Store;

pub use self::channel_options::{NotMade, WhyNotMade};
pub use self::hooks::Refusal;

/// What the server answers while no plugin may run.
const DISABLED: &str = "app.plugin.disabled.app_error";

/// So often the list is asked for again while plugins are turned on and off. What is left over is an
/// administrator who never stops.
const MAX_ASKED_AGAIN: usize = 5;

/// The plugins of this page.
#[derive(Debug, Clone)]
pub struct Plugins {
    runtime: Runtime,
    host: PluginHost,
    reports: PluginReports,
    /// How often the server told of plugins that were turned on or off.
    n_told: Rc<Cell<u32>>,
}

impl Plugins {
    /// Installs the runtime of the page. Must come before the first slot is rendered.
    #[must_use]
    pub fn install(store: &Store) -> Self {
        let host = PluginHost::new(store.clone());
        let reports = PluginReports::default();
        let runtime = install_runtime(&host, &reports);
        runtime.set_off(&plugin_choice::off_now());
        let told = runtime.clone();
        host.set_faults(move |plugin_id, error| told.handler_failed(plugin_id, error));
        Self { runtime, host, reports, n_told: Rc::default() }
    }

    /// The plugins of a page whose runtime was installed by another program, such as the workbench:
    /// that program makes the hosts, and no failure is told to a server.
    #[must_use]
    pub fn of(runtime: Runtime) -> Self {
        let (host, reports) = (PluginHost::default(), PluginReports::default());
        Self { runtime, host, reports, n_told: Rc::default() }
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

    /// Fetches the list of plugins and their orders, and follows both.
    ///
    /// # Errors
    /// When one of them can not be had; what runs keeps running, and the order stays.
    pub async fn follow(&self) -> Result<(), ApiError> {
        let mut before = self.n_told.get();
        let mut asked = join(Api.slot_orders(), Api.web_plugins()).await;
        // The list may be older than what the server told meanwhile, and would take it back.
        for _ in 0..MAX_ASKED_AGAIN {
            if self.n_told.get() == before {
                break;
            }
            before = self.n_told.get();
            asked = join(Api.slot_orders(), Api.web_plugins()).await;
        }
        let (orders, manifests) = asked;
        // First the orders, so that no plugin shows where it shall not.
        let ordered = orders.map(|orders| self.ordered(&orders));
        match manifests {
            Ok(manifests) => self.runtime.sync(&manifests),
            Err(ApiError::Refused(refusal)) if refusal.id == DISABLED => {
                self.turned_off();
                return Ok(());
            }
            Err(error) => return Err(error),
        }
        ordered
    }

    /// Keeps a plugin off for this person in this browser, or lets it run again. At once.
    pub fn set_off_for_me(&self, id: &PluginId, is_off: bool) {
        plugin_choice::set_off_for_me(id, is_off);
        self.runtime.set_off(&plugin_choice::off_now());
    }

    /// The administrator changed who comes first.
    pub fn ordered(&self, orders: &SlotOrders) {
        self.runtime.set_orders(orders);
    }

    /// The administrator turned the whole plugin system off.
    pub fn turned_off(&self) {
        self.runtime.sync(&[]);
    }

    /// Who is signed in now.
    pub fn signed_in(&self, viewer: &str) {
        self.host.set_viewer(Some(viewer));
        self.reports.set_signed_in(true);
    }

    /// A plugin was turned on, or its bundle replaced.
    pub fn enabled(&self, manifest: &Value) {
        self.told();
        self.runtime.enable(manifest);
    }

    /// A plugin was turned off.
    pub fn disabled(&self, manifest: &Value) {
        self.told();
        let id = manifest.get("id").and_then(Value::as_str).unwrap_or_default();
        match PluginId::try_from(id.to_owned()) {
            Ok(id) => self.runtime.disable(&id),
            Err(error) => {
                browser::warn("plugin_disabled names no plugin", &JsValue::from(error.to_string()));
            }
        }
    }

    fn told(&self) {
        self.n_told.set(self.n_told.get().wrapping_add(1));
    }

    /// Nobody is signed in: no plugin of the last person stays.
    pub fn stop_all(&self) {
        self.runtime.sync(&[]);
        self.host.set_viewer(None);
        self.reports.set_signed_in(false);
    }
}

/// Installs the runtime of this page with all slots; what fails is told to `reports`.
#[must_use]
pub fn install_runtime(host: &PluginHost, reports: &PluginReports) -> Runtime {
    let (for_object, for_stop, for_failure) = (host.clone(), host.clone(), reports.clone());
    let plugins_enabled = !safe_mode::begin();
    let runtime = Runtime::install(Config {
        plugins_enabled,
        host: Rc::new(move |plugin_id: &PluginId| for_object.object(plugin_id)),
        on_stop: Rc::new(move |plugin_id: &PluginId| for_stop.stopped(plugin_id)),
        on_failure: Rc::new(move |failure: &Failure| {
            // In safe mode nothing runs, so nothing of it says how a plugin fares.
            if plugins_enabled {
                for_failure.note(failure);
            }
        }),
        ..Config::default()
    });
    crate::slots::define_all(&runtime);
    runtime
}
