//! The slot inspector: outlines over the page, and a window that tells of each slot who fills it.
//!
//! It stands outside of every slot, and only looks: what it shows is read from the runtime several
//! times a second while it is open. A dialog of the chat covers it, as it covers all else.

mod details;
mod outlines;
mod snippet;
mod spots;

use contracts::{Shape, SlotInfo};
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Interval;
use runtime::{Inspected, Runtime};
use slots::Kind;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use self::spots::{Filled, Spot};
use crate::{
    components::icons,
    hooks::{use_chat, use_plugin_status, use_toasts},
    services::browser,
    t,
};

/// How often the page is read: often enough for what comes and goes while one looks.
const READ_EVERY_MS: u32 = 250;

/// Properties of [`SlotInspector`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SlotInspectorProps {
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Shows the inspector.
#[component]
pub(super) fn SlotInspector(props: &SlotInspectorProps) -> Html {
    let runtime = use_chat().plugins().runtime().clone();
    let status = use_plugin_status();
    let toasts = use_toasts();
    let spots = use_spots(&runtime);
    let chosen = use_state_eq(|| None::<Inspected>);
    let pointed = use_state_eq(|| None::<String>);
    let is_picking = use_state_eq(|| false);
    let only_filled = use_state_eq(|| false);
    let kind = use_state_eq(|| None::<Kind>);
    let is_at_start = use_state_eq(|| false);
    use_picking(&runtime, *is_picking, {
        let (chosen, is_picking) = (chosen.setter(), is_picking.setter());
        Callback::from(move |place: Option<Inspected>| {
            is_picking.set(false);
            if place.is_some() {
                chosen.set(place);
            }
        })
    });
    let window = use_node_ref();
    {
        let window = window.clone();
        use_effect_with((), move |()| {
            if let Some(window) = window.cast::<HtmlElement>() {
                // Keys work at once; a window that is gone has no focus to take.
                let _ = window.focus();
            }
        });
    }
    let on_key = {
        let (on_close, is_picking) = (props.on_close.clone(), is_picking.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !*is_picking && !event.default_prevented() {
                event.prevent_default();
                on_close.emit(());
            }
        })
    };
    let choose = {
        let setter = chosen.setter();
        Callback::from(move |place: Inspected| setter.set(Some(place)))
    };
    let shown = chosen.as_ref().and_then(|place| spots.iter().find(|spot| spot.place == *place));
    let on_pick = {
        let is_picking = is_picking.clone();
        move |_: MouseEvent| is_picking.set(!*is_picking)
    };
    let on_side = {
        let is_at_start = is_at_start.clone();
        move |_: MouseEvent| is_at_start.set(!*is_at_start)
    };
    let on_filter = {
        let only_filled = only_filled.setter();
        move |event: Event| {
            only_filled.set(event.target_unchecked_into::<HtmlInputElement>().checked());
        }
    };
    let class = classes!("inspector", is_at_start.then_some("inspector--start"));
    html! {
        <>
            { outlines::outlines(&spots, chosen.as_ref(), pointed.as_deref()) }
            <section {class} ref={window} role="dialog" aria-label={t!("inspector")} tabindex="-1"
                onkeydown={on_key}>
                <header class="inspector__header">
                    <h2 class="inspector__title">{ t!("inspector") }</h2>
                    <button type="button" class="button button--s" onclick={on_pick}
                        aria-pressed={is_picking.to_string()}>{ t!("inspector-pick") }</button>
                    <button type="button" class="icon-button" onclick={on_side}
                        aria-label={t!("inspector-side")} title={t!("inspector-side")}>
                        { if *is_at_start { icons::jump() } else { icons::back() } }
                    </button>
                    <button type="button" class="icon-button" aria-label={t!("close")}
                        onclick={props.on_close.reform(|_: MouseEvent| ())}>{ icons::close() }</button>
                </header>
                <div class="inspector__body">
                    if *is_picking {
                        <p class="inspector__about" role="status">{ t!("inspector-picking") }</p>
                    }
                    <label class="inspector__filter">
                        <input type="checkbox" checked={*only_filled} onchange={on_filter} />
                        { t!("inspector-filter") }
                    </label>
                    { list(&spots, *only_filled, shown, (&choose, &pointed.setter())) }
                    if let Some(spot) = shown {
                        <div class="inspector__details" role="region" aria-label={spot.id().to_owned()}>
                            <h3 class="inspector__id">{ spot.id().to_owned() }</h3>
                            { walk(&spots, spot, &choose) }
                            { details::details(spot, nth(&spots, spot), &status) }
                            { details::props(spot) }
                            if let Some(info) = contracts::ALL.iter().find(|it| it.id == spot.id()) {
                                { details::snippets(info, fitting(info, *kind), &on_kind(&kind), &toasts) }
                            }
                        </div>
                    }
                </div>
            </section>
        </>
    }
}

/// The kind that was chosen last, if this slot takes it.
fn fitting(info: &SlotInfo, wanted: Option<Kind>) -> Kind {
    let usual = if info.shape == Shape::Region { Kind::Replace } else { Kind::Item };
    wanted.filter(|wanted| info.kinds().any(|kind| kind == *wanted)).unwrap_or(usual)
}

fn on_kind(kind: &UseStateHandle<Option<Kind>>) -> Callback<Kind> {
    let setter = kind.setter();
    Callback::from(move |kind| setter.set(Some(kind)))
}

/// One line for each slot on the page, however often it appears.
fn list(
    spots: &[Spot],
    only_filled: bool,
    chosen: Option<&Spot>,
    (choose, pointed): (&Callback<Inspected>, &UseStateSetter<Option<String>>),
) -> Html {
    let is_wanted = |spot: &&Spot| !only_filled || spot.filled() != Filled::Default;
    let mut lines: Vec<(&Spot, usize)> = Vec::new();
    for spot in spots.iter().filter(is_wanted) {
        match lines.iter_mut().find(|(first, _)| first.id() == spot.id()) {
            Some((_, count)) => *count += 1,
            None => lines.push((spot, 1)),
        }
    }
    if lines.is_empty() {
        return html! { <p class="inspector__about">{ t!("inspector-none") }</p> };
    }
    html! {
        <ul class="inspector__slots" aria-label={t!("inspector-slots")}>
            for (spot, count) in lines {
                <li key={spot.id().to_owned()}>
                    <button type="button" class="inspector__slot" onclick={
                            let (choose, place) = (choose.clone(), spot.place.clone());
                            move |_: MouseEvent| choose.emit(place.clone())
                        }
                        onpointerenter={
                            let (pointed, id) = (pointed.clone(), spot.id().to_owned());
                            move |_: PointerEvent| pointed.set(Some(id.clone()))
                        }
                        onpointerleave={
                            let pointed = pointed.clone();
                            move |_: PointerEvent| pointed.set(None)
                        }
                        aria-current={chosen.is_some_and(|it| it.id() == spot.id()).to_string()}>
                        <span class="inspector__name">{ spot.id().to_owned() }</span>
                        if count > 1 {
                            <span class="inspector__count">{ format!("×{count}") }</span>
                        }
                        for plugin in spot.plugins() {
                            <span class="tag tag--good" key={plugin.to_owned()}>{ plugin }</span>
                        }
                        if spot.filled() == Filled::Failed {
                            <span class="tag tag--bad">{ t!("inspector-failed") }</span>
                        }
                    </button>
                </li>
            }
        </ul>
    }
}

/// The how manieth of its slot on the page it is, counted from one, and of how many.
fn nth(spots: &[Spot], spot: &Spot) -> (usize, usize) {
    let same = || spots.iter().filter(|other| other.id() == spot.id());
    let nth = same().position(|other| other.place == spot.place).unwrap_or_default() + 1;
    (nth, same().count())
}

/// To the one before and the one after of the same slot.
fn walk(spots: &[Spot], spot: &Spot, choose: &Callback<Inspected>) -> Html {
    let same: Vec<&Spot> = spots.iter().filter(|other| other.id() == spot.id()).collect();
    let (nth, total) = nth(spots, spot);
    if total < 2 {
        return Html::default();
    }
    let to = |idx: usize| {
        let (choose, place) = (choose.clone(), same.get(idx % total).map(|it| it.place.clone()));
        move |_: MouseEvent| {
            if let Some(place) = place.clone() {
                choose.emit(place);
            }
        }
    };
    html! {
        <div class="inspector__walk">
            <button type="button" class="button button--s" onclick={to(nth + total - 2)}>
                { t!("inspector-previous") }
            </button>
            <button type="button" class="button button--s" onclick={to(nth)}>{ t!("inspector-next") }</button>
        </div>
    }
}

/// What is on the page, read again and again; views are timed meanwhile.
#[hook]
fn use_spots(runtime: &Runtime) -> UseStateHandle<Vec<Spot>> {
    let spots = {
        let runtime = runtime.clone();
        use_state_eq(move || spots::read(&runtime))
    };
    let setter = spots.setter();
    let runtime = runtime.clone();
    use_effect_with((), move |()| {
        runtime.time_views(true);
        let reader = runtime.clone();
        let interval = Interval::new(READ_EVERY_MS, move || setter.set(spots::read(&reader)));
        move || {
            drop(interval);
            runtime.time_views(false);
        }
    });
    spots
}

/// While picking, the next press on the page names a slot instead of doing what it does; Escape
/// gives it up.
#[hook]
fn use_picking(runtime: &Runtime, is_picking: bool, on_done: Callback<Option<Inspected>>) {
    let runtime = runtime.clone();
    use_effect_with(is_picking, move |is_picking| {
        let listeners = is_picking.then(|| listen(&runtime, &on_done)).flatten();
        move || drop(listeners)
    });
}

fn listen(runtime: &Runtime, on_done: &Callback<Option<Inspected>>) -> Option<[EventListener; 3]> {
    let document = browser::document()?;
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        ..EventListenerOptions::enable_prevent_default()
    };
    let hold = |event: &Event| {
        event.prevent_default();
        event.stop_propagation();
    };
    // The press itself, and the click that would follow.
    let press = EventListener::new_with_options(&document, "pointerdown", options, move |event| {
        if !is_inside(event) {
            hold(event);
        }
    });
    let (runtime, done) = (runtime.clone(), on_done.clone());
    let click = EventListener::new_with_options(&document, "click", options, move |event| {
        if !is_inside(event) {
            hold(event);
            let press = event.dyn_ref::<MouseEvent>();
            done.emit(press.and_then(|press| spots::under(press, &spots::read(&runtime))));
        }
    });
    let done = on_done.clone();
    let key = EventListener::new_with_options(&document, "keydown", options, move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            hold(event);
            done.emit(None);
        }
    });
    Some([press, click, key])
}

/// Whether something happened in the inspector's own window.
fn is_inside(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest(".inspector").ok().flatten().is_some())
}
