//! The one way to set a style that has to be computed: typed, in pixels, through the CSSOM.
//!
//! Offsets of a virtual list and places of popovers depend on measured sizes, so no class can hold
//! them. The CSSOM instead of a `style` attribute, because a strict content security policy forbids
//! the latter.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What may be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Computed {
    /// Height of a spacer that stands for rows outside the window.
    BlockSize,
    /// Distance of a popover from the viewport's left edge.
    Left,
    /// Distance of a popover from the viewport's top edge.
    Top,
}

impl Computed {
    const fn property(self) -> &'static str {
        match self {
            Self::BlockSize => "block-size",
            Self::Left => "left",
            Self::Top => "top",
        }
    }
}

/// Sets one computed style of an element to a number of CSS pixels.
pub(super) fn set_pixels(element: &Element, computed: Computed, pixels: f64) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Refused only for a read-only declaration, which an element's own is not.
        let _ = element.style().set_property(computed.property(), &format!("{pixels:.2}px"));
    }
}
