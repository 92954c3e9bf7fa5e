//! `link-tooltip.v1`: what plugins show beside a link of a text, under the pointer or on focus. It
//! takes neither focus nor presses, and goes with the pointer, the focus, Escape or scrolling.

use contracts::{Contract as _, LinkTooltip, LinkTooltipProps};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use runtime::Slot;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::prelude::*;

use crate::{
    components::{AnchorRect, Side, place_element},
    hooks::use_selector,
    services::browser,
};

/// Links in texts that people and plugins write.
const LINKS: &str = ".markdown a[href]";
/// A pointer that only passes over a link shows nothing.
const CALM_MS: u32 = 300;
/// Its id, so that the link is described by it.
const ID: &str = "link-tooltip";

/// Nothing, unless a plugin wants to show something.
#[component]
pub(super) fn LinkTooltips() -> Html {
    let is_wanted = use_selector(|state| state.extensions.wanted().contains(LinkTooltip::ID));
    if *is_wanted {
        html! { <Watcher /> }
    } else {
        Html::default()
    }
}

/// The link that is pointed at.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    link: Element,
    href: String,
    anchor: AnchorRect,
}

impl Shown {
    fn of(link: Element) -> Option<Self> {
        let href = link.get_attribute("href")?;
        let anchor = AnchorRect::of(&link);
        Some(Self { link, href, anchor })
    }
}

#[component]
fn Watcher() -> Html {
    let shown = use_state_eq(|| None::<Shown>);
    let viewer_id = use_selector(|state| state.me.to_string());
    {
        let setter = shown.setter();
        use_effect_with((), move |()| {
            let listeners = listeners(&setter);
            move || drop(listeners)
        });
    }
    let frame = use_node_ref();
    {
        let frame = frame.clone();
        use_effect_with((*shown).clone(), move |shown| {
            if let (Some(shown), Some(frame)) = (shown, frame.cast::<Element>()) {
                place_element(&frame, shown.anchor, Side::default());
                // Refused for no element of the page.
                let _ = shown.link.set_attribute("aria-describedby", ID);
            }
            let link = shown.as_ref().map(|shown| shown.link.clone());
            move || {
                if let Some(link) = link {
                    let _ = link.remove_attribute("aria-describedby");
                }
            }
        });
    }
    let Some(shown) = &*shown else { return Html::default() };
    let props = LinkTooltipProps { href: shown.href.clone(), viewer_id: (*viewer_id).clone() };
    html! {
        <div class="popover link-tooltip" id={ID} role="tooltip" ref={frame}>
            { Slot::<LinkTooltip>::new(props).alone() }
        </div>
    }
}

fn link_of(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(LINKS).ok().flatten()
}

fn listeners(setter: &UseStateSetter<Option<Shown>>) -> Vec<EventListener> {
    let Some(document) = browser::document() else { return Vec::new() };
    let waiting = std::rc::Rc::new(std::cell::RefCell::new(None::<Timeout>));
    let on = |name: &'static str, handle: Box<dyn Fn(&Event)>| {
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&document, name, options, move |event| handle(event))
    };
    let pointed = {
        let (setter, waiting) = (setter.clone(), waiting.clone());
        move |event: &Event| {
            let link = link_of(event);
            let show = link.map(|link| {
                let setter = setter.clone();
                Timeout::new(CALM_MS, move || setter.set(Shown::of(link)))
            });
            if show.is_none() {
                setter.set(None);
            }
            waiting.replace(show);
        }
    };
    let focused = {
        let setter = setter.clone();
        move |event: &Event| setter.set(link_of(event).and_then(Shown::of))
    };
    let gone = {
        let (setter, waiting) = (setter.clone(), waiting);
        move |_: &Event| {
            waiting.replace(None);
            setter.set(None);
        }
    };
    let on_key = {
        let gone = gone.clone();
        move |event: &Event| {
            let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|it| it.key() == "Escape");
            if is_escape {
                gone(event);
            }
        }
    };
    vec![
        on("mouseover", Box::new(pointed)),
        on("focusin", Box::new(focused)),
        on("focusout", Box::new(gone.clone())),
        on("scroll", Box::new(gone)),
        on("keydown", Box::new(on_key)),
    ]
}
