//! Work that waits, held by a guard, so that none outlives the view that asked for it.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Ends its work when it is dropped.
#[must_use = "dropping it ends the work"]
pub struct Task {
    work: Rc<RefCell<Option<Work>>>,
}

/// Starts `work`; it goes on until it is done or the [`Task`] is dropped.
///
/// In Yew, move the task into the clean-up of an effect:
///
/// ```
/// # use yew::{component, html, use_effect_with, Html};
/// #[component]
/// fn Greeting() -> Html {
///     use_effect_with((), |()| {
///         let task = sdk::task::spawn(async { /* host.request(…).await */ });
///         move || drop(task)
///     });
///     html! { "Hello" }
/// }
/// ```
pub fn spawn(work: impl Future<Output = ()> + 'static) -> Task {
    let work: Rc<RefCell<Option<Work>>> = Rc::new(RefCell::new(Some(Box::pin(work))));
    let running = Rc::clone(&work);
    wasm_bindgen_futures::spawn_local(poll_fn(move |wakers| {
        // Taken out while it runs, so that work which drops its own task finds nothing to drop.
        let Some(mut taken) = running.borrow_mut().take() else { return Poll::Ready(()) };
        let polled = taken.as_mut().poll(wakers);
        if polled.is_pending() && Rc::strong_count(&running) > 1 {
            *running.borrow_mut() = Some(taken);
        }
        polled
    }));
    Task { work }
}

impl Drop for Task {
    fn drop(&mut self) {
        // Dropped after the borrow ends: the work's own destructors may do anything.
        let ended = self.work.try_borrow_mut().ok().and_then(|mut work| work.take());
        drop(ended);
    }
}

impl std::fmt::Debug for Task {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ended = self.work.try_borrow().is_ok_and(|work| work.is_none());
        f.debug_struct("Task").field("ended", &ended).finish()
    }
}
