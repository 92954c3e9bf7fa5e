//! `use_leave_guard`: asks before what was changed and not saved is lost.

use std::{cell::Cell, rc::Rc};

use client::services::browser;
use gloo_events::{EventListener, EventListenerOptions};
use yew::prelude::*;

/// Whether the open page holds changes that are not saved. The frame looks before it goes on.
#[derive(Debug, Clone, Default)]
pub struct LeaveGuard {
    unsaved: Rc<Cell<bool>>,
}

impl LeaveGuard {
    /// Whether leaving loses something.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.unsaved.get()
    }
}

impl PartialEq for LeaveGuard {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.unsaved, &other.unsaved)
    }
}

/// Tells the frame whether this page holds unsaved changes. Over when the page is gone.
#[hook]
pub fn use_leave_guard(is_unsaved: bool) {
    let guard = use_context::<LeaveGuard>().unwrap_or_default();
    use_effect_with((guard, is_unsaved), |(guard, is_unsaved)| {
        guard.unsaved.set(*is_unsaved);
        // Also when the window is closed or the chat is opened.
        let listener = browser::window().filter(|_| *is_unsaved).map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
            })
        });
        let guard = guard.clone();
        move || {
            drop(listener);
            guard.unsaved.set(false);
        }
    });
}
