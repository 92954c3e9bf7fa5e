//! The store: one [`State`], changed by [`Action`]s only, and told to whoever listens.
//!
//! It knows nothing of Yew. Listeners get the new state after every dispatch and decide themselves
//! whether their part has changed (see `hooks::use_selector`), so a new post renders the post list
//! of its channel and not the rows of others.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, VecDeque},
    fmt,
    rc::Rc,
};

use super::{State, action::Action, reduce};

type Listener = Rc<dyn Fn(&State)>;

/// A handle to the one store of a page. Clones share it, and equality is identity.
#[derive(Clone, Default)]
pub struct Store {
    inner: Rc<Inner>,
}

#[derive(Default)]
struct Inner {
    state: RefCell<State>,
    listeners: RefCell<BTreeMap<u64, Listener>>,
    next_listener: Cell<u64>,
    waiting: RefCell<VecDeque<Action>>,
    busy: Cell<bool>,
}

impl Store {
    /// A store that starts with `state`.
    #[must_use]
    pub fn new(state: State) -> Self {
        Self { inner: Rc::new(Inner { state: RefCell::new(state), ..Inner::default() }) }
    }

    /// Applies one action and tells the listeners.
    ///
    /// An action dispatched by a listener waits until the running one is told to everybody.
    pub fn dispatch(&self, action: Action) {
        self.dispatch_all([action]);
    }

    /// Applies several actions and tells the listeners once.
    pub fn dispatch_all(&self, actions: impl IntoIterator<Item = Action>) {
        self.inner.waiting.borrow_mut().extend(actions);
        if self.inner.busy.replace(true) {
            return;
        }
        loop {
            let batch = std::mem::take(&mut *self.inner.waiting.borrow_mut());
            if batch.is_empty() {
                break;
            }
            {
                let mut state = self.inner.state.borrow_mut();
                for action in batch {
                    reduce::apply(&mut state, action);
                }
            }
            let listeners: Vec<Listener> =
                self.inner.listeners.borrow().values().map(Rc::clone).collect();
            let state = self.inner.state.borrow();
            for listener in listeners {
                listener(&state);
            }
        }
        self.inner.busy.set(false);
    }

    /// Looks at the state.
    pub fn read<R>(&self, look: impl FnOnce(&State) -> R) -> R {
        look(&self.inner.state.borrow())
    }

    /// Calls `listener` after every change until the subscription is dropped.
    #[must_use = "dropping the subscription ends it"]
    pub fn subscribe(&self, listener: impl Fn(&State) + 'static) -> StoreSubscription {
        let id = self.inner.next_listener.get();
        self.inner.next_listener.set(id.wrapping_add(1));
        self.inner.listeners.borrow_mut().insert(id, Rc::new(listener));
        StoreSubscription { store: self.clone(), id }
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("listeners", &self.inner.listeners.borrow().len()).finish()
    }
}

/// Keeps a listener of the [`Store`] alive.
#[derive(Debug)]
pub struct StoreSubscription {
    store: Store,
    id: u64,
}

impl Drop for StoreSubscription {
    fn drop(&mut self) {
        self.store.inner.listeners.borrow_mut().remove(&self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::connection::Connection;

    #[test]
    fn tells_listeners_until_dropped() {
        let store = Store::default();
        let n_calls = Rc::new(Cell::new(0));
        let subscription = {
            let n_calls = Rc::clone(&n_calls);
            store.subscribe(move |_| n_calls.set(n_calls.get() + 1))
        };
        store.dispatch(Action::Connection(Connection::Online));
        assert_eq!(n_calls.get(), 1);
        store.dispatch_all([
            Action::Connection(Connection::Connecting),
            Action::Connection(Connection::Online),
        ]);
        assert_eq!(n_calls.get(), 2, "a batch is told once");
        drop(subscription);
        store.dispatch(Action::Connection(Connection::Connecting));
        assert_eq!(n_calls.get(), 2);
    }

    #[test]
    fn an_action_from_a_listener_waits_its_turn() {
        let store = Store::default();
        let seen = Rc::new(RefCell::new(Vec::new()));
        let _subscription = {
            let (store_again, seen) = (store.clone(), Rc::clone(&seen));
            store.subscribe(move |state| {
                seen.borrow_mut().push(state.connection.clone());
                if state.connection == Connection::Connecting {
                    store_again.dispatch(Action::Connection(Connection::Online));
                }
            })
        };
        store.dispatch(Action::Connection(Connection::Connecting));
        assert_eq!(*seen.borrow(), [Connection::Connecting, Connection::Online]);
    }
}
