//! What an app sets once, at start: limits with their units, and what plugins get of the host.

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use manifest::{PluginId, SlotId};
use wasm_bindgen::JsValue;

use crate::report::Failure;

/// How the runtime of a page behaves.
#[derive(Clone)]
pub struct Config {
    /// Whether plugins run at all. `false` is safe mode: manifests are listed, nothing is loaded.
    /// Default `true`.
    pub plugins_enabled: bool,
    /// Time limits and the quarantine rule.
    pub limits: Limits,
    /// Makes the `host` object that a plugin's `initialize(registry, host)` gets.
    /// Default: an empty object.
    pub host: Rc<dyn Fn(&PluginId) -> JsValue>,
    /// Called after a plugin was stopped, so that the app can drop what it holds for it, such as
    /// event subscriptions made through `host`. Default: does nothing.
    pub on_stop: Rc<dyn Fn(&PluginId)>,
    /// Called once for each report, so that the app can tell a server of it. Default: does nothing.
    pub on_failure: Rc<dyn Fn(&Failure)>,
    /// Sees each view that a plugin registers, before it is kept, and answers what stands in for
    /// it. For tools that count, measure or break, such as the workbench. Default: the view itself.
    pub on_view: Rc<OnView>,
}

/// What [`Config::on_view`] does with a plugin's view in a slot.
pub type OnView = dyn Fn(&PluginId, &SlotId, JsValue) -> JsValue;

impl Default for Config {
    fn default() -> Self {
        Self {
            plugins_enabled: true,
            limits: Limits::default(),
            host: Rc::new(|_| js_sys::Object::new().into()),
            on_stop: Rc::new(|_| {}),
            on_failure: Rc::new(|_| {}),
            on_view: Rc::new(|_, _, view| view),
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("plugins_enabled", &self.plugins_enabled)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// How long plugins may take, and how often they may fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// From the request of a bundle until its module is evaluated. Default 10 s: a slow link, not
    /// a dead one.
    pub load: Duration,
    /// For the promise of `initialize`. Default 5 s.
    pub initialize: Duration,
    /// How long an outlet with `hold` shows nothing while a plugin for it loads. Default 300 ms:
    /// a loaded bundle needs a tenth of it, and a person does not yet wonder.
    pub hold: Duration,
    /// Failures within [`Limits::window`] that put a plugin into quarantine. Default 3.
    pub failures: usize,
    /// Default 5 minutes.
    pub window: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            load: Duration::from_secs(10),
            initialize: Duration::from_secs(5),
            hold: Duration::from_millis(300),
            failures: 3,
            window: Duration::from_mins(5),
        }
    }
}
