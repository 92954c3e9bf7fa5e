//! The frame of everything that pops up beside something: place, focus, Escape, click outside.
//!
//! What it shows is its children; a plugin's content gets the same card and the same behaviour.

mod placement;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::prelude::*;

pub use placement::Side;
use placement::{Request, Size, place};

use super::anchor::AnchorRect;
use super::computed_style::{Computed, set_pixels};
use super::focus::{self, FocusBefore};
use super::size_observer::SizeObserver;

/// Properties of [`Popover`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PopoverProps {
    /// What it stands beside.
    pub anchor: AnchorRect,
    /// On which side, as long as there is room.
    #[prop_or_default]
    pub side: Side,
    /// Its name for screen readers.
    pub label: AttrValue,
    /// The person wants it closed: Escape, a press outside, or the focus went elsewhere.
    pub on_close: Callback<()>,
    /// What it shows.
    pub children: Html,
}

/// Opens as soon as it is rendered; gives the focus back when it is gone.
#[component]
pub fn Popover(props: &PopoverProps) -> Html {
    let frame = use_node_ref();
    use_focus(&frame);
    use_place(&frame, props.anchor, props.side);
    use_press_outside(&frame, &props.on_close);
    use_escape(&props.on_close);

    let on_focus_out =
        use_callback((frame.clone(), props.on_close.clone()), |event: FocusEvent, deps| {
            let (frame, on_close) = deps;
            let goes_to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
            let frame = frame.get();
            // No target: the whole window lost the focus, which is no reason to close.
            if goes_to.is_some_and(|node| frame.is_some_and(|frame| !frame.contains(Some(&node)))) {
                on_close.emit(());
            }
        });
    html! {
        <div class="popover" ref={frame} role="dialog" aria-label={props.label.clone()} tabindex="-1"
            onfocusout={on_focus_out}>
            { props.children.clone() }
        </div>
    }
}

#[hook]
fn use_focus(frame: &NodeRef) {
    let frame = frame.clone();
    use_effect_with((), move |()| {
        let before = FocusBefore::remember();
        if let Some(element) = frame.cast::<Element>() {
            focus::focus_first(&element, "[role^=menuitem], [autofocus]");
        }
        move || before.restore()
    });
}

/// Places the frame, and again whenever its content or the window changes size.
#[hook]
fn use_place(frame: &NodeRef, anchor: AnchorRect, side: Side) {
    let frame = frame.clone();
    use_effect_with((anchor, side), move |&(anchor, side)| {
        let element = frame.cast::<Element>();
        let update = move || {
            if let Some(element) = frame.cast::<Element>() {
                place_element(&element, anchor, side);
            }
        };
        update();
        let window = web_sys::window();
        let on_window = update.clone();
        let on_resize =
            window.map(|window| EventListener::new(&window, "resize", move |_| on_window()));
        let observer = element.map(|element| SizeObserver::new(&[element], update));
        move || drop((on_resize, observer))
    });
}

/// Places an element beside `anchor`, as far as there is room.
pub(crate) fn place_element(element: &Element, anchor: AnchorRect, side: Side) {
    let Some(window) = web_sys::window() else { return };
    let pixels = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|it| it.as_f64());
    let (Some(width), Some(height)) = (pixels(window.inner_width()), pixels(window.inner_height()))
    else {
        return;
    };
    let rtl = element.closest("[dir=rtl]").ok().flatten().is_some();
    let rect = element.get_bounding_client_rect();
    let request = Request {
        anchor,
        popover: Size { width: rect.width(), height: rect.height() },
        viewport: Size { width, height },
        side: side.in_direction(rtl),
    };
    let (left, top) = place(&request);
    set_pixels(element, Computed::Left, left);
    set_pixels(element, Computed::Top, top);
}

/// Closes on Escape, wherever the focus is: it is nowhere when a plugin took away what had it.
#[hook]
fn use_escape(on_close: &Callback<()>) {
    use_effect_with(on_close.clone(), move |on_close| {
        let on_close = on_close.clone();
        let document = web_sys::window().and_then(|window| window.document());
        // Not captured: content may keep an Escape for itself.
        let listener = document.map(|document| {
            EventListener::new(&document, "keydown", move |event| {
                let key = event.dyn_ref::<KeyboardEvent>();
                if key.is_some_and(|event| event.key() == "Escape") {
                    on_close.emit(());
                }
            })
        });
        move || drop(listener)
    });
}

/// Closes on a press anywhere else.
#[hook]
fn use_press_outside(frame: &NodeRef, on_close: &Callback<()>) {
    let frame = frame.clone();
    use_effect_with(on_close.clone(), move |on_close| {
        let on_close = on_close.clone();
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            // Captured, so that no handler on the page can keep it from us.
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&document, "pointerdown", options, move |event| {
                let inside =
                    frame.get().is_some_and(|frame| event.composed_path().includes(&frame, 0));
                if !inside {
                    on_close.emit(());
                }
            })
        });
        move || drop(listener)
    });
}
