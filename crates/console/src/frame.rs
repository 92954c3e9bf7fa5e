//! The frame of the console: navigation, banner, the open page, and what shows without rights.

mod doors;
mod focus;
mod navigation;
mod open_page;
mod question;
mod replaceable;

use client::{
    components::{ConnectionBanner, icons},
    pages::connection_of,
    services::browser,
    state::Connection,
    t,
};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use yew::prelude::*;
use yew_router::prelude::*;

pub use doors::{NotForYou, SignedOut};

use crate::{
    hooks::{LeaveGuard, PluginList, use_fetched},
    route::Route,
    rules::news::Topic,
    services::plugins,
};
use focus::{MAIN, keep_focus};
use navigation::Navigation;
use open_page::OpenPage;
use question::LeaveQuestion;

/// Properties of [`Frame`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FrameProps {
    /// How page and server stand to each other.
    pub connection: Connection,
    /// Connects now.
    pub on_reconnect: Callback<()>,
}

/// Lays out the console of an administrator.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let place = use_place();
    let plugins = use_fetched((), &[Topic::Plugins], |()| plugins::managed());
    let is_open = use_state_eq(|| false);
    let toggle = use_callback(is_open.clone(), |_: MouseEvent, is_open| is_open.set(!**is_open));
    {
        let is_open = is_open.setter();
        use_effect_with(place.shown.clone(), move |_| is_open.set(false));
    }
    use_escape(&is_open);
    html! {
        <ContextProvider<PluginList> context={plugins}>
            <a class="console__skip" href={format!("#{MAIN}")}>{ t!("console-skip") }</a>
            <div class={classes!("console", is_open.then_some("console--open"))}>
                <div class="console__banner">
                    <ConnectionBanner connection={connection_of(&props.connection)}
                        on_retry={props.on_reconnect.clone()} />
                </div>
                <div class="console__bar">
                    <button type="button" class="icon-button" aria-expanded={is_open.to_string()}
                        aria-controls="console-navigation" aria-label={t!("console-navigation")}
                        onclick={toggle.clone()}>
                        { icons::list() }
                    </button>
                    <span class="console__bar-title" aria-hidden="true">{ t!("console-title") }</span>
                </div>
                <div class="console__scrim" onclick={toggle}></div>
                <Navigation place={place.shown.clone()} />
                <main class="console__main" id={MAIN} tabindex="-1"
                    onfocusout={|event: FocusEvent| keep_focus(&event)}>
                    <OpenPage place={place.shown.clone()} />
                </main>
            </div>
            if let Some(wanted) = place.asked_for {
                <LeaveQuestion on_stay={place.on_stay} on_leave={place.on_leave}
                    key={wanted.to_path()} />
            }
        </ContextProvider<PluginList>>
    }
}

/// Closes the navigation of narrow windows.
#[hook]
fn use_escape(is_open: &UseStateHandle<bool>) {
    let setter = is_open.setter();
    use_effect_with(**is_open, move |is_open| {
        let document = browser::document().filter(|_| *is_open);
        let listener = document.map(|document| {
            EventListener::new(&document, "keydown", move |event| {
                let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
                if key.as_deref() == Some("Escape") {
                    setter.set(false);
                }
            })
        });
        move || drop(listener)
    });
}

/// Where the person is, and where they want to go while something is not saved.
struct Place {
    shown: Route,
    asked_for: Option<Route>,
    on_stay: Callback<()>,
    on_leave: Callback<()>,
}

/// Follows the address, but not away from what is not saved: then the page stays until answered.
#[hook]
fn use_place() -> Place {
    let guard = use_context::<LeaveGuard>().unwrap_or_default();
    let wanted = use_route::<Route>().unwrap_or(Route::NotFound);
    let shown = use_state_eq(|| wanted.clone());
    let navigator = use_navigator();
    {
        let (shown, guard) = (shown.clone(), guard.clone());
        use_effect_with(wanted.clone(), move |wanted| {
            if !guard.is_unsaved() {
                shown.set(wanted.clone());
            }
        });
    }
    let on_stay = use_callback((navigator, (*shown).clone()), |(), (navigator, shown)| {
        if let Some(navigator) = navigator {
            navigator.push(shown);
        }
    });
    let on_leave = use_callback((shown.setter(), wanted.clone()), |(), (shown, wanted)| {
        shown.set(wanted.clone());
    });
    let asked_for = (wanted != *shown && guard.is_unsaved()).then_some(wanted);
    Place { shown: (*shown).clone(), asked_for, on_stay, on_leave }
}
