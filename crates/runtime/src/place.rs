//! One slot on this page: its contract's name and its live outlets.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use manifest::{SlotId, StaticSlotId};
use slots::{Contract, Shape};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::virtual_dom::Key;

use crate::outlet::Outlet;

/// The name of the element that every outlet is.
const OUTLET_TAG: &str = "mortise-slot";

/// What a contract says of its slot, without its types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Definition {
    pub(crate) id: StaticSlotId,
    pub(crate) shape: Shape,
}

impl Definition {
    pub(crate) const fn of<C: Contract>() -> Self {
        Self { id: const { StaticSlotId::new(C::ID) }, shape: C::SHAPE }
    }
}

/// A slot that the app has defined.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) id: SlotId,
    /// Yew's key of the outlets' elements.
    pub(crate) key: Key,
    /// By number. Numbers of outlets that are gone are given again.
    outlets: RefCell<Slab>,
    /// Whether anybody contributes. Asked for each outlet that appears, so it is kept here.
    filled: Cell<bool>,
    /// Carries actions of all views of this slot; made when the first view is mounted.
    dispatch: OnceCell<Dispatch>,
    /// Cloned for each outlet without default content.
    template: OnceCell<Element>,
}

#[derive(Debug, Default)]
struct Slab {
    entries: Vec<Option<Rc<Outlet>>>,
    free: Vec<usize>,
}

type Dispatch = Closure<dyn Fn(u32, u32, wasm_bindgen::JsValue)>;

impl Place {
    pub(crate) fn new(id: SlotId) -> Self {
        let outlets = RefCell::default();
        Self {
            key: Key::from(id.as_str()),
            id,
            outlets,
            filled: Cell::new(false),
            dispatch: OnceCell::new(),
            template: OnceCell::new(),
        }
    }

    /// An outlet's element, ready with its attributes. `None` without a document.
    ///
    /// Cloning it takes a third of the time that Yew takes to make one: it asks the parent for its
    /// namespace twice, and hands four texts over for the attributes.
    pub(crate) fn element(&self) -> Option<Element> {
        if self.template.get().is_none() {
            let element = web_sys::window()?.document()?.create_element(OUTLET_TAG).ok()?;
            element.set_attribute("data-slot", self.id.as_str()).ok()?;
            element.set_attribute("data-slot-state", "default").ok()?;
            self.template.get_or_init(|| element);
        }
        self.template.get()?.clone_node().ok().map(JsCast::unchecked_into)
    }

    pub(crate) fn is_filled(&self) -> bool {
        self.filled.get()
    }

    pub(crate) fn set_filled(&self, filled: bool) {
        self.filled.set(filled);
    }

    /// Takes an outlet in, made with the number that it gets.
    pub(crate) fn add(&self, make: impl FnOnce(u32) -> Rc<Outlet>) -> Rc<Outlet> {
        let mut slab = self.outlets.borrow_mut();
        let number = slab.free.pop().unwrap_or(slab.entries.len());
        let outlet = make(u32::try_from(number).unwrap_or(u32::MAX));
        let entry = Some(Rc::clone(&outlet));
        if let Some(free) = slab.entries.get_mut(number) {
            *free = entry;
        } else {
            slab.entries.push(entry);
        }
        outlet
    }

    pub(crate) fn remove(&self, number: u32) {
        let Ok(number) = usize::try_from(number) else { return };
        let mut slab = self.outlets.borrow_mut();
        if slab.entries.get_mut(number).is_some_and(|entry| entry.take().is_some()) {
            slab.free.push(number);
        }
    }

    fn outlet(&self, number: u32) -> Option<Rc<Outlet>> {
        self.outlets.borrow().entries.get(usize::try_from(number).ok()?)?.clone()
    }

    /// The live outlets now. A copy: arranging one may make others appear or go.
    pub(crate) fn live(&self) -> Vec<Rc<Outlet>> {
        self.outlets.borrow().entries.iter().flatten().cloned().collect()
    }

    pub(crate) fn is_shown(&self) -> bool {
        let slab = self.outlets.borrow();
        slab.entries.len() > slab.free.len()
    }

    /// The function `(outlet, contribution, action)` behind `ctx.action`.
    pub(crate) fn dispatch(self: &Rc<Self>) -> &Function {
        let place = self;
        self.dispatch
            .get_or_init(|| {
                let place = Rc::downgrade(place);
                Closure::new(move |number, contribution, action| {
                    let outlet = place.upgrade().and_then(|place| place.outlet(number));
                    if let Some(outlet) = outlet {
                        outlet.act(contribution, action);
                    }
                })
            })
            .as_ref()
            .unchecked_ref()
    }
}
