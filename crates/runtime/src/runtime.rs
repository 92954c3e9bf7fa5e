//! The runtime of a page: its registry, places, views, plugins and reports in one handle.
//!
//! How a plugin lives is in [`crate::plugin`]; this file holds the state and what the app calls.

use std::cell::{Cell, Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::fmt;
use std::rc::Rc;

use manifest::{PluginId, SlotId};
use slots::{Contract, ContributionId, Delta, Registry, Resolution};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::config::{Config, Limits};
use crate::guard::Fault;
use crate::orders::Orders;
use crate::outlet::{NewOutlet, Outlet};
use crate::page_errors::PageErrors;
use crate::place::{Definition, Place};
use crate::plugin::Plugin;
use crate::quarantine::{Quarantine, store};
use crate::report::{Code, Failure, Phase, Report};
use crate::status::{Listeners, PluginPhase, PluginStatus, Status, Subscription};
use crate::view::View;
use crate::{calls, report};

/// How many reports a page keeps: enough to read back, too few to fill memory.
const MAX_REPORTS: usize = 100;

thread_local! {
    static CURRENT: RefCell<Option<Runtime>> = const { RefCell::new(None) };
}

/// The runtime of this page. Cheap to clone; all clones are the same runtime.
#[derive(Clone)]
pub struct Runtime(pub(crate) Rc<Inner>);

pub(crate) struct Inner {
    pub(crate) config: Config,
    registry: RefCell<Registry>,
    pub(crate) orders: RefCell<Orders>,
    pub(crate) places: RefCell<HashMap<&'static str, Rc<Place>>>,
    /// The place that was asked for last: outlets of one slot mostly appear together.
    last_place: RefCell<Option<(&'static str, Rc<Place>)>>,
    views: RefCell<HashMap<ContributionId, Rc<View>>>,
    /// Contributions of plugins that must not be entered now: still starting, or dead.
    excluded: RefCell<Vec<ContributionId>>,
    pub(crate) plugins: RefCell<BTreeMap<PluginId, Plugin>>,
    /// Plugins that stay off in this page, whatever the server says.
    pub(crate) off: RefCell<BTreeSet<PluginId>>,
    /// Slots for which a plugin waits to be loaded.
    pub(crate) awaited: RefCell<HashSet<SlotId>>,
    reports: RefCell<VecDeque<Report>>,
    quarantine: RefCell<Quarantine>,
    listeners: Listeners,
    notify_scheduled: Cell<bool>,
    /// Set while an inspector wants to know how long views take.
    pub(crate) times_views: Cell<bool>,
    touched: RefCell<Delta>,
    page_errors: RefCell<Option<PageErrors>>,
}

impl Runtime {
    /// Makes a runtime the one of this page. Call once, before the first [`crate::Slot`] renders;
    /// a second call, as in tests, starts afresh.
    pub fn install(config: Config) -> Self {
        let runtime = Self(Rc::new(Inner {
            config,
            registry: RefCell::default(),
            orders: RefCell::default(),
            places: RefCell::default(),
            last_place: RefCell::default(),
            views: RefCell::default(),
            excluded: RefCell::default(),
            plugins: RefCell::default(),
            off: RefCell::default(),
            awaited: RefCell::default(),
            reports: RefCell::default(),
            quarantine: RefCell::new(store::load()),
            listeners: Listeners::default(),
            notify_scheduled: Cell::new(false),
            times_views: Cell::new(false),
            touched: RefCell::default(),
            page_errors: RefCell::default(),
        }));
        if let Err(error) = calls::adopt_page_styles() {
            web_sys::console::warn_1(&error);
        }
        runtime.0.page_errors.replace(PageErrors::watch(&Rc::downgrade(&runtime.0)));
        CURRENT.set(Some(runtime.clone()));
        runtime
    }

    /// The runtime of this page. Without [`Runtime::install`]: one with the default configuration.
    pub fn current() -> Self {
        let current = CURRENT.with_borrow(Clone::clone);
        current.unwrap_or_else(|| Self::install(Config::default()))
    }

    /// Makes a slot known, so that plugins may contribute before it first appears.
    ///
    /// A slot id that is defined with two shapes keeps the first.
    pub fn define<C: Contract>(&self) {
        self.place(Definition::of::<C>());
    }

    /// Everything an app can show of its plugins.
    pub fn status(&self) -> Status {
        let plugins = self.0.plugins.borrow();
        Status {
            plugins: plugins.iter().map(|(id, plugin)| plugin.status(id)).collect(),
            reports: self.0.reports.borrow().iter().cloned().collect(),
            safe_mode: !self.0.config.plugins_enabled,
        }
    }

    /// What the first outlet of a slot shows now, with what does not show and why; `None` while the
    /// slot is not on the page.
    pub fn resolution(&self, slot: &SlotId) -> Option<Rc<Resolution>> {
        let places = self.places();
        let place = places.iter().find(|place| place.id == *slot)?;
        place.live().first().map(|outlet| outlet.resolution())
    }

    /// The slots to which a plugin contributes now, each once; none while it does not run.
    pub fn slots_of(&self, plugin: &PluginId) -> Vec<SlotId> {
        let registry = self.registry();
        let own = registry.contributions().filter(|it| it.plugin == *plugin);
        let slots: BTreeSet<SlotId> = own.map(|it| it.slot.clone()).collect();
        slots.into_iter().collect()
    }

    /// Calls back after every change of [`Runtime::status`], until the subscription is dropped.
    pub fn subscribe(&self, callback: Callback<()>) -> Subscription {
        self.0.listeners.subscribe(callback)
    }

    /// Takes in what a plugin's handler threw when the app called it, such as one that the plugin
    /// gave to `host.on(…)`: a report, and a failure that counts towards quarantine.
    pub fn handler_failed(&self, plugin_id: &PluginId, error: &wasm_bindgen::JsValue) {
        self.failed(plugin_id, None, Phase::Handler, Fault::thrown(error));
    }

    /// Takes a failure in: a report, a count, and perhaps quarantine.
    ///
    /// The plugin is stopped a moment later, because this may be called from inside its views.
    pub(crate) fn failed(
        &self,
        plugin_id: &PluginId,
        slot: Option<&SlotId>,
        phase: Phase,
        fault: Fault,
    ) {
        let trapped = fault.code == Code::Trapped;
        let report = self.record(Some(plugin_id.clone()), slot, phase, fault);
        let mut plugins = self.0.plugins.borrow_mut();
        let Some(plugin) = plugins.get_mut(plugin_id) else {
            drop(plugins);
            self.tell(&report, false);
            return;
        };
        let sentenced =
            self.0.quarantine.borrow_mut().note(self.limits(), &plugin.bundle(), &report);
        store::save(&self.0.quarantine.borrow());
        plugin.last_report = Some(report.clone());
        drop(plugins);
        self.tell(&report, sentenced);
        let ends = if sentenced {
            Some(PluginPhase::Quarantined)
        } else if trapped {
            Some(PluginPhase::Failed)
        } else {
            None
        };
        let Some(ends) = ends else { return };
        let was_running = self.0.plugins.borrow_mut().get_mut(plugin_id).is_some_and(|plugin| {
            plugin.phase = ends;
            plugin.kill()
        });
        if was_running {
            self.exclude_silent();
            let (runtime, plugin_id) = (self.clone(), plugin_id.clone());
            spawn_local(async move { runtime.stop(&plugin_id) });
        }
    }

    /// A report without consequences, such as a manifest that was refused.
    pub(crate) fn keep_report(
        &self,
        plugin: Option<PluginId>,
        slot: Option<&SlotId>,
        phase: Phase,
        fault: Fault,
    ) {
        let report = self.record(plugin, slot, phase, fault);
        self.tell(&report, false);
    }

    /// Tells the app of a report, outside any borrow: it may ask back.
    fn tell(&self, report: &Report, quarantined: bool) {
        let version = report.plugin.as_ref().and_then(|id| {
            self.0.plugins.borrow().get(id)?.manifest.version.as_ref().map(ToString::to_string)
        });
        let failure = Failure { report: report.clone(), version, quarantined };
        (self.0.config.on_failure)(&failure);
    }

    fn record(
        &self,
        plugin: Option<PluginId>,
        slot: Option<&SlotId>,
        phase: Phase,
        fault: Fault,
    ) -> Report {
        let Fault { code, message } = fault;
        let report = Report {
            plugin,
            slot: slot.cloned(),
            phase,
            code,
            message,
            at_ms: js_sys::Date::now(),
        };
        report::log(&report);
        let mut reports = self.0.reports.borrow_mut();
        if reports.len() == MAX_REPORTS {
            reports.pop_front();
        }
        reports.push_back(report.clone());
        drop(reports);
        self.notify();
        report
    }

    pub(crate) fn has_report(&self, plugin: Option<&PluginId>, phase: Phase, words: &str) -> bool {
        let is_same = |it: &Report| it.plugin.as_ref() == plugin && it.phase == phase;
        self.0.reports.borrow().iter().any(|report| is_same(report) && report.message == words)
    }

    /// Tells the listeners, once for all changes of this turn.
    pub(crate) fn notify(&self) {
        if self.0.notify_scheduled.replace(true) {
            return;
        }
        let runtime = self.clone();
        spawn_local(async move {
            runtime.0.notify_scheduled.set(false);
            runtime.0.listeners.notify();
        });
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.config.limits
    }

    pub(crate) fn registry(&self) -> Ref<'_, Registry> {
        self.0.registry.borrow()
    }

    pub(crate) fn quarantine_sentence(&self, plugin: &PluginId, bundle: &str) -> Option<Report> {
        self.0.quarantine.borrow().sentence(plugin, bundle).cloned()
    }

    pub(crate) fn release_from_quarantine(&self, plugin: &PluginId) {
        self.0.quarantine.borrow_mut().release(plugin);
        store::save(&self.0.quarantine.borrow());
    }

    // ---- contributions ----

    /// Changes the registry; what it touched is shown by the next [`Runtime::flush`].
    pub(crate) fn change_registry<T>(&self, change: impl FnOnce(&mut Registry) -> (T, Delta)) -> T {
        let (result, delta) = change(&mut self.0.registry.borrow_mut());
        self.0.touched.borrow_mut().merge(delta);
        result
    }

    pub(crate) fn keep_view(&self, id: ContributionId, view: View) {
        self.0.views.borrow_mut().insert(id, Rc::new(view));
        self.exclude_silent();
    }

    pub(crate) fn view(&self, id: ContributionId) -> Option<Rc<View>> {
        self.0.views.borrow().get(&id).cloned()
    }

    /// Contributions that must not be entered now.
    pub(crate) fn dead_contributions(&self) -> Vec<ContributionId> {
        self.0.excluded.borrow().clone()
    }

    /// Notes which contributions must not be entered, after a plugin started or died.
    pub(crate) fn exclude_silent(&self) {
        let views = self.0.views.borrow();
        let silent = views.iter().filter(|(_, view)| view.dead.get()).map(|(id, _)| *id);
        self.0.excluded.replace(silent.collect());
    }

    /// Shows every change since the last flush: one pass over the live outlets of touched slots.
    pub(crate) fn flush(&self) {
        let delta = self.0.touched.take();
        if delta.is_empty() {
            return;
        }
        let places: Vec<Rc<Place>> = {
            let places = self.0.places.borrow();
            places.values().filter(|place| delta.slots.contains(&place.id)).cloned().collect()
        };
        for place in places {
            let is_filled = !self.registry().is_untouched(&place.id);
            if place.is_filled() != is_filled {
                place.set_filled(is_filled);
                self.notify();
            }
            for outlet in place.live() {
                outlet.arrange();
            }
        }
        let registry = self.0.registry.borrow();
        self.0.views.borrow_mut().retain(|id, _| registry.get(*id).is_some());
    }

    // ---- outlets ----

    pub(crate) fn place(&self, definition: Definition) -> Rc<Place> {
        let id = definition.id.as_str();
        if let Some((last_id, place)) = &*self.0.last_place.borrow()
            && std::ptr::eq(*last_id, id)
        {
            return Rc::clone(place);
        }
        let place = self.find_place(definition);
        self.0.last_place.replace(Some((id, Rc::clone(&place))));
        place
    }

    fn find_place(&self, Definition { id, shape }: Definition) -> Rc<Place> {
        if let Some(place) = self.0.places.borrow().get(id.as_str()) {
            return Rc::clone(place);
        }
        let slot = SlotId::from(id);
        if let Err(error) = self.0.registry.borrow_mut().define(&slot, shape) {
            web_sys::console::error_1(&error.to_string().into());
        }
        let place = Rc::new(Place::new(slot));
        self.0.places.borrow_mut().insert(id.as_str(), Rc::clone(&place));
        if self.0.orders.borrow().contains_key(&place.id) {
            self.apply_order(&place.id);
        }
        place
    }

    pub(crate) fn attach(&self, place: &Rc<Place>, new: NewOutlet) -> Rc<Outlet> {
        self.appears(&place.id);
        let outlet = place.add(|number| Outlet::new(number, self.clone(), Rc::clone(place), new));
        if place.is_filled() {
            outlet.arrange();
        }
        outlet
    }

    /// A slot appears: plugins that waited for it are loaded. Answers whether one is on its way.
    pub(crate) fn appears(&self, slot: &SlotId) -> bool {
        let awaited = self.0.awaited.borrow();
        if awaited.is_empty() || !awaited.contains(slot) {
            return false;
        }
        drop(awaited);
        let on_its_way: Vec<PluginId> = {
            let plugins = self.0.plugins.borrow();
            let on_its_way = plugins.iter().filter(|(_, plugin)| plugin.is_on_its_way_to(slot));
            on_its_way.map(|(id, _)| id.clone()).collect()
        };
        for id in &on_its_way {
            self.load_if_waiting(id);
        }
        !on_its_way.is_empty()
    }

    /// Notes for which slots a plugin is still to come; outlets held for others are released.
    pub(crate) fn refresh_awaited(&self) {
        let awaited: HashSet<SlotId> = {
            let plugins = self.0.plugins.borrow();
            plugins.values().flat_map(Plugin::awaited_slots).collect()
        };
        let before = self.0.awaited.replace(awaited.clone());
        if before != awaited {
            self.notify();
        }
        let places = self.places();
        let released = places.iter().filter(|p| before.contains(&p.id) && !awaited.contains(&p.id));
        for outlet in released.flat_map(|place| place.live()) {
            outlet.release();
        }
    }

    pub(crate) fn is_shown(&self, slot: &SlotId) -> bool {
        self.0.places.borrow().values().any(|place| place.id == *slot && place.is_shown())
    }

    pub(crate) fn places(&self) -> Vec<Rc<Place>> {
        self.0.places.borrow().values().cloned().collect()
    }
}

impl fmt::Debug for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runtime").field("config", &self.0.config).finish_non_exhaustive()
    }
}

impl Plugin {
    fn status(&self, id: &PluginId) -> PluginStatus {
        PluginStatus {
            id: id.clone(),
            name: self.manifest.name.clone(),
            version: self.manifest.version.as_ref().map(ToString::to_string),
            phase: self.phase,
            last_report: self.last_report.clone(),
        }
    }
}
