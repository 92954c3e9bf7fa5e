//! What plugins throw where nobody stands between: listeners on their elements, timers, promises.
//!
//! The browser reports it to the page; the stack says from which plugin's files it came.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_events::{EventListener, EventListenerOptions};
use manifest::{PluginId, SlotId};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ErrorEvent, Event, PromiseRejectionEvent, Window};

use crate::guard::{self, Fault};
use crate::report::Phase;
use crate::runtime::{Inner, Runtime};

/// Events that people cause. While one of them is under way, an error belongs to it.
const WATCHED: [&str; 12] = [
    "click",
    "dblclick",
    "input",
    "change",
    "submit",
    "keydown",
    "keyup",
    "pointerdown",
    "pointerup",
    "focusin",
    "focusout",
    "paste",
];

/// Ends watching when dropped.
pub(crate) struct PageErrors {
    _listeners: Vec<EventListener>,
}

impl PageErrors {
    pub(crate) fn watch(runtime: &Weak<Inner>) -> Option<Self> {
        let window = web_sys::window()?;
        let current: Rc<RefCell<Option<Event>>> = Rc::default();
        let mut listeners: Vec<EventListener> =
            WATCHED.iter().map(|name| remember(&window, name, Rc::clone(&current))).collect();
        for name in ["error", "unhandledrejection"] {
            let (runtime, current) = (Weak::clone(runtime), Rc::clone(&current));
            listeners.push(EventListener::new(&window, name, move |event| {
                let Some(runtime) = runtime.upgrade().map(Runtime) else { return };
                if let Some((error, place)) = thrown(event) {
                    let current = current.borrow().clone();
                    runtime.blame(&error, &place, current.as_ref());
                }
            }));
        }
        Some(Self { _listeners: listeners })
    }
}

fn remember(
    window: &Window,
    name: &'static str,
    current: Rc<RefCell<Option<Event>>>,
) -> EventListener {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(window, name, options, move |event| {
        current.replace(Some(event.clone()));
    })
}

/// The error of such an event, and the file that the browser names.
fn thrown(event: &Event) -> Option<(JsValue, String)> {
    if let Some(event) = event.dyn_ref::<ErrorEvent>() {
        let error = event.error();
        let error = if error.is_null() || error.is_undefined() {
            JsValue::from_str(&event.message())
        } else {
            error
        };
        return Some((error, event.filename()));
    }
    let event = event.dyn_ref::<PromiseRejectionEvent>()?;
    Some((event.reason(), String::new()))
}

impl Runtime {
    fn blame(&self, error: &JsValue, file: &str, event: Option<&Event>) {
        let Some(plugin) = self.culprit(&format!("{}\n{file}", guard::stack(error))) else {
            return;
        };
        let fault = Fault::thrown(error);
        // After its dispatch an event has no phase; then the error came from somewhere else.
        let event = event.filter(|event| event.event_phase() != Event::NONE);
        let Some((slot, element)) = event.and_then(|event| place_of(event, &plugin)) else {
            self.failed(&plugin, None, Phase::Background, fault);
            return;
        };
        self.failed(&plugin, Some(&slot), Phase::Event, fault);
        let outlets = self.places().into_iter().flat_map(|place| place.live());
        for outlet in outlets.filter(|outlet| outlet.contains(&element)) {
            outlet.fail(&plugin);
        }
    }

    /// The plugin whose file the stack names first, which is where the error was thrown.
    fn culprit(&self, stack: &str) -> Option<PluginId> {
        let plugins = self.0.plugins.borrow();
        let found = plugins.keys().filter_map(|id| {
            let place = stack.find(&format!("/static/plugins/{id}/"))?;
            Some((place, id.clone()))
        });
        found.min_by_key(|(place, _)| *place).map(|(_, id)| id)
    }
}

/// The slot in which a view of the plugin got the event.
fn place_of(event: &Event, plugin: &PluginId) -> Option<(SlotId, Element)> {
    let path: Vec<Element> =
        event.composed_path().iter().filter_map(|target| target.dyn_into().ok()).collect();
    let view = path.iter().position(|element| {
        element.local_name() == "mortise-view"
            && element.get_attribute("data-plugin").as_deref() == Some(plugin.as_str())
    })?;
    let outlet = path.get(view..)?.iter().find(|e| e.local_name() == "mortise-slot")?;
    let slot = SlotId::try_from(outlet.get_attribute("data-slot")?.as_str()).ok()?;
    Some((slot, outlet.clone()))
}
