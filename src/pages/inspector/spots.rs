//! The slots that are on the page, and where: read anew several times a second.

use std::rc::Rc;

use runtime::{Inspected, Runtime};
use slots::{Content, LossReason, Resolution};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, MouseEvent};

/// How deep the content of a slot is looked through for boxes: elements without one in each other.
const MAX_DEPTH: u8 = 8;

/// One appearance of a slot.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    /// The place itself.
    pub(super) place: Inspected,
    /// Who shows there.
    pub(super) resolution: Rc<Resolution>,
    /// Where its content stands in the window; `None` when it shows nothing.
    pub(super) rect: Option<Rect>,
}

/// Who fills a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filled {
    /// The app's own content alone.
    Default,
    /// At least one plugin.
    Plugin,
    /// A plugin that failed is missing.
    Failed,
}

/// A box in the window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    /// What the browser measured; `None` when it has no extent.
    fn of(rect: &DomRect) -> Option<Self> {
        let (left, top) = (rect.left(), rect.top());
        let has_extent = rect.width() > 0.0 && rect.height() > 0.0;
        has_extent.then(|| Self { left, top, right: rect.right(), bottom: rect.bottom() })
    }

    fn has(self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl Spot {
    /// The slot's id.
    pub(super) fn id(&self) -> &str {
        self.place.slot().as_str()
    }

    /// Who fills it.
    pub(super) fn filled(&self) -> Filled {
        let resolution = &self.resolution;
        if resolution.losers.iter().any(|loser| loser.reason == LossReason::Failed) {
            Filled::Failed
        } else if resolution.is_default() {
            Filled::Default
        } else {
            Filled::Plugin
        }
    }

    fn area(&self) -> f64 {
        self.rect.map_or(f64::INFINITY, |it| (it.right - it.left) * (it.bottom - it.top))
    }

    /// The plugins that show here or hide what showed, each once.
    pub(super) fn plugins(&self) -> Vec<&str> {
        let hides = match &self.resolution.content {
            Content::Hidden(winner) => Some(winner),
            Content::Default | Content::Replaced(_) => None,
        };
        let mut all: Vec<&str> = Vec::new();
        for contribution in self.resolution.shown().chain(hides) {
            if !all.contains(&contribution.plugin.as_str()) {
                all.push(contribution.plugin.as_str());
            }
        }
        all
    }
}

/// What is on the page now, in its order.
pub(super) fn read(runtime: &Runtime) -> Vec<Spot> {
    let of_place = |place: Inspected| Spot {
        resolution: place.resolution(),
        rect: rect_of(place.element(), MAX_DEPTH),
        place,
    };
    runtime.inspect().into_iter().map(of_place).collect()
}

/// The innermost slot under a press.
pub(super) fn under(event: &MouseEvent, spots: &[Spot]) -> Option<Inspected> {
    // Nodes in shadow roots of plugins are on the path, too, while the target hides them.
    let around = event.composed_path().iter().find_map(|node| {
        let element = node.dyn_ref::<Element>()?;
        spots.iter().find(|spot| spot.place.element() == element)
    })?;
    // Bare words of a view have no box that could be pressed, so their place decides.
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let inside = spots.iter().filter(|spot| {
        let element = spot.place.element();
        around.place.element().contains(Some(element)) && spot.rect.is_some_and(|it| it.has(x, y))
    });
    let smallest = inside.min_by(|one, other| one.area().total_cmp(&other.area()));
    Some(smallest.unwrap_or(around).place.clone())
}

/// The box of an element, or that around the boxes in it: slots and views have none of their own.
fn rect_of(element: &Element, depth: u8) -> Option<Rect> {
    let own = Rect::of(&element.get_bounding_client_rect());
    if own.is_some() {
        return own;
    }
    let depth = depth.checked_sub(1)?;
    let shadow = element.shadow_root().map(|root| root.children());
    let inside = [shadow, Some(element.children())].into_iter().flatten();
    let boxes = inside.flat_map(|children| {
        (0..children.length()).filter_map(move |idx| rect_of(&children.item(idx)?, depth))
    });
    boxes.reduce(Rect::around).or_else(|| rect_of_words(element))
}

/// The box around the words that stand in an element without one.
fn rect_of_words(element: &Element) -> Option<Rect> {
    let range = element.owner_document()?.create_range().ok()?;
    range.select_node_contents(element).ok()?;
    Rect::of(&range.get_bounding_client_rect())
}
