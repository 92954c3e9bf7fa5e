//! `use_file_drop`: files dropped anywhere on the page.

use std::{cell::Cell, rc::Rc};

use client::services::browser;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList};
use yew::prelude::*;

/// Hears of files that are dropped; answers whether some are being held over the page.
///
/// While a page uses it, no file that misses its place replaces the page.
#[hook]
pub fn use_file_drop(on_files: Callback<Vec<File>>) -> bool {
    let is_over = use_state_eq(|| false);
    let setter = is_over.setter();
    use_effect_with(on_files, move |on_files| {
        let listeners = browser::document()
            .map(|document| listeners(&document, &setter, on_files.clone()))
            .unwrap_or_default();
        move || drop(listeners)
    });
    *is_over
}

fn listeners(
    document: &web_sys::Document,
    is_over: &UseStateSetter<bool>,
    on_files: Callback<Vec<File>>,
) -> Vec<EventListener> {
    // Each element on the way is entered and left; the page itself is left with the last one.
    let depth = Rc::new(Cell::new(0_u32));
    let listen = |name: &'static str, act: Rc<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(document, name, options, move |event: &Event| {
            let Some(event) = event.dyn_ref::<DragEvent>().filter(|it| holds_files(it)) else {
                return;
            };
            event.prevent_default();
            act(event);
        })
    };
    let change = |by: fn(u32) -> u32| {
        let (depth, is_over) = (Rc::clone(&depth), is_over.clone());
        Rc::new(move |_: &DragEvent| {
            depth.set(by(depth.get()));
            is_over.set(depth.get() > 0);
        })
    };
    let dropped = {
        let (depth, is_over) = (Rc::clone(&depth), is_over.clone());
        Rc::new(move |event: &DragEvent| {
            depth.set(0);
            is_over.set(false);
            let files = event.data_transfer().and_then(|it| it.files());
            on_files.emit(files.map(|files| list(&files)).unwrap_or_default());
        })
    };
    vec![
        listen("dragenter", change(|depth| depth.saturating_add(1))),
        listen("dragleave", change(|depth| depth.saturating_sub(1))),
        // Without this one nothing can be dropped.
        listen("dragover", Rc::new(|_| {})),
        listen("drop", dropped),
    ]
}

/// Texts and links are dragged, too.
fn holds_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|it| it.types());
    types.is_some_and(|types| types.iter().any(|it| it.as_string().as_deref() == Some("Files")))
}

/// The files of a list.
#[must_use]
pub fn list(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|idx| files.get(idx)).collect()
}
