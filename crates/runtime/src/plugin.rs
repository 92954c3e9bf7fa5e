//! The life of one plugin in a page: listed, waiting, loading, active, stopped, retried.
//!
//! How a bundle is fetched and evaluated is in [`load`]; what `initialize` gets as its registry is
//! in [`registry_object`].

mod load;
mod registry_object;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use manifest::{ClientManifest, Kind, PluginId, SlotId};
use serde_json::Value;
use slots::Delta;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::guard::{Fault, within};
use crate::report::{Code, Phase, Report};
use crate::runtime::Runtime;
use crate::status::PluginPhase;

use self::registry_object::PluginRegistry;

/// What the runtime knows of a plugin.
pub(crate) struct Plugin {
    pub(crate) manifest: ClientManifest,
    pub(crate) phase: PluginPhase,
    pub(crate) last_report: Option<Report>,
    run: Option<Run>,
    /// For a plugin that came as an object of this page: the object, instead of a bundle.
    module: Option<JsValue>,
    /// Grows with each load, so that answers to an earlier one are known as late.
    loads: u32,
    /// Whether the module that the page has evaluated must not be used again: it trapped, or
    /// failed while it was evaluated. The next load asks for the same file by another address.
    fresh: u32,
}

/// What becomes of a plugin that failed and is named again, with the same bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AfterFailure {
    Leave,
    TryAgain,
}

/// From the start of a load until the plugin is stopped.
struct Run {
    /// Shared with its views: they must not be entered while it is set.
    silent: Rc<Cell<bool>>,
    /// Set for good when the plugin trapped or was sentenced.
    dead: bool,
    /// The object with `initialize` and `uninitialize`.
    exports: Option<JsValue>,
}

impl Plugin {
    fn new(manifest: ClientManifest) -> Self {
        let phase = PluginPhase::Off;
        Self { manifest, phase, last_report: None, run: None, module: None, loads: 0, fresh: 0 }
    }

    /// What tells one bundle of the plugin from another.
    pub(crate) fn bundle(&self) -> String {
        let version = self.manifest.version.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{version} {}", self.manifest.webapp.bundle_path)
    }

    pub(crate) fn is_on_its_way_to(&self, slot: &SlotId) -> bool {
        matches!(self.phase, PluginPhase::Waiting | PluginPhase::Loading)
            && self.manifest.webapp.slots.contains(slot)
    }

    fn is_unreachable(&self) -> bool {
        let report = self.last_report.as_ref();
        self.phase == PluginPhase::Failed
            && report.is_some_and(|report| {
                report.phase == Phase::Load
                    && matches!(report.code, Code::Unreachable | Code::TimedOut)
            })
    }

    pub(crate) fn awaited_slots(&self) -> Vec<SlotId> {
        match self.phase {
            PluginPhase::Waiting | PluginPhase::Loading => self.manifest.webapp.slots.clone(),
            PluginPhase::Active
            | PluginPhase::Failed
            | PluginPhase::Quarantined
            | PluginPhase::Off => Vec::new(),
        }
    }

    /// Makes sure that nothing enters the plugin any more; answers whether it was running.
    pub(crate) fn kill(&mut self) -> bool {
        self.fresh += 1;
        let Some(run) = &mut self.run else { return false };
        run.silent.set(true);
        !std::mem::replace(&mut run.dead, true)
    }
}

impl Runtime {
    /// Makes the plugins of this page exactly those of `manifests`, the full list of a server.
    ///
    /// Those that are new are started, those that are gone stopped, those whose bundle changed
    /// replaced. A manifest that breaks a rule becomes a report; the others load. One that failed
    /// stays as it is, so that a list that is fetched twice counts one failure; see
    /// [`Runtime::enable`] and [`Runtime::retry_unreachable`].
    pub fn sync(&self, manifests: &[Value]) {
        let manifests: Vec<ClientManifest> =
            manifests.iter().filter_map(|value| self.accept(value)).collect();
        let gone: Vec<PluginId> = {
            let plugins = self.0.plugins.borrow();
            let listed = |id: &PluginId| manifests.iter().any(|manifest| manifest.id == *id);
            plugins.keys().filter(|id| !listed(id)).cloned().collect()
        };
        for id in gone {
            self.disable(&id);
        }
        for manifest in manifests {
            self.admit(Plugin::new(manifest), AfterFailure::Leave);
        }
    }

    /// Starts a plugin, or replaces it when its bundle is another one. Live: no reload.
    ///
    /// A plugin that failed gets another chance: somebody turned it on.
    pub fn enable(&self, manifest: &Value) {
        if let Some(manifest) = self.accept(manifest) {
            self.admit(Plugin::new(manifest), AfterFailure::TryAgain);
        }
    }

    /// Gives plugins another chance whose bundle could not be fetched: the network is back.
    pub fn retry_unreachable(&self) {
        let unreachable: Vec<PluginId> = {
            let plugins = self.0.plugins.borrow();
            let unreachable = plugins.iter().filter(|(_, plugin)| plugin.is_unreachable());
            unreachable.map(|(id, _)| id.clone()).collect()
        };
        for id in unreachable {
            self.start(&id);
        }
    }

    /// Starts a plugin whose module is in the page already, instead of a bundle of a server: part
    /// of the app itself, of a test or of a preview. It lives by the same rules as any other.
    ///
    /// `module` is the object with `initialize(registry, host)` and perhaps `uninitialize()`.
    pub fn add_module(&self, id: &PluginId, module: JsValue) {
        let path = format!("/static/{id}/{id}_bundle.js");
        let webapp = serde_json::json!({ "bundle_path": path, "kind": "module" });
        let manifest = serde_json::json!({ "id": id, "webapp": webapp });
        if let Some(manifest) = self.accept(&manifest) {
            let plugin = Plugin { module: Some(module), ..Plugin::new(manifest) };
            self.admit(plugin, AfterFailure::TryAgain);
        }
    }

    /// Stops a plugin and takes down all that it shows.
    pub fn disable(&self, id: &PluginId) {
        self.stop(id);
        self.0.plugins.borrow_mut().remove(id);
        self.refresh_awaited();
        self.notify();
    }

    /// Gives a plugin that failed, or is in quarantine, another chance.
    pub fn retry(&self, id: &PluginId) {
        self.release_from_quarantine(id);
        self.stop(id);
        if let Some(plugin) = self.0.plugins.borrow_mut().get_mut(id) {
            plugin.last_report = None;
            plugin.fresh += 1;
        }
        self.start(id);
    }

    /// Keeps exactly these plugins off in this page, whatever the server says: they are listed and
    /// not loaded. Those that were kept off before start again.
    pub fn set_off(&self, off: &BTreeSet<PluginId>) {
        let before = self.0.off.replace(off.clone());
        for id in off.difference(&before) {
            self.stop(id);
            self.set_phase(id, PluginPhase::Off);
        }
        for id in before.difference(off) {
            self.start(id);
        }
    }

    /// Loads a plugin whose slot appears.
    pub(crate) fn load_if_waiting(&self, id: &PluginId) {
        let waits =
            self.0.plugins.borrow().get(id).is_some_and(|p| p.phase == PluginPhase::Waiting);
        if waits {
            self.load(id);
        }
    }

    /// Ends a run: takes down its views, calls `uninitialize`, lets the app clean up.
    pub(crate) fn stop(&self, id: &PluginId) {
        let run = {
            let mut plugins = self.0.plugins.borrow_mut();
            let Some(plugin) = plugins.get_mut(id) else { return };
            plugin.loads += 1;
            plugin.run.take()
        };
        self.change_registry(|registry| ((), registry.remove_plugin(id)));
        self.flush();
        let Some(run) = run else { return };
        if let Some(exports) = run.exports.filter(|_| !run.dead) {
            let result = get_function(&exports, "uninitialize")
                .map_or(Ok(JsValue::UNDEFINED), |uninitialize| uninitialize.call0(&exports));
            if let Err(error) = result {
                self.failed(id, None, Phase::Uninitialize, Fault::thrown(&error));
            }
        }
        run.silent.set(true);
        (self.0.config.on_stop)(id);
        self.refresh_awaited();
        self.notify();
    }

    fn accept(&self, value: &Value) -> Option<ClientManifest> {
        match ClientManifest::from_value(value) {
            Ok(parsed) => Some(parsed.manifest),
            Err(errors) => {
                let id = value.get("id").and_then(Value::as_str);
                let id = id.and_then(|id| PluginId::try_from(id).ok());
                let fault = Fault::new(Code::BadManifest, errors.to_string());
                // The list is fetched more than once; what is wrong with it is said once.
                if !self.has_report(id.as_ref(), Phase::Manifest, &fault.message) {
                    self.keep_report(id, None, Phase::Manifest, fault);
                }
                None
            }
        }
    }

    fn admit(&self, plugin: Plugin, after_failure: AfterFailure) {
        let id = plugin.manifest.id.clone();
        let known = self.0.plugins.borrow().get(&id).map(|plugin| (plugin.bundle(), plugin.phase));
        if let Some((bundle, phase)) = known {
            let tries_again =
                phase == PluginPhase::Failed && after_failure == AfterFailure::TryAgain;
            if bundle == plugin.bundle() && !tries_again {
                return;
            }
            self.stop(&id);
        }
        let fresh = self.0.plugins.borrow().get(&id).map_or(0, |known| known.fresh);
        let loads = self.0.plugins.borrow().get(&id).map_or(0, |known| known.loads);
        self.0.plugins.borrow_mut().insert(id.clone(), Plugin { fresh, loads, ..plugin });
        self.start(&id);
    }

    /// Decides whether a plugin is loaded now, later, or not at all.
    fn start(&self, id: &PluginId) {
        let (bundle, kind, slots) = {
            let plugins = self.0.plugins.borrow();
            let Some(plugin) = plugins.get(id) else { return };
            (plugin.bundle(), plugin.manifest.webapp.kind, plugin.manifest.webapp.slots.clone())
        };
        if !self.0.config.plugins_enabled || self.0.off.borrow().contains(id) {
            self.set_phase(id, PluginPhase::Off);
        } else if let Some(sentence) = self.quarantine_sentence(id, &bundle) {
            if let Some(plugin) = self.0.plugins.borrow_mut().get_mut(id) {
                plugin.last_report = Some(sentence);
            }
            self.set_phase(id, PluginPhase::Quarantined);
        } else if kind != Kind::Module {
            let message = format!("webapp.kind \"{kind}\": this host runs \"module\" bundles");
            self.set_phase(id, PluginPhase::Failed);
            self.failed(id, None, Phase::Load, Fault::new(Code::UnsupportedKind, message));
        } else if slots.is_empty() || slots.iter().any(|slot| self.is_shown(slot)) {
            self.load(id);
        } else {
            self.set_phase(id, PluginPhase::Waiting);
            let (runtime, id) = (self.clone(), id.clone());
            spawn_local(async move { load::warm_up(&runtime, &id).await });
        }
    }

    fn load(&self, id: &PluginId) {
        let number = {
            let mut plugins = self.0.plugins.borrow_mut();
            let Some(plugin) = plugins.get_mut(id) else { return };
            plugin.loads += 1;
            let silent = Rc::new(Cell::new(true));
            plugin.run = Some(Run { silent, dead: false, exports: None });
            plugin.loads
        };
        self.set_phase(id, PluginPhase::Loading);
        let (runtime, id) = (self.clone(), id.clone());
        spawn_local(async move {
            let result = runtime.bring_up(&id, number).await;
            if runtime.is_late(&id, number) {
                return;
            }
            match result {
                Ok(()) => {
                    // Active first: what fails while its views are mounted has the last word.
                    runtime.set_phase(&id, PluginPhase::Active);
                    runtime.set_silent(&id, false);
                    runtime.flush();
                }
                Err((phase, fault)) => runtime.give_up(&id, phase, fault),
            }
        });
    }

    async fn bring_up(&self, id: &PluginId, number: u32) -> Result<(), (Phase, Fault)> {
        let limits = self.limits().clone();
        let (module, source) = {
            let plugins = self.0.plugins.borrow();
            let Some(plugin) = plugins.get(id) else { return Ok(()) };
            (plugin.module.clone(), load::Source::of(plugin))
        };
        let exports = match module {
            Some(module) => module,
            None => within(limits.load, load::evaluate(&source))
                .await
                .and_then(|result| result)
                .map_err(|fault| (Phase::Load, fault))?,
        };
        if self.is_late(id, number) {
            return Ok(());
        }
        let Some(initialize) = get_function(&exports, "initialize") else {
            let message = "the module exports no initialize(registry, host), by default or by name";
            return Err((Phase::Load, Fault::new(Code::NoInitialize, message)));
        };
        let silent = {
            let mut plugins = self.0.plugins.borrow_mut();
            let Some(run) = plugins.get_mut(id).and_then(|plugin| plugin.run.as_mut()) else {
                return Ok(());
            };
            run.exports = Some(exports.clone());
            Rc::clone(&run.silent)
        };
        let registry = JsValue::from(PluginRegistry::new(self.clone(), id.clone(), silent));
        let host = (self.0.config.host)(id);
        let fault = |error: JsValue| (Phase::Initialize, Fault::thrown(&error));
        let answer = initialize.call2(&exports, &registry, &host).map_err(fault)?;
        if let Ok(promise) = answer.dyn_into::<Promise>() {
            within(limits.initialize, JsFuture::from(promise))
                .await
                .map_err(|fault| (Phase::Initialize, fault))?
                .map_err(fault)?;
        }
        Ok(())
    }

    /// A plugin that did not come up: nothing of it stays, and it counts as a failure.
    fn give_up(&self, id: &PluginId, phase: Phase, fault: Fault) {
        if let Some(plugin) = self.0.plugins.borrow_mut().get_mut(id) {
            plugin.phase = PluginPhase::Failed;
            plugin.kill();
        }
        self.failed(id, None, phase, fault);
        self.stop(id);
        self.refresh_awaited();
    }

    fn set_phase(&self, id: &PluginId, phase: PluginPhase) {
        if let Some(plugin) = self.0.plugins.borrow_mut().get_mut(id) {
            plugin.phase = phase;
        }
        self.refresh_awaited();
        self.notify();
    }

    /// Whether the run of that number is over: the plugin was stopped or loaded again.
    fn is_late(&self, id: &PluginId, number: u32) -> bool {
        self.0.plugins.borrow().get(id).is_none_or(|plugin| plugin.loads != number)
    }

    fn set_silent(&self, id: &PluginId, silent: bool) {
        if let Some(run) = self.0.plugins.borrow().get(id).and_then(|plugin| plugin.run.as_ref()) {
            run.silent.set(silent);
        }
        self.exclude_silent();
        let delta = {
            let registry = self.registry();
            let slots = registry.contributions().filter(|c| c.plugin == *id);
            Delta { slots: slots.map(|c| c.slot.clone()).collect() }
        };
        self.change_registry(|_| ((), delta));
    }
}

fn get_function(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &JsValue::from_str(name)).ok()?.dyn_into().ok()
}
