//! The `registry` that a plugin's `initialize` gets: six methods, one for each kind.
//!
//! Checks what comes from the plugin and hands it to the registry of the page.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Error, Reflect};
use manifest::{PluginId, SlotId};
use slots::{ContributionId, DEFAULT_ORDER, Delta, Kind, NewContribution};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::guard::Fault;
use crate::report::{Code, Phase};
use crate::runtime::Runtime;
use crate::view::{self, View};

/// How far from the default an order may be. Enough for everybody, and sums do not overflow.
const ORDER_RANGE: std::ops::RangeInclusive<f64> = -10_000.0..=10_000.0;

/// One plugin's access to the registry.
#[derive(Debug)]
#[wasm_bindgen(js_name = MortiseRegistry)]
pub struct PluginRegistry {
    runtime: Runtime,
    plugin: PluginId,
    silent: Rc<Cell<bool>>,
}

/// What a method of the registry returns.
#[derive(Debug)]
#[wasm_bindgen(js_name = MortiseHandle)]
pub struct Handle {
    runtime: Runtime,
    id: ContributionId,
}

#[wasm_bindgen(js_class = MortiseHandle)]
impl Handle {
    /// Takes the contribution away. Doing it twice changes nothing.
    pub fn remove(&self) {
        let id = self.id;
        self.runtime.change_registry(|registry| ((), registry.remove(id)));
        flush_soon(&self.runtime);
    }
}

#[wasm_bindgen(js_class = MortiseRegistry)]
impl PluginRegistry {
    /// Stands in place of the slot's content.
    pub fn replace(&self, slot: &JsValue, view: JsValue, options: &JsValue) -> Answer {
        self.add(Asked { kind: Kind::Replace, slot, key: None, view, options })
    }

    /// Stands around what the slot shows.
    pub fn wrap(&self, slot: &JsValue, view: JsValue, options: &JsValue) -> Answer {
        self.add(Asked { kind: Kind::Wrap, slot, key: None, view, options })
    }

    /// Stands before the slot's content.
    pub fn before(&self, slot: &JsValue, view: JsValue, options: &JsValue) -> Answer {
        self.add(Asked { kind: Kind::Before, slot, key: None, view, options })
    }

    /// Stands after the slot's content.
    pub fn after(&self, slot: &JsValue, view: JsValue, options: &JsValue) -> Answer {
        self.add(Asked { kind: Kind::After, slot, key: None, view, options })
    }

    /// Takes the slot's content away.
    pub fn hide(&self, slot: &JsValue, options: &JsValue) -> Answer {
        self.add(Asked { kind: Kind::Hide, slot, key: None, view: JsValue::UNDEFINED, options })
    }

    /// One entry of a list slot, or the content of a keyed slot for `key`.
    pub fn item(&self, slot: &JsValue, key: &JsValue, view: JsValue, options: &JsValue) -> Answer {
        let key = Some(key.as_string().unwrap_or_default());
        self.add(Asked { kind: Kind::Item, slot, key, view, options })
    }
}

type Answer = Result<Handle, Error>;

/// What a plugin asks for, unchecked.
struct Asked<'a> {
    kind: Kind,
    slot: &'a JsValue,
    key: Option<String>,
    view: JsValue,
    options: &'a JsValue,
}

impl PluginRegistry {
    pub(super) fn new(runtime: Runtime, plugin: PluginId, silent: Rc<Cell<bool>>) -> Self {
        Self { runtime, plugin, silent }
    }

    fn add(&self, asked: Asked<'_>) -> Answer {
        let slot = asked.slot.as_string().and_then(|slot| SlotId::try_from(slot).ok());
        self.try_add(asked).map_err(|fault| {
            let error = Error::new(&fault.message);
            let plugin = Some(self.plugin.clone());
            self.runtime.keep_report(plugin, slot.as_ref(), Phase::Register, fault);
            error
        })
    }

    fn try_add(&self, asked: Asked<'_>) -> Result<Handle, Fault> {
        let Asked { kind, slot, key, view, options } = asked;
        let refused = |message: String| Fault::new(Code::Refused, message);
        if !self.runtime.runs(&self.plugin, &self.silent) {
            return Err(refused(format!("plugin \"{}\" is stopped", self.plugin)));
        }
        let name = slot.as_string().unwrap_or_else(|| format!("{slot:?}"));
        let slot = SlotId::try_from(name.as_str())
            .map_err(|error| refused(format!("slot {name:?}: {error}")))?;
        view::check(kind, &view)?;
        let view = (self.runtime.0.config.on_view)(&self.plugin, &slot, view);
        let Options { order, styles } = Options::read(options)?;
        let new = NewContribution { plugin: self.plugin.clone(), slot, kind, key, order };
        let id = self
            .runtime
            .change_registry(|registry| match registry.add(new) {
                Ok((id, delta)) => (Ok(id), delta),
                Err(error) => (Err(error), Delta::default()),
            })
            .map_err(|error| refused(error.to_string()))?;
        self.keep_view(id, view, styles.as_deref()).inspect_err(|_| {
            self.runtime.change_registry(|registry| ((), registry.remove(id)));
        })?;
        if !self.silent.get() {
            flush_soon(&self.runtime);
        }
        Ok(Handle { runtime: self.runtime.clone(), id })
    }

    fn keep_view(
        &self,
        id: ContributionId,
        object: JsValue,
        styles: Option<&str>,
    ) -> Result<(), Fault> {
        let contribution = self.runtime.registry().get(id).cloned();
        let document = web_sys::window().and_then(|window| window.document());
        let (Some(contribution), Some(document)) = (contribution, document) else { return Ok(()) };
        let silent = Rc::clone(&self.silent);
        let view = View::new(&document, &contribution, object, styles, silent)?;
        self.runtime.keep_view(id, view);
        Ok(())
    }
}

impl Runtime {
    /// Whether the run that owns `silent` is the plugin's present one.
    fn runs(&self, plugin: &PluginId, silent: &Rc<Cell<bool>>) -> bool {
        let plugins = self.0.plugins.borrow();
        let run = plugins.get(plugin).and_then(|plugin| plugin.run.as_ref());
        run.is_some_and(|run| Rc::ptr_eq(&run.silent, silent) && !run.dead)
    }
}

/// Several changes of one turn are shown together.
fn flush_soon(runtime: &Runtime) {
    let runtime = runtime.clone();
    spawn_local(async move { runtime.flush() });
}

struct Options {
    order: i32,
    styles: Option<String>,
}

impl Options {
    fn read(options: &JsValue) -> Result<Self, Fault> {
        let refused = |message: String| Fault::new(Code::Refused, message);
        if options.is_undefined() || options.is_null() {
            return Ok(Self { order: DEFAULT_ORDER, styles: None });
        }
        if !options.is_object() {
            return Err(refused(format!("options {options:?}: must be an object")));
        }
        let field = |name: &str| {
            Reflect::get(options, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
        };
        let order = field("order");
        let order = if order.is_undefined() || order.is_null() {
            DEFAULT_ORDER
        } else {
            let rule = "must be a whole number from -10000 to 10000";
            order
                .as_f64()
                .filter(|number| number.fract() == 0.0 && ORDER_RANGE.contains(number))
                .and_then(|number| format!("{number}").parse().ok())
                .ok_or_else(|| refused(format!("options.order {order:?}: {rule}")))?
        };
        let styles = field("styles");
        if !(styles.is_undefined() || styles.is_null() || styles.is_string()) {
            return Err(refused(format!("options.styles {styles:?}: must be a text of CSS")));
        }
        Ok(Self { order, styles: styles.as_string() })
    }
}
