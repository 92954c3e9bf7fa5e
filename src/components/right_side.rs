//! The frame of what stands at the right-hand side: a title, the way back, closing, its width.
//!
//! Where the focus goes, and Escape, are the business of this frame; what it shows, and when it is
//! there, of its owner. On a narrow window it covers the channel.

use gloo_storage::{LocalStorage, Storage};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{
    focus::{self, FocusBefore},
    icons,
};
use crate::t;

/// Where the width is kept in this browser.
const WIDTH_KEY: &str = "mortise.right-side.width";
/// What the separator says of the width: steps from the narrowest to the widest.
const MAX_STEP: i32 = 8;
/// What most people have: enough for a thread beside a channel.
const USUAL_STEP: i32 = 3;

/// Properties of [`RightSideFrame`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RightSideFrameProps {
    /// The words at the top, also its name for screen readers.
    pub title: AttrValue,
    /// Smaller, beside the title: such as the channel.
    #[prop_or_default]
    pub subtitle: Option<AttrValue>,
    /// Changes when something else is shown; the focus then goes into it.
    pub place: AttrValue,
    /// Back to what was shown before; `None` when nothing was.
    #[prop_or_default]
    pub on_back: Option<Callback<()>>,
    /// The person wants it closed. The owner then stops rendering it.
    pub on_close: Callback<()>,
    /// Buttons beside the one that closes.
    #[prop_or_default]
    pub buttons: Html,
    /// What it shows. An element with `data-autofocus` gets the focus.
    pub children: Html,
}

/// Takes the focus when it opens and when it shows something else; gives it back when it is gone.
#[component]
pub fn RightSideFrame(props: &RightSideFrameProps) -> Html {
    let frame = use_node_ref();
    use_effect_with((), |()| {
        let before = FocusBefore::remember();
        move || {
            if before.is_there() {
                before.restore();
            } else {
                // What was pressed is gone, or it was a shortcut: people go on writing.
                focus::focus_message_box();
            }
        }
    });
    {
        let frame = frame.clone();
        use_effect_with(props.place.clone(), move |_| {
            if let Some(frame) = frame.cast::<Element>() {
                // In the order of the page the way out comes before the content.
                let wanted = frame.query_selector("[data-autofocus]").ok().flatten().is_some();
                focus::focus_first(
                    &frame,
                    if wanted { "[data-autofocus]" } else { ".right-side__close" },
                );
            }
        });
    }
    let step = use_state_eq(|| {
        let kept = LocalStorage::get::<i32>(WIDTH_KEY).unwrap_or(USUAL_STEP);
        kept.clamp(0, MAX_STEP)
    });
    let set_step = use_callback(step.setter(), |wanted: i32, setter| {
        let wanted = wanted.clamp(0, MAX_STEP);
        setter.set(wanted);
        // Where nothing can be kept, the width lasts as long as the page.
        let _ = LocalStorage::set(WIDTH_KEY, wanted);
    });
    let on_key = use_callback(props.on_close.clone(), |event: KeyboardEvent, on_close| {
        // Content that keeps an Escape for itself says so by `preventDefault`.
        if event.key() == "Escape" && !event.default_prevented() && !event.is_composing() {
            event.prevent_default();
            on_close.emit(());
        }
    });
    let on_close =
        use_callback(props.on_close.clone(), |_: MouseEvent, on_close| on_close.emit(()));
    html! {
        <aside class={classes!("right-side", width_class(*step))} ref={frame}
            aria-label={props.title.clone()} tabindex="-1" onkeydown={on_key}>
            <Edge step={*step} on_step={set_step} />
            <header class="right-side__header">
                if let Some(on_back) = &props.on_back {
                    <button type="button" class="icon-button right-side__back"
                        aria-label={t!("right-side-back")} title={t!("right-side-back")}
                        onclick={on_back.reform(|_: MouseEvent| ())}>
                        { icons::back() }
                    </button>
                }
                <div class="right-side__words">
                    <h2 class="right-side__title">{ &props.title }</h2>
                    if let Some(subtitle) = &props.subtitle {
                        <span class="right-side__subtitle">{ subtitle }</span>
                    }
                </div>
                { props.buttons.clone() }
                <button type="button" class="icon-button right-side__close" aria-label={t!("close")}
                    title={t!("close")} onclick={on_close}>
                    { icons::close() }
                </button>
            </header>
            <div class="right-side__body">{ props.children.clone() }</div>
        </aside>
    }
}

/// The widths are classes: the page's policy allows no styles on elements.
const fn width_class(step: i32) -> &'static str {
    match step {
        0 => "right-side--0",
        1 => "right-side--1",
        2 => "right-side--2",
        3 => "right-side--3",
        4 => "right-side--4",
        5 => "right-side--5",
        6 => "right-side--6",
        7 => "right-side--7",
        _ => "right-side--8",
    }
}

#[derive(Clone, PartialEq, Properties)]
struct EdgeProps {
    step: i32,
    on_step: Callback<i32>,
}

/// The edge that is dragged, or moved with the arrow keys.
#[component]
fn Edge(props: &EdgeProps) -> Html {
    let dragging = use_mut_ref(|| None::<(f64, i32)>);
    let on_down = use_callback((dragging.clone(), props.step), |event: PointerEvent, deps| {
        let (dragging, step) = deps;
        let Some(edge) = event.target_dyn_into::<HtmlElement>() else { return };
        if edge.set_pointer_capture(event.pointer_id()).is_ok() {
            event.prevent_default();
            dragging.replace(Some((f64::from(event.client_x()), *step)));
        }
    });
    let on_move =
        use_callback((dragging.clone(), props.on_step.clone()), |event: PointerEvent, deps| {
            let (dragging, on_step) = deps;
            let Some((from, step)) = *dragging.borrow() else { return };
            let Some(edge) = event.target_dyn_into::<Element>() else { return };
            let moved = towards_start(&edge, f64::from(event.client_x()) - from);
            on_step.emit(step + steps_of(moved, step_width(&edge)));
        });
    let on_up = use_callback(dragging, |_: PointerEvent, dragging| {
        dragging.replace(None);
    });
    let on_key = use_callback(
        (props.step, props.on_step.clone()),
        |event: KeyboardEvent, (step, on_step)| {
            let Some(edge) = event.target_dyn_into::<Element>() else { return };
            let wanted = match event.key().as_str() {
                "ArrowLeft" if is_rtl(&edge) => step - 1,
                "ArrowLeft" => step + 1,
                "ArrowRight" if is_rtl(&edge) => step + 1,
                "ArrowRight" => step - 1,
                "Home" => 0,
                "End" => MAX_STEP,
                _ => return,
            };
            event.prevent_default();
            on_step.emit(wanted);
        },
    );
    html! {
        <div class="right-side__edge" role="separator" aria-orientation="vertical" tabindex="0"
            aria-label={t!("right-side-width")} aria-valuemin="0" aria-valuemax={MAX_STEP.to_string()}
            aria-valuenow={props.step.to_string()} onpointerdown={on_down} onpointermove={on_move}
            onpointerup={on_up.clone()} onpointercancel={on_up} onkeydown={on_key}></div>
    }
}

fn is_rtl(element: &Element) -> bool {
    element.closest("[dir=rtl]").ok().flatten().is_some()
}

/// Towards the channel, the right-hand side grows.
fn towards_start(edge: &Element, moved: f64) -> f64 {
    if is_rtl(edge) { moved } else { -moved }
}

/// How wide a step is in pixels; the sheet speaks in `rem`.
fn step_width(edge: &Element) -> f64 {
    let root = edge.owner_document().and_then(|document| document.document_element());
    let style = root.and_then(|root| web_sys::window()?.get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let rem = size.and_then(|size| size.trim_end_matches("px").parse::<f64>().ok());
    rem.unwrap_or(16.0) * REMS_PER_STEP
}

/// As `--size-right-step` in the sheet of tokens.
const REMS_PER_STEP: f64 = 3.0;

fn steps_of(moved: f64, step_width: f64) -> i32 {
    let steps = (moved / step_width).round().clamp(f64::from(-MAX_STEP), f64::from(MAX_STEP));
    #[expect(clippy::cast_possible_truncation, reason = "bounded by the line above")]
    let steps = steps as i32;
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dragging_goes_in_steps_and_not_beyond() {
        assert_eq!(steps_of(0.0, 48.0), 0);
        assert_eq!(steps_of(-100.0, 48.0), -2);
        assert_eq!(steps_of(1e9, 48.0), MAX_STEP);
        assert_eq!(steps_of(f64::NAN, 48.0), 0);
    }
}
