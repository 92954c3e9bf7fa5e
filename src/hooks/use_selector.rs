//! `use_selector`: renders a component only when its part of the state has changed.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::{State, Store};

/// The store of the page.
///
/// # Panics
/// Outside of `App`, which provides it.
#[hook]
#[expect(clippy::expect_used, reason = "a component outside of App is a mistake in our own code")]
pub fn use_store() -> Store {
    use_context::<Store>().expect("components that use the store stand inside of App")
}

/// What `select` picks from the state; the component renders again when the answer differs.
///
/// `select` runs after every action, so it must be cheap: look up, count, clone an `Rc`.
#[hook]
pub fn use_selector<T, F>(select: F) -> Rc<T>
where
    T: PartialEq + 'static,
    F: Fn(&State) -> T + 'static,
{
    let store = use_store();
    let selected = use_mut_ref(|| Selected::<T> { select: None, value: None });
    let update = use_force_update();

    let value = {
        let fresh = store.read(&select);
        let mut selected = selected.borrow_mut();
        selected.select = Some(Rc::new(select));
        selected.keep(fresh).0
    };
    use_effect_with(store, move |store| {
        let look = move |state: &State| {
            let Some(select) = selected.borrow().select.clone() else { return };
            let fresh = select(state);
            let changed = selected.borrow_mut().keep(fresh).1;
            if changed {
                update.force_update();
            }
        };
        // The state may have changed between this render and now.
        store.read(&look);
        let subscription = store.subscribe(look);
        move || drop(subscription)
    });
    value
}

type Select<T> = Rc<dyn Fn(&State) -> T>;

/// The last answer, and how to get the next one.
struct Selected<T> {
    select: Option<Select<T>>,
    value: Option<Rc<T>>,
}

impl<T: PartialEq> Selected<T> {
    /// Takes the fresh value if it differs; equal ones keep the old `Rc`, so props stay equal too.
    fn keep(&mut self, fresh: T) -> (Rc<T>, bool) {
        if let Some(value) = &self.value
            && **value == fresh
        {
            return (Rc::clone(value), false);
        }
        let value = Rc::new(fresh);
        self.value = Some(Rc::clone(&value));
        (value, true)
    }
}
