//! What an inspector shows of the slots on the page. It reads, and changes nothing; times of views
//! are taken only while somebody asks for them, so that nobody else pays for the clock.

use std::fmt;
use std::rc::Rc;

use manifest::SlotId;
use slots::Resolution;
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use crate::outlet::Outlet;
use crate::runtime::Runtime;

/// One appearance of a slot on the page. Cheap to clone; equal when it is the same appearance.
#[derive(Clone)]
pub struct Inspected(Rc<Outlet>);

impl Inspected {
    /// Which slot it is.
    pub fn slot(&self) -> &SlotId {
        &self.0.place.id
    }

    /// In a keyed slot: the key that is shown.
    pub fn key(&self) -> Option<String> {
        self.0.key()
    }

    /// The `<mortise-slot>` element. It has no box of its own; what stands in it has.
    pub fn element(&self) -> &Element {
        self.0.element()
    }

    /// Who shows here, who does not, and why.
    pub fn resolution(&self) -> Rc<Resolution> {
        self.0.resolution()
    }

    /// What views get to know here, as they get it; `None` when it can not be turned into an object.
    pub fn props(&self) -> Option<JsValue> {
        self.0.props()
    }

    /// How many milliseconds the plugins' views took here when they were last mounted or updated;
    /// `None` while that did not happen since [`Runtime::time_views`].
    pub fn last_ms(&self) -> Option<f64> {
        self.0.last_ms()
    }
}

impl PartialEq for Inspected {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Inspected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Runtime {
    /// Every slot that is on the page now, in the order of the page; one within another comes later.
    pub fn inspect(&self) -> Vec<Inspected> {
        let places = self.places();
        let mut all: Vec<Inspected> =
            places.iter().flat_map(|place| place.live()).map(Inspected).collect();
        all.sort_by(|one, other| {
            let position = one.element().compare_document_position(other.element());
            let comes_before = position & Node::DOCUMENT_POSITION_FOLLOWING != 0;
            if one == other {
                std::cmp::Ordering::Equal
            } else if comes_before {
                std::cmp::Ordering::Less
            } else {
                std::cmp::Ordering::Greater
            }
        });
        all
    }

    /// Whether views are timed from now on. Default: they are not.
    pub fn time_views(&self, on: bool) {
        self.0.times_views.set(on);
    }

    /// The time by the page's clock, while views are timed.
    pub(crate) fn view_clock(&self) -> Option<f64> {
        self.0
            .times_views
            .get()
            .then(|| web_sys::window()?.performance())
            .flatten()
            .map(|it| it.now())
    }
}
