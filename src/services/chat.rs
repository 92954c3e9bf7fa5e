//! What a person does in the chat, and what follows from it: calls of the server, answers into the
//! store, the live connection, what is kept, plugins.
//!
//! One file per matter in `chat/`. No Yew, no markup.

mod arranging;
mod boot;
mod catch_up;
mod commands;
mod channels;
mod files;
mod choices;
mod follow;
mod managing;
mod marks;
mod notify;
mod one_channel;
mod people;
mod posts;
mod search;
mod send;
mod threads;

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeSet, HashMap},
    fmt,
    future::Future,
    rc::{Rc, Weak},
};

use api_types::websocket::ServerEvent;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use runtime::{Runtime, Subscription};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use self::one_channel::Asked;
pub use self::{
    arranging::Place,
    commands::{CommandEnd, PageCommand},
    threads::ThreadsPage,
};
use super::{
    browser,
    emoji::{self, Table, TableSubscription},
    keep::Keeper,
    live::Live,
    plugins::Plugins,
    transfer::Transfer,
};
use crate::state::{Action, Store};

/// The chat of this page. Clones share it, and equality is identity.
#[derive(Clone)]
pub struct Chat {
    inner: Rc<Inner>,
}

struct Inner {
    store: Store,
    plugins: Plugins,
    /// Counts up with every sign-in and sign-out: answers to an earlier person are dropped.
    epoch: Cell<u32>,
    live: RefCell<Option<Live>>,
    keeper: RefCell<Option<Keeper>>,
    /// Events that came before the first answers were in the store.
    early: RefCell<Option<Vec<ServerEvent>>>,
    /// Events that came while the server was asked anew for what it told before.
    beside: RefCell<Option<Vec<ServerEvent>>>,
    /// Channels that the server is being asked for, one by one.
    asked: RefCell<Vec<Weak<Asked>>>,
    boot_retry: RefCell<Option<Timeout>>,
    wanted_people: RefCell<BTreeSet<String>>,
    looked_for: RefCell<commands::LookedFor>,
    typing_told: RefCell<(String, i64)>,
    expiry: RefCell<Option<Timeout>>,
    view_timer: RefCell<Option<Timeout>>,
    /// Threads that the server is about to be told of as read.
    read_threads: RefCell<BTreeSet<String>>,
    is_sending: Cell<bool>,
    n_send_tries: Cell<u32>,
    send_retry: RefCell<Option<Timeout>>,
    /// Files on their way or failed, by what this page calls them.
    transfers: RefCell<HashMap<String, (web_sys::File, Transfer)>>,
    n_uploads: Cell<u32>,
    idle_timer: RefCell<Option<Timeout>>,
    resync_turn: Cell<u32>,
    attention: RefCell<Vec<EventListener>>,
    /// Tells the store which slots plugins want.
    _wanted: Subscription,
    /// Tells the store of the table of emoji once it is here.
    _emojis: TableSubscription,
}

impl Chat {
    /// A chat that keeps what it knows in `store`.
    #[must_use]
    pub fn new(store: Store, plugins: Plugins) -> Self {
        let wanted = follow_wanted(&store, plugins.runtime());
        let emojis = {
            let store = store.clone();
            emoji::subscribe(move |table| {
                if let Table::Ready(emojis) = table
                    && store.read(|state| state.people.lacks_emoji())
                {
                    store.dispatch(Action::Emojis(Rc::clone(emojis)));
                }
            })
        };
        let chat = Self {
            inner: Rc::new(Inner {
                store,
                plugins,
                epoch: Cell::default(),
                live: RefCell::default(),
                keeper: RefCell::default(),
                early: RefCell::default(),
                beside: RefCell::default(),
                asked: RefCell::default(),
                boot_retry: RefCell::default(),
                wanted_people: RefCell::default(),
                looked_for: RefCell::default(),
                typing_told: RefCell::default(),
                expiry: RefCell::default(),
                view_timer: RefCell::default(),
                read_threads: RefCell::default(),
                is_sending: Cell::default(),
                n_send_tries: Cell::default(),
                send_retry: RefCell::default(),
                transfers: RefCell::default(),
                n_uploads: Cell::default(),
                idle_timer: RefCell::default(),
                resync_turn: Cell::default(),
                attention: RefCell::default(),
                _wanted: wanted,
                _emojis: emojis,
            }),
        };
        chat.watch_attention();
        chat
    }

    /// What is known.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The plugins of this page.
    #[must_use]
    pub fn plugins(&self) -> &Plugins {
        &self.inner.plugins
    }

    /// Tries the live connection at once instead of waiting for the next turn.
    pub fn reconnect_now(&self) {
        if let Some(live) = &*self.inner.live.borrow() {
            live.retry_now();
        }
    }

    /// The part of the chat that belongs to the person who is signed in now.
    fn session(&self) -> Session {
        Session { chat: self.clone(), epoch: self.inner.epoch.get() }
    }

    fn begin_epoch(&self) {
        self.inner.epoch.set(self.inner.epoch.get().wrapping_add(1));
    }

    /// Runs in the background.
    fn spawn<F: Future<Output = ()> + 'static>(&self, run: impl FnOnce(Session) -> F) {
        spawn_local(run(self.session()));
    }

    /// Follows whether the person looks at the window: only then do posts count as read.
    fn watch_attention(&self) {
        let weak = Rc::downgrade(&self.inner);
        let look = move |_: &web_sys::Event| {
            if let Some(inner) = weak.upgrade() {
                Self { inner }.attention_changed();
            }
        };
        let mut listeners = Vec::new();
        if let Some(window) = browser::window() {
            listeners.push(EventListener::new(&window, "focus", look.clone()));
            listeners.push(EventListener::new(&window, "blur", look.clone()));
        }
        if let Some(document) = browser::document() {
            listeners.push(EventListener::new(&document, "visibilitychange", look));
        }
        self.inner.attention.replace(listeners);
        self.inner.store.dispatch(Action::Attentive(browser::is_attentive()));
    }
}

/// Keeps the store told of the slots that plugins want.
fn follow_wanted(store: &Store, runtime: &Runtime) -> Subscription {
    let tell = {
        let (store, runtime) = (store.clone(), runtime.clone());
        move |()| {
            let wanted = runtime.wanted();
            if store.read(|state| **state.extensions.wanted() != wanted) {
                store.dispatch(Action::SlotsWanted(wanted));
            }
        }
    };
    tell(());
    runtime.subscribe(Callback::from(tell))
}

impl PartialEq for Chat {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl fmt::Debug for Chat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chat").field("epoch", &self.inner.epoch.get()).finish_non_exhaustive()
    }
}

/// The chat as long as the same person is signed in.
#[derive(Debug, Clone)]
struct Session {
    chat: Chat,
    epoch: u32,
}

impl Session {
    fn is_current(&self) -> bool {
        self.chat.inner.epoch.get() == self.epoch
    }

    /// Puts answers into the store, unless they belong to somebody who has left.
    fn put(&self, actions: impl IntoIterator<Item = Action>) {
        if self.is_current() {
            self.chat.inner.store.dispatch_all(actions);
            self.chat.plan_expiry();
            self.chat.complete_statuses();
        }
    }
}
