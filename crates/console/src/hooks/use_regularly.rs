//! `use_regularly`: asks again while somebody looks, for what no event tells of.

use client::services::browser;
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use yew::prelude::*;

/// Often enough to watch, and seldom enough for a page that stays open all day.
const EVERY_MS: u32 = 30_000;

/// Emits every half minute while the page can be seen, and at once when it is seen again.
#[hook]
pub fn use_regularly(reload: &Callback<()>) {
    use_effect_with(reload.clone(), |reload| {
        let (by_time, by_look) = (reload.clone(), reload.clone());
        let if_seen = |reload: &Callback<()>| {
            if browser::document().is_some_and(|document| !document.hidden()) {
                reload.emit(());
            }
        };
        let timer = Interval::new(EVERY_MS, move || if_seen(&by_time));
        let listener = browser::document().map(|document| {
            EventListener::new(&document, "visibilitychange", move |_| if_seen(&by_look))
        });
        move || drop((timer, listener))
    });
}
