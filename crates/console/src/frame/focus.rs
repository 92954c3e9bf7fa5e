//! The focus on pages that have no heading of ours, which would take it.

use client::services::browser;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{FocusEvent, HtmlElement};

/// The id of the element that pages stand in.
pub(super) const MAIN: &str = "console-main";

/// Moves the focus to the page, unless the page has it.
pub(super) fn take_focus() {
    let document = browser::document();
    let main = document.as_ref().and_then(|document| document.get_element_by_id(MAIN));
    let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) else { return };
    let focused = document.and_then(|document| document.active_element());
    if !main.contains(focused.as_deref()) {
        // Fails for no element with a tabindex.
        let _ = main.focus();
    }
}

/// Keeps the focus in the page when what had it goes, as the console's own page is by the
/// one that a plugin draws. What loses the focus otherwise is still there afterwards.
pub(super) fn keep_focus(event: &FocusEvent) {
    let lost = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    spawn_local(async move {
        // It has no parent to stand at when it is taken away or hidden.
        if lost.is_some_and(|lost| lost.offset_parent().is_none()) {
            take_focus();
        }
    });
}
