//! One appearance of a slot on the page: what shows in it now, and what failed in it.
//!
//! Works on the DOM directly, outside Yew: see `docs/adr/0002-outlets.md`. How elements are put in
//! order is in [`layout`]; how one view is mounted is in [`mounted`].

mod layout;
mod mounted;

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use manifest::PluginId;
use slots::{Content, ContributionId, Resolution};
use wasm_bindgen::JsValue;
use web_sys::{Element, ShadowRoot};

use crate::calls;
use crate::guard::Fault;
use crate::place::Place;
use crate::report::Phase;
use crate::runtime::Runtime;

use self::mounted::Mounted;

/// What the component behind an outlet knows: the typed side of props and actions.
pub(crate) trait Host {
    /// The props as a plain object.
    fn props(&self) -> Result<JsValue, Fault>;
    /// Hands an action to the app.
    fn act(&self, action: JsValue) -> Result<(), Fault>;
    /// Renders the default content, which was left out while a plugin's stood in its place.
    fn show_default(&self);
}

/// What a new outlet is made of.
pub(crate) struct NewOutlet {
    pub(crate) element: Element,
    pub(crate) key: Option<String>,
    pub(crate) host: Rc<dyn Host>,
    /// Whether there is default content at all.
    pub(crate) has_default: bool,
    /// Whether it stands in the element now.
    pub(crate) default_rendered: bool,
    /// Whether it is kept back for a moment, because a plugin is being loaded for this slot.
    pub(crate) held: bool,
}

pub(crate) struct Outlet {
    pub(crate) number: u32,
    pub(crate) place: Rc<Place>,
    pub(crate) runtime: Runtime,
    element: Element,
    key: RefCell<Option<String>>,
    host: RefCell<Rc<dyn Host>>,
    has_default: bool,
    default_rendered: Cell<bool>,
    /// While set, a resolution to the default changes nothing: the component shows it in time.
    held: Cell<bool>,
    /// Attached when default content must be ordered, hidden or wrapped. Can not be taken off.
    shadow: OnceCell<ShadowRoot>,
    mounted: RefCell<Vec<Mounted>>,
    failed: RefCell<Vec<ContributionId>>,
    label: Cell<Label>,
    /// The views that stand in the element, in order, while there is no shadow root.
    in_order: RefCell<Vec<ContributionId>>,
    /// A view may change the registry while it is mounted: then arrange once more, not inside.
    arranging: Cell<bool>,
    again: Cell<bool>,
    /// How long views took when they were last entered, while somebody wants to know.
    last_ms: Cell<Option<f64>>,
}

/// What the outlet's attributes say.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Label {
    state: State,
    middle: Option<ContributionId>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Default,
    Plugin,
    Failed,
}

impl Outlet {
    pub(crate) fn new(number: u32, runtime: Runtime, place: Rc<Place>, new: NewOutlet) -> Rc<Self> {
        Rc::new(Self {
            number,
            place,
            runtime,
            element: new.element,
            key: RefCell::new(new.key),
            host: RefCell::new(new.host),
            has_default: new.has_default,
            default_rendered: Cell::new(new.default_rendered),
            held: Cell::new(new.held),
            shadow: OnceCell::new(),
            mounted: RefCell::default(),
            failed: RefCell::default(),
            label: Cell::default(),
            in_order: RefCell::default(),
            arranging: Cell::new(false),
            again: Cell::new(false),
            last_ms: Cell::new(None),
        })
    }

    /// Brings the page to what the registry says now.
    pub(crate) fn arrange(&self) {
        if self.arranging.replace(true) {
            self.again.set(true);
            return;
        }
        let resolution = loop {
            self.again.set(false);
            let resolution = self.resolution();
            self.take_down_others(&resolution);
            if resolution.content == Content::Default && self.has_default {
                self.need_default();
            }
            self.prepare(&resolution);
            self.lay_out(&resolution);
            let all_stand = self.mount_prepared();
            if all_stand && !self.again.get() {
                break resolution;
            }
        };
        self.write_label(&resolution);
        self.arranging.set(false);
    }

    /// New props from the app; every view hears of them.
    pub(crate) fn update(&self, host: Rc<dyn Host>) {
        self.host.replace(host);
        if self.mounted.borrow().is_empty() {
            return;
        }
        let stale = self.update_mounted();
        if stale {
            self.arrange();
        }
    }

    /// Another key, in a keyed slot.
    pub(crate) fn set_key(&self, key: Option<String>) {
        if *self.key.borrow() != key {
            self.key.replace(key);
            self.arrange();
        }
    }

    /// The plugins that the outlet waited for are settled.
    pub(crate) fn release(&self) {
        if self.held.replace(false) {
            self.arrange();
        }
    }

    /// The component has rendered the default content.
    pub(crate) fn default_is_rendered(&self) {
        self.held.set(false);
        if !self.default_rendered.replace(true) {
            self.arrange();
        }
    }

    /// The outlet leaves the page.
    pub(crate) fn detach(&self) {
        self.place.remove(self.number);
        let mounted = self.mounted.take();
        for mounted in mounted {
            self.unmount(&mounted);
        }
    }

    /// An action of the view of `contribution`.
    pub(crate) fn act(&self, contribution: u32, action: JsValue) {
        let plugin = self
            .mounted
            .borrow()
            .iter()
            .find(|mounted| mounted.contribution.id.get() == contribution)
            .map(|mounted| mounted.contribution.plugin.clone());
        // A view that is gone asks for nothing any more.
        let Some(plugin) = plugin else { return };
        let host = Rc::clone(&self.host.borrow());
        if let Err(fault) = host.act(action) {
            self.runtime.failed(&plugin, Some(&self.place.id), Phase::Action, fault);
        }
    }

    /// Takes down what a plugin shows here because it failed; the next best shows.
    pub(crate) fn fail(&self, plugin: &PluginId) {
        let failed: Vec<_> = self
            .mounted
            .borrow()
            .iter()
            .filter(|mounted| mounted.contribution.plugin == *plugin)
            .map(|mounted| mounted.contribution.id)
            .collect();
        self.failed.borrow_mut().extend(failed);
        self.arrange();
    }

    pub(crate) fn contains(&self, node: &web_sys::Node) -> bool {
        self.element.is_same_node(Some(node))
    }

    pub(crate) fn element(&self) -> &Element {
        &self.element
    }

    pub(crate) fn key(&self) -> Option<String> {
        self.key.borrow().clone()
    }

    pub(crate) fn props(&self) -> Option<JsValue> {
        let host = Rc::clone(&self.host.borrow());
        host.props().ok()
    }

    pub(crate) fn last_ms(&self) -> Option<f64> {
        self.last_ms.get()
    }

    pub(crate) fn resolution(&self) -> Rc<Resolution> {
        let key = self.key.borrow();
        let mut failed = self.failed.borrow().clone();
        failed.extend(self.runtime.dead_contributions());
        self.runtime.registry().resolve_without(&self.place.id, key.as_deref(), &failed)
    }

    fn need_default(&self) {
        if !self.default_rendered.get() && !self.held.get() {
            self.host.borrow().show_default();
        }
    }

    fn write_label(&self, resolution: &Resolution) {
        let state = if !resolution.is_default() {
            State::Plugin
        } else if self.failed.borrow().is_empty() {
            State::Default
        } else {
            State::Failed
        };
        let middle = match &resolution.content {
            Content::Replaced(winner) | Content::Hidden(winner) => Some(winner.id),
            Content::Default => None,
        };
        let label = Label { state, middle };
        if self.label.replace(label) != label {
            let view = middle.and_then(|id| self.runtime.view(id));
            let nobody = JsValue::UNDEFINED;
            let identity = view.as_ref().map_or(&nobody, |view| &view.identity);
            calls::label_outlet(&self.element, state as u32, identity);
        }
    }
}

impl fmt::Debug for Outlet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outlet")
            .field("slot", &self.place.id)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}
