//! Where on the screen something was pressed, so that a popover can stand beside it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The box of an element in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AnchorRect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl AnchorRect {
    /// The box of an element.
    #[must_use]
    pub fn of(element: &Element) -> Self {
        let rect = element.get_bounding_client_rect();
        Self { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
    }

    /// A point in the middle of the window, for what stands beside nothing that was pressed.
    #[must_use]
    pub fn middle() -> Self {
        let window = web_sys::window();
        let half = |size: Option<Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>>| {
            size.and_then(Result::ok).and_then(|size| size.as_f64()).unwrap_or_default() / 2.0
        };
        let width = half(window.as_ref().map(web_sys::Window::inner_width));
        let height = half(window.as_ref().map(web_sys::Window::inner_height));
        Self { left: width, top: height / 2.0, width: 0.0, height: 0.0 }
    }

    /// The box of what has the focus, for content that names no place: it is what was pressed.
    #[must_use]
    pub fn of_focus() -> Self {
        let document = web_sys::window().and_then(|window| window.document());
        let focused = document.and_then(|document| document.active_element());
        focused.map(|element| Self::of(&element)).unwrap_or_default()
    }

    /// The box of the button or link in which an event happened.
    #[must_use]
    pub fn of_event(event: &Event) -> Self {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let control = target.and_then(|element| {
            element.closest("button, a, [role=button]").ok().flatten().or(Some(element))
        });
        control.map(|element| Self::of(&element)).unwrap_or_default()
    }
}
