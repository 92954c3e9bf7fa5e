//! One slot on this page: its contract's name and its live outlets.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::Function;
use manifest::SlotId;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::outlet::Outlet;

/// A slot that the app has defined.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) id: SlotId,
    /// By serial number, which is the order of appearance.
    outlets: RefCell<BTreeMap<u32, Rc<Outlet>>>,
    last_serial: Cell<u32>,
    /// Carries actions of all views of this slot; made when the first view is mounted.
    dispatch: OnceCell<Dispatch>,
}

type Dispatch = Closure<dyn Fn(u32, u32, wasm_bindgen::JsValue)>;

impl Place {
    pub(crate) fn new(id: SlotId) -> Self {
        let outlets = RefCell::default();
        Self { id, outlets, last_serial: Cell::new(0), dispatch: OnceCell::new() }
    }

    /// The number of the next outlet.
    pub(crate) fn next_serial(&self) -> u32 {
        self.last_serial.update(|serial| serial.wrapping_add(1));
        self.last_serial.get()
    }

    pub(crate) fn add(&self, outlet: Rc<Outlet>) {
        self.outlets.borrow_mut().insert(outlet.serial, outlet);
    }

    pub(crate) fn remove(&self, serial: u32) {
        self.outlets.borrow_mut().remove(&serial);
    }

    pub(crate) fn outlet(&self, serial: u32) -> Option<Rc<Outlet>> {
        self.outlets.borrow().get(&serial).cloned()
    }

    /// The live outlets now. A copy: arranging one may make others appear or go.
    pub(crate) fn live(&self) -> Vec<Rc<Outlet>> {
        self.outlets.borrow().values().cloned().collect()
    }

    pub(crate) fn is_shown(&self) -> bool {
        !self.outlets.borrow().is_empty()
    }

    /// The function `(outlet, contribution, action)` behind `ctx.action`.
    pub(crate) fn dispatch(self: &Rc<Self>) -> &Function {
        let place = self;
        self.dispatch
            .get_or_init(|| {
                let place = Rc::downgrade(place);
                Closure::new(move |serial, contribution, action| {
                    let outlet = place.upgrade().and_then(|place| place.outlet(serial));
                    if let Some(outlet) = outlet {
                        outlet.act(contribution, action);
                    }
                })
            })
            .as_ref()
            .unchecked_ref()
    }
}
